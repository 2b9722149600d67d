import { createHash } from 'node:crypto';

/** How much a whole word weighs against one of its trigrams. */
const WORD = 3;
const PLACES = 4;

/**
 * A vector of length one for a text. Every word stem and every three letters in a row push it a little in a direction of their
 * own, so texts that share them point the same way. Nothing is understood: a synonym is a stranger.
 */
export const embed = ({ text, dimensions }: { text: string; dimensions: number }): number[] => {
  const vector = new Float64Array(dimensions);
  for (const [feature, weight] of featuresOf(text)) push({ vector, feature, weight });
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return Array.from(vector, (value) => (length === 0 ? 0 : Math.fround(value / length)));
};

/** Little-endian floats of four bytes, the form that OpenAI's clients ask for. */
export const packed = (vector: number[]): string =>
  Buffer.from(Float32Array.from(vector).buffer).toString('base64');

const featuresOf = (text: string): Map<string, number> => {
  const features = new Map<string, number>([['', 0.5]]);
  const add = (feature: string, weight: number): void => {
    features.set(feature, (features.get(feature) ?? 0) + weight);
  };
  for (const word of text
    .toLowerCase()
    .normalize('NFKD')
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    const share = word.length > 3 ? 1 : 0.3;
    add(`w:${stem(word)}`, WORD * share);
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) add(`t:${padded.slice(at, at + 3)}`, share);
  }
  return features;
};

/** Close enough for endings of plural and tense in a few languages. */
const stem = (word: string): string =>
  word.length > 5 ? word.replace(/(?:ings?|ed|es|en|er|s|e)$/u, '') : word.replace(/s$/u, '');

const push = ({ vector, feature, weight }: Push): void => {
  const hash = createHash('sha256').update(feature).digest();
  for (let place = 0; place < PLACES; place += 1) {
    const number = hash.readUInt32LE(place * 4);
    const at = number % vector.length;
    const sign = (hash[16 + place] ?? 0) & 1 ? 1 : -1;
    vector[at] = (vector[at] ?? 0) + sign * Math.sqrt(weight);
  }
};

type Push = { vector: Float64Array; feature: string; weight: number };
