import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { PLUGIN_ID } from '../../../shared/plugin';
import { parseConfig } from '../config';
import { VeniceError, type AnswerMeta } from '../venice';
import { openLimiters, ownLimiters, type Limiters } from './turns/limiters';
import { why } from '../utils/why';

/** What a fresh key may ask for in a minute, as Venice publishes it for images. */
const REQUESTS_PER_MINUTE = 20;

/**
 * When a request may leave: counted as Venice counts, each image as one, by all instances on this database together. Also holds
 * everything back for a moment when Venice refuses again and again, because it locks a key that goes on.
 */
export const createTurns = ({ strapi }: { strapi: Core.Strapi }) => {
  const config = () => parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  let opening: Promise<Limiters> | null = null;
  const limiters = (): Promise<Limiters> => {
    const { circuit } = config();
    opening ??= openLimiters({ strapi, circuit }).catch((error: unknown) => {
      strapi.log.warn(`venice: requests are counted for this process alone: ${why(error)}`);
      // The next request tries again, and until then nothing is forgotten.
      opening = null;
      return (own ??= ownLimiters(circuit));
    });
    return opening;
  };
  let own: Limiters | null = null;
  /** What Venice's latest answer said. */
  let told: number | null = null;
  const perMinute = () => Math.min(config().requestsPerMinute ?? Infinity, told ?? untold());
  const untold = () => config().requestsPerMinute ?? REQUESTS_PER_MINUTE;
  /** Spares a write after each success. Another instance's refusals are its own to forget. */
  let refused = false;

  const checkCircuit = async (): Promise<void> => {
    const state = await (await limiters()).refusals.get(KEY);
    const { refusals } = config().circuit;
    refused = state !== null && state.consumedPoints > 0;
    if (state === null || state.consumedPoints < refusals) return;
    throw new VeniceError({
      code: 'circuit_open',
      message: `Venice refused ${refusals} requests in a row; the next may leave in ${seconds(state)} s`,
      retryAfterMs: state.msBeforeNext,
    });
  };

  /** Milliseconds until it may be tried again; null when the turn was given. */
  const tryTake = async (images: number): Promise<number | null> => {
    const { images: limiter } = await limiters();
    limiter.points = perMinute();
    try {
      await limiter.consume(KEY, Math.min(images, limiter.points));
      return null;
    } catch (full) {
      if (full instanceof RateLimiterRes) return Math.max(full.msBeforeNext, SHORTEST_WAIT_MS);
      throw full;
    }
  };

  const pause = async (ms: number): Promise<void> => {
    if (ms <= 0) return;
    const { images: limiter } = await limiters();
    await limiter.block(KEY, Math.ceil(Math.min(ms, LONGEST_PAUSE_MS) / 1_000));
  };

  const count = async (error: VeniceError): Promise<void> => {
    const { refusals, pauseMs } = config().circuit;
    const limiter = (await limiters()).refusals;
    refused = true;
    const { consumedPoints } = await limiter.penalty(KEY);
    if (consumedPoints < refusals) return;
    await limiter.block(KEY, Math.ceil(pauseMs / 1_000));
    strapi.log.warn(
      `venice: ${refusals} refusals in a row, the last with status ${error.status}; nothing leaves for ${pauseMs} ms`
    );
  };

  return {
    /**
     * Resolves when this many images may be asked for; of what is no image (0) only the refusals count, because its limits are others.
     * `onWait` is told until when it waits at least. Throws VeniceError `circuit_open`,
     * or `aborted` when the signal ends the wait; nothing has been charged then.
     */
    async take(question: {
      images: number;
      signal: AbortSignal;
      onWait(until: Date): Promise<unknown>;
    }): Promise<void> {
      const { images, signal, onWait } = question;
      for (;;) {
        await checkCircuit();
        const waitMs = images === 0 ? null : await tryTake(images);
        if (waitMs === null) return;
        await onWait(new Date(Date.now() + waitMs));
        await sleep({ ms: waitMs, signal });
      }
    },

    /** Throws VeniceError `circuit_open` while nothing may leave. For what is counted by no limit of ours. */
    checkCircuit,

    /** What an answer or a refusal tells of the limits. Those of anything but images (0) are not theirs. */
    async hear({
      images,
      meta,
      error,
    }: {
      images: number;
      meta?: AnswerMeta;
      error?: VeniceError;
    }): Promise<void> {
      if (error) {
        const { status } = error;
        if (error.keyWide && images > 0) await pause(error.retryAfterMs ?? 0);
        else if (isRefusal(status)) await count(error);
        return;
      }
      if (refused) await (await limiters()).refusals.delete(KEY);
      refused = false;
      if (images === 0) return;
      const { limit, remaining, resetAt } = meta?.rateLimit ?? NOTHING;
      if (limit !== null && limit >= 1) told = limit;
      if (remaining === 0 && resetAt !== null) await pause(resetAt - Date.now());
    },
  };
};

const KEY = 'images';
const NOTHING = { limit: null, remaining: null, resetAt: null };
const SHORTEST_WAIT_MS = 50;
/** Venice counts by the minute; a clock that is off must not hold the work back for longer. */
const LONGEST_PAUSE_MS = 60_000;

/** A 429 counts against no error budget. */
const isRefusal = (status: number | null): boolean =>
  status !== null && status >= 400 && status < 500 && status !== 429;

const seconds = ({ msBeforeNext }: RateLimiterRes): number => Math.ceil(msBeforeNext / 1_000);

const sleep = async ({ ms, signal }: { ms: number; signal: AbortSignal }): Promise<void> => {
  try {
    await wait(ms, undefined, { signal });
  } catch {
    throw new VeniceError({ code: 'aborted', charge: 'none', message: 'Cancelled' });
  }
};
