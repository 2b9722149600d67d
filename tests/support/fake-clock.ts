import type { Clock } from '../../server/src/venice';

/** A clock on which a wait takes no time at all. `naps` are the waits, in milliseconds. */
export const fakeClock = ({ now = 1_750_000_000_000, random = 0 } = {}): Clock & {
  naps: number[];
} => {
  const naps: number[] = [];
  let time = now;
  return {
    naps,
    now: () => time,
    random: () => random,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      naps.push(ms);
      time += ms;
    },
  };
};
