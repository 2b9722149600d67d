import { createHash, randomInt } from 'node:crypto';

/** A repeatable stream of numbers in [0, 1), the same for the same parts on every machine. */
export const stream = (...parts: (string | number)[]): (() => number) => {
  let state = createHash('sha256').update(JSON.stringify(parts)).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** One of several, by the next number of a stream. */
export const pick = <T>({ from, random }: { from: [T, ...T[]]; random: () => number }): T =>
  from[Math.floor(random() * from.length)] ?? from[0];

/** What Venice does when no seed was sent. */
export const drawSeed = (): number => randomInt(1, 999_999_999);

export const digits = (count: number): string =>
  Array.from({ length: count }, () => randomInt(0, 10)).join('');
