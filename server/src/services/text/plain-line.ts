/** A text as one plain line of at most `max` characters: no markup, no quotation marks around it, cut between words. */
export const plainLine = ({
  text,
  max,
  locale,
}: {
  text: string;
  max: number;
  locale: string;
}): string => {
  const line = withoutTags(text.slice(0, READ_MAX))
    .replace(LINK, '$1')
    .replace(EMPHASIS, '')
    .replace(LINE_MARK, '')
    .replace(UNPRINTABLE, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return shortened({ text: unquoted(line), max, locale });
};

/** What lies further behind is cut off anyway. */
const READ_MAX = 10_000;

/** What one removal leaves may be a tag again. */
const withoutTags = (text: string): string => {
  const without = text.replace(TAG, ' ');
  return without === text ? text : withoutTags(without);
};

const TAG = /<\/?[a-z!][^<>]*>/giu;
/** Of Markdown, a picture too. */
const LINK = /!?\[([^\]]*)\]\([^)]*\)/gu;
const EMPHASIS = /\*\*|__|`/gu;
const LINE_MARK = /^[ \t]*(#{1,6}|>|[-*])[ \t]+/gmu;
/** Control signs, halves of surrogate pairs, and what turns the direction of reading for whatever stands behind it. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

const unquoted = (line: string): string => {
  const closing = QUOTES[line[0] ?? ''];
  const inner = line.slice(1, -1);
  const around = line.length > 1 && closing?.includes(line.at(-1) ?? '') === true;
  // «Open» and «closed» are two quotations, and neither is around it all.
  const whole = around && ![line[0] ?? '', ...closing].some((mark) => inner.includes(mark));
  return whole ? inner.trim() : line;
};

/** What may close a quotation, by what opens it. */
const QUOTES: Partial<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '„': '“”',
  '«': '»',
  '»': '«',
  '「': '」',
};

const shortened = ({
  text,
  max,
  locale,
}: {
  text: string;
  max: number;
  locale: string;
}): string => {
  if (text.length <= max) return text;
  const room = max - ELLIPSIS.length;
  const words = upTo({ text, room, segmenter: segmenter({ locale, granularity: 'word' }) });
  const kept = words.replace(/[\s\p{P}]+$/u, '');
  // One endless word is cut between its letters.
  const letters = () =>
    upTo({ text, room, segmenter: segmenter({ locale, granularity: 'grapheme' }) });
  return `${kept || letters()}${ELLIPSIS}`;
};

const ELLIPSIS = '…';

const upTo = ({
  text,
  room,
  segmenter: parts,
}: {
  text: string;
  room: number;
  segmenter: Intl.Segmenter;
}): string => {
  let end = 0;
  for (const { index, segment } of parts.segment(text)) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
};

/** Words are told apart as the language does, which need not be by spaces. */
const segmenter = ({
  locale,
  granularity,
}: {
  locale: string;
  granularity: 'word' | 'grapheme';
}): Intl.Segmenter => {
  try {
    return new Intl.Segmenter(locale.replaceAll('_', '-'), { granularity });
  } catch {
    return new Intl.Segmenter('en', { granularity });
  }
};
