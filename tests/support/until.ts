import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 5;
const LOOKS_MAX = 4_000;

/** Looks again and again until there is something to see, and no longer; fails where it never comes. */
export const until = async <T>(look: () => Promise<T | null | false>): Promise<T> => {
  for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
    const seen = await look();
    if (seen !== null && seen !== false) return seen;
    await wait(LOOK_EVERY_MS);
  }
  throw new Error('It never came to that');
};
