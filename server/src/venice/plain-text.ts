/**
 * Text out of an answer, made fit to be kept: PostgreSQL takes no NUL and its JSON no half of a surrogate pair, and a journal that
 * cannot be written loses what was paid for.
 */
export const keepable = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '\uFFFD');

/** The same on one line, cut to a length: whoever writes a log cannot be made to write a line of somebody else's. */
export const oneLine = ({ text, max }: { text: string; max: number }): string =>
  // Once more, because the cut may have halved a pair.
  keepable(text.replace(BREAKS, ' ').trim().slice(0, max)).trim();

/** An id or a name, as long as a column of a database takes it. */
export const identifier = (value: unknown): string | null =>
  typeof value === 'string' ? oneLine({ text: value, max: COLUMN_MAX }) || null : null;

const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
const COLUMN_MAX = 255;
