import { strings } from '@strapi/utils';
import type { Kind } from '../../../shared/operations';

/** The name is part of a public URL, so a long prompt is only hinted at; Strapi takes 255 with the extension and its own suffix. */
const NAME_MAX = 100;
/** On the disk Strapi spells a name out, `щ` as `shch`. A disk takes 255 letters, with what Strapi adds before and after. */
const SPELLED_MAX = 200;
const PROMPT_WORDS_MAX = 8;
const PROMPT_CHARACTERS_MAX = 60;

const SUFFIXES: Record<Kind, string> = {
  generate: 'image',
  generations: 'image',
  edit: 'edited',
  'multi-edit': 'edited',
  'background-remove': 'cut-out',
  upscale: 'upscaled',
  video: 'video',
  speech: 'speech',
  compose: 'music',
  transcribe: 'transcript',
};

/**
 * A name a person would give, without extension: `a-fox-in-the-snow` for what was made from words, `mug cut-out` for what was made
 * from `mug.jpg`. Letters of every script stay.
 */
export const fileNameFor = (question: {
  prompt: string | null;
  kind: Kind;
  /** Name of the first source, with or without its extension. */
  sourceName: string | null;
}): string => {
  const suffix = SUFFIXES[question.kind];
  const source = question.sourceName === null ? '' : bareName(question.sourceName);
  if (source !== '') return `${cut(source, NAME_MAX - suffix.length - 1)} ${suffix}`;
  return hintOf(question.prompt ?? '') || suffix;
};

/** Any text as a file name that Strapi and every file system take; `image` where nothing of it remains. */
export const safeFileName = (name: string): string => {
  const clean = spellable(
    name
      .normalize('NFC')
      .replace(FORBIDDEN, ' ')
      .replace(/\s+/gu, ' ')
      .replace(/^[\s.]+|[\s.]+$/gu, '')
  ).replace(/[\s.]+$/u, '');
  return clean === '' || RESERVED.test(clean) ? `image ${clean}`.trim() : clean;
};

// Control and format characters (the second reverse the reading direction of what follows) and what Windows and Strapi refuse.
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const EXTENSION =
  /\.(jpe?g|png|webp|avif|heic|heif|gif|tiff?|mp[34]|m4a|mov|webm|wav|flac|ogg|opus|aac)$/i;

const bareName = (name: string): string => {
  const bare = name.trim().replace(EXTENSION, '');
  return /[\p{L}\p{N}]/u.test(bare) ? safeFileName(bare) : '';
};

const hintOf = (prompt: string): string => {
  const words = wordsOf(prompt).slice(0, PROMPT_WORDS_MAX);
  let hint = cut(words[0] ?? '', PROMPT_CHARACTERS_MAX);
  for (const word of words.slice(1)) {
    if ([...hint].length + [...word].length >= PROMPT_CHARACTERS_MAX) break;
    hint = `${hint}-${word}`;
  }
  return hint === '' ? '' : safeFileName(hint);
};

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

const spellable = (text: string): string => {
  let name = cut(text, NAME_MAX);
  for (let excess = excessOf(name); excess > 0; excess = excessOf(name)) {
    name = cut(name, [...name].length - Math.ceil(excess / LETTERS_OF_ONE_MAX));
  }
  return name;
};

const excessOf = (name: string): number =>
  strings.nameToSlug(name, { separator: '_', lowercase: false }).length - SPELLED_MAX;

/** `unicorn`, and a space: no character becomes more. */
const LETTERS_OF_ONE_MAX = 8;

/** Cuts between characters, never inside one. */
const cut = (text: string, length: number): string => [...text].slice(0, length).join('').trimEnd();
