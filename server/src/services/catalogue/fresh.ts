import * as z from 'zod/v4';

/** A value with the time at which Venice was asked for it. */
export type Dated<T> = {
  value: T;
  fetchedAt: number;
  /** Venice could not be asked just now; this is the last good answer. */
  stale: boolean;
};

type Options<T> = {
  ttlMs: number;
  now(): number;
  fetch(): Promise<T>;
  /** The last good answer of an earlier process, if there is one. */
  restore(): Promise<{ value: T; fetchedAt: number } | null>;
  persist(kept: { value: T; fetchedAt: number }): Promise<void>;
};

/** Remembers an answer for a while, asks once for all who wait, and falls back on the last good one when asking fails. */
export const keepFresh = <T>({ ttlMs, now, fetch, restore, persist }: Options<T>) => {
  let kept: { value: T; fetchedAt: number } | null = null;
  let pending: Promise<Dated<T>> | null = null;

  const ask = async (): Promise<Dated<T>> => {
    try {
      const answer = { value: await fetch(), fetchedAt: now() };
      kept = answer;
      await persist(answer);
      return { ...answer, stale: false };
    } catch (error) {
      kept ??= await restore();
      if (kept === null) throw error;
      return { ...kept, stale: true };
    }
  };

  return {
    get: ({ refresh }: { refresh: boolean }): Promise<Dated<T>> => {
      if (kept !== null && !refresh && now() - kept.fetchedAt < ttlMs) {
        return Promise.resolve({ ...kept, stale: false });
      }
      pending ??= ask().finally(() => {
        pending = null;
      });
      return pending;
    },
  };
};

export type Fresh<T> = ReturnType<typeof keepFresh<T>>;

/** What stands in Strapi's store. Of another key or address it is of no use: the catalogue is made for each key. */
export const keptAnswer = z.object({ of: z.string(), fetchedAt: z.number(), value: z.unknown() });
