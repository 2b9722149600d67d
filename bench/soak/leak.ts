import type { Memory } from './application';

/** The heap after collection at the start, in the middle and at the end of the work, all editors being logged in. */
export type Samples = { start: Memory; middle: Memory; end: Memory };

/** Caches fill and code is compiled; what goes on growing is a leak. */
const HALF_MAX = 4_000_000;

export const LEAK_RULE =
  'leak: the heap after collection grew by more than 4 MB in the first half and again in the second';

export const leaks = ({ start, middle, end }: Samples): boolean =>
  middle.heapUsed - start.heapUsed > HALF_MAX && end.heapUsed - middle.heapUsed > HALF_MAX;
