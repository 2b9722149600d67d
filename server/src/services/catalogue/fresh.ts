import * as z from 'zod/v4';

/** An answer with the time at which Venice gave it. */
export type Kept<T> = {
  value: T;
  /** Epoch milliseconds. */
  fetchedAt: number;
  /** Whether a sandbox gave it. */
  sandbox: boolean;
};

export type Dated<T> = Kept<T> & {
  /** Venice could not be asked just now; this is the last good answer. */
  stale: boolean;
};

type Options<T> = {
  ttlMs: number;
  now(): number;
  fetch(): Promise<{ value: T; sandbox: boolean }>;
  /** The last good answer of an earlier process, if there is one. */
  restore(): Promise<Kept<T> | null>;
  persist(kept: Kept<T>): Promise<void>;
};

/** After a failure nobody is kept waiting for another one so soon. */
const REST_MS = 30_000;

/** Remembers an answer for a while, asks once for all who wait, and falls back on the last good one when asking fails. */
export const keepFresh = <T>({ ttlMs, now, fetch, restore, persist }: Options<T>) => {
  let kept: Kept<T> | null = null;
  let pending: Promise<Dated<T>> | null = null;
  let failure: { error: unknown; at: number } | null = null;

  const isFresh = (answer: Kept<T>): boolean => now() - answer.fetchedAt < ttlMs;

  const fallBack = (error: unknown): Dated<T> => {
    if (kept === null) throw error;
    return { ...kept, stale: true };
  };

  const ask = async (): Promise<Dated<T>> => {
    try {
      const answer = { ...(await fetch()), fetchedAt: now() };
      kept = answer;
      failure = null;
      await persist(answer);
      return { ...answer, stale: false };
    } catch (error) {
      failure = { error, at: now() };
      return fallBack(error);
    }
  };

  const answer = async ({ refresh }: { refresh: boolean }): Promise<Dated<T>> => {
    kept ??= await restore();
    if (refresh) return ask();
    if (kept !== null && isFresh(kept)) return { ...kept, stale: false };
    return failure !== null && now() - failure.at < REST_MS ? fallBack(failure.error) : ask();
  };

  return {
    /** `refresh` asks in any case. */
    get: ({ refresh }: { refresh: boolean }): Promise<Dated<T>> => {
      pending ??= answer({ refresh }).finally(() => {
        pending = null;
      });
      return pending;
    },
  };
};

export type Fresh<T> = ReturnType<typeof keepFresh<T>>;

/** What stands in Strapi's store. Of another key or address it is of no use: the catalogue is made for each key. */
export const keptAnswer = z.object({
  of: z.string(),
  fetchedAt: z.number(),
  sandbox: z.boolean(),
  value: z.unknown(),
});
