import * as z from 'zod/v4';
import {
  ALTERNATIVE_TEXT_MAX,
  CAPTION_MAX,
  type Description,
} from '../../../../shared/contracts/describe';
import { plainLine } from './plain-line';

type Texts = Pick<Description, 'alternativeText' | 'caption' | 'decorative'>;

/**
 * The texts in a model's answer: a JSON object, by itself, in a code fence or amid other words. Null where there is none, or none that
 * says anything.
 */
export const readDescription = ({
  answer,
  locale,
}: {
  answer: string;
  locale: string;
}): Texts | null => {
  const spoken = answer.replace(THOUGHTS, '');
  for (const candidate of objectsIn(spoken)) {
    const found = texts.safeParse(candidate).data;
    const read = found && clean({ found, locale });
    if (read && (read.decorative || read.alternativeText !== '')) return read;
  }
  return null;
};

/** Some models think aloud, also where they were asked not to; a thought that was cut off has no end. */
const THOUGHTS = /<think>[\s\S]*?(<\/think>|$)/gi;

const text = z.string().nullish().catch(null);

const texts = z
  .object({
    alternative_text: text,
    caption: text,
    decorative: z.union([z.boolean(), z.stringbool()]).nullish().catch(null),
  })
  .refine(({ alternative_text: alternative, decorative }) => alternative !== null || decorative);

const clean = ({ found, locale }: { found: z.output<typeof texts>; locale: string }): Texts => {
  const decorative = found.decorative ?? false;
  const alternative = plainLine({
    text: found.alternative_text ?? '',
    max: ALTERNATIVE_TEXT_MAX,
    locale,
  });
  return {
    alternativeText: decorative ? '' : alternative,
    caption: plainLine({ text: found.caption ?? '', max: CAPTION_MAX, locale }),
    decorative,
  };
};

/** An answer with more openings than these is not worth reading. */
const OPENINGS_MAX = 50;

function* objectsIn(answer: string): Generator<unknown> {
  let opening = answer.indexOf('{');
  for (let tries = 0; opening !== -1 && tries < OPENINGS_MAX; tries += 1) {
    const end = endOf({ answer, opening });
    const value = end === null ? undefined : parsed(answer.slice(opening, end));
    if (value !== undefined) yield value;
    opening = answer.indexOf('{', opening + 1);
  }
}

/** Behind the brace that closes this one. Braces within strings do not count. */
const endOf = ({ answer, opening }: { answer: string; opening: number }): number | null => {
  let depth = 0;
  let quoted = false;
  for (let at = opening; at < answer.length; at += 1) {
    const sign = answer[at];
    if (quoted && sign === '\\') at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '{') depth += 1;
    else if (!quoted && sign === '}' && (depth -= 1) === 0) return at + 1;
  }
  return null;
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};
