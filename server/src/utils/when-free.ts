type Limit = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Does work when its turn comes. Null where `signal` ended the wait before: then it is never begun. Work that has begun looks at the
 * signal itself.
 */
export const whenFree = <T>({
  limit,
  signal,
  work,
}: {
  limit: Limit;
  signal: AbortSignal;
  work: () => Promise<T>;
}): Promise<T | null> =>
  new Promise((resolve, reject) => {
    const giveUp = () => resolve(null);
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    limit(async () => {
      signal.removeEventListener('abort', giveUp);
      return signal.aborted ? null : work();
    }).then(resolve, reject);
  });
