import { ERRORS } from '../../../shared/errors';
import type { Clock } from './clock';
import { aborted, isVeniceError, withContext, type VeniceError } from './errors';
import type { RetryPolicy } from './limits';

/**
 * Tries until it works, until trying again is not allowed, or until the attempts or the waiting are used up. This is the only loop
 * that sends anything twice, for what is billed and what is not: a library beneath it that resent on its own would hide attempts from
 * the journal and could not know of charges.
 */
export const withRetries = async <T>({
  policy,
  repeatable,
  clock,
  signal,
  attempt,
  onRetry,
}: {
  policy: RetryPolicy;
  /** Whether the same twice is the same once. */
  repeatable: boolean;
  clock: Clock;
  signal?: AbortSignal;
  /** Counted from 1. */
  attempt(number: number): Promise<T>;
  onRetry?(info: { attempt: number; delayMs: number; error: VeniceError }): void | Promise<void>;
}): Promise<T> => {
  const spent: Spent = { attempts: 0, afterInferenceFailed: 0, waitedMs: 0 };
  for (;;) {
    spent.attempts += 1;
    try {
      return await attempt(spent.attempts);
    } catch (error) {
      if (!isVeniceError(error)) throw error;
      withContext(error, { attempts: spent.attempts });
      const delayMs = delayBefore({
        ...{ error, spent, policy, repeatable },
        random: clock.random(),
      });
      if (delayMs === null) throw error;
      spent.waitedMs += delayMs;
      if (error.code === 'inference_failed') spent.afterInferenceFailed += 1;
      await onRetry?.({ attempt: spent.attempts, delayMs, error });
      await pause({ clock, delayMs, signal, attempts: spent.attempts });
    }
  }
};

export type Spent = { attempts: number; afterInferenceFailed: number; waitedMs: number };

/** Milliseconds to wait before the next attempt; null when there must be none. */
export const delayBefore = ({
  error,
  spent,
  policy,
  repeatable,
  random,
}: Question & { random: number }): number | null => {
  if (!mayRepeat({ error, spent, policy, repeatable }) || spent.attempts >= policy.attempts)
    return null;
  const delay =
    error.retryAfterMs === null
      ? backoff({ attempt: spent.attempts, policy, random })
      : // Never earlier than Venice said; a little later, so that those who wait do not all come at once.
        Math.max(0, error.retryAfterMs) + random * policy.baseDelayMs;
  const delayMs = Math.ceil(delay);
  return spent.waitedMs + delayMs > policy.waitBudgetMs ? null : delayMs;
};

/** Grows twofold up to the cap; the upper half of each step is left to chance. */
export const backoff = ({
  attempt,
  policy,
  random,
}: {
  attempt: number;
  policy: RetryPolicy;
  random: number;
}): number => {
  const step = Math.min(policy.capMs, policy.baseDelayMs * 2 ** (attempt - 1));
  return step / 2 + (random * step) / 2;
};

type Question = { error: VeniceError; spent: Spent; policy: RetryPolicy; repeatable: boolean };

const mayRepeat = ({ error, spent, policy, repeatable }: Question): boolean => {
  // Whatever the table says: where something may have been paid for, a person decides.
  if (error.charge !== 'none') return false;
  // Without a charge only what is free to ask can get here: a lost answer of a GET.
  if (error.code === 'no_answer') return repeatable;
  const rule = ERRORS[error.code].retry;
  if (rule === 'bounded') return spent.afterInferenceFailed < policy.inferenceFailedAttempts;
  return rule === 'wait';
};

const pause = async ({
  clock,
  delayMs,
  signal,
  attempts,
}: {
  clock: Clock;
  delayMs: number;
  signal?: AbortSignal;
  attempts: number;
}): Promise<void> => {
  try {
    await clock.sleep(delayMs, signal);
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
  // The attempt before was free, or there would be no next one.
  if (signal?.aborted) throw withContext(aborted('none'), { attempts });
};
