import { createHash } from 'node:crypto';

import { words } from './words';

const WORDS_PER_SECOND = 2.5;
const MAX_WORDS = 500;
const WORDS_PER_SEGMENT = 8;

/** What somebody might have said in that time. The words hang on the bytes, so the same file says the same. */
export const transcribe = ({ bytes, seconds }: { bytes: Buffer; seconds: number }) => {
  const count = Math.min(MAX_WORDS, Math.max(1, Math.round(seconds * WORDS_PER_SECOND)));
  const seed = createHash('sha256').update(bytes).digest('hex');
  const spoken = words({ seed, count });
  const text = sentence(spoken);
  const clock = (part: number): number => Math.round(part * seconds * 1000) / 1000;
  const span = ({ from, to, of }: Span) => ({ start: clock(from / of), end: clock(to / of) });
  return {
    text,
    timestamps: {
      word: spoken.map((word, i) => ({ word, ...span({ from: i, to: i + 1, of: count }) })),
      segment: segments(spoken).map(({ from, to }) => ({
        text: spoken.slice(from, to).join(' '),
        ...span({ from, to, of: count }),
      })),
      char: [...text].map((char, i) => ({
        char,
        ...span({ from: i, to: i + 1, of: text.length }),
      })),
    },
  };
};

const sentence = ([first = '', ...rest]: string[]): string =>
  `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ')}.`;

const segments = (spoken: string[]) =>
  Array.from({ length: Math.ceil(spoken.length / WORDS_PER_SEGMENT) }, (_, i) => ({
    from: i * WORDS_PER_SEGMENT,
    to: Math.min(spoken.length, (i + 1) * WORDS_PER_SEGMENT),
  }));

type Span = { from: number; to: number; of: number };
