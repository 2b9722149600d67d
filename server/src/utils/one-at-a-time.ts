/** Work on the same key waits for the work before it; work on other keys does not. Of this process only. */
export const oneAtATime = () => {
  const tails = new Map<number, Promise<unknown>>();

  return <T>(key: number, work: () => Promise<T>): Promise<T> => {
    const turn = (tails.get(key) ?? Promise.resolve()).then(work);
    // Whoever comes next waits for the end of it, good or bad.
    const tail: Promise<unknown> = turn
      .catch(() => undefined)
      .finally(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    tails.set(key, tail);
    return turn;
  };
};
