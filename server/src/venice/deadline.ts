/** Why work was broken off: a person cancelled, or the time was up. */
export type Ended = 'person' | 'time' | null;

export type Deadline = {
  /** Aborts for either reason. */
  signal: AbortSignal;
  ended(): Ended;
  /** Must be called when the work is over, or the timer keeps the process alive. */
  clear(): void;
};

/** A timer that is later than this was not late by chance: the process was held, or its machine asleep. */
const HELD_MS = 100;

/**
 * One signal out of a caller's own and a time limit, which remembers which of them it was. axios' own timeout cannot be told from a
 * reset while the body is read.
 */
export const startDeadline = ({ ms, signal }: { ms: number; signal?: AbortSignal }): Deadline => {
  const controller = new AbortController();
  let ended: Ended = null;
  const end = (why: 'person' | 'time') => {
    ended ??= why;
    controller.abort();
  };
  const byPerson = () => end('person');
  let timer: NodeJS.Timeout;
  const arm = (wait: number): void => {
    const due = performance.now() + wait;
    timer = setTimeout(() => {
      const late = performance.now() - due;
      // Its own sleep does not count: the answer may have come meanwhile, and is read only when the timers are through.
      if (late > HELD_MS) arm(Math.min(late, ms));
      else end('time');
    }, wait);
  };
  arm(ms);
  if (signal?.aborted) byPerson();
  signal?.addEventListener('abort', byPerson, { once: true });
  return {
    signal: controller.signal,
    ended: () => ended,
    clear: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', byPerson);
    },
  };
};
