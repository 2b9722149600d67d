import type { ErrorCode } from '../../../shared/errors';
import { DEFAULT_CLIENT_LIMITS, VeniceError } from '../../../server/src/venice';
import { backoff, delayBefore, withRetries, type Spent } from '../../../server/src/venice/retry';
import { fakeClock } from '../../support/fake-clock';
import { failure } from '../../support/venice-client';

const policy = DEFAULT_CLIENT_LIMITS.retry;
const first: Spent = { attempts: 1, afterInferenceFailed: 0, waitedMs: 0 };

const problem = (code: ErrorCode, fields: Partial<VeniceError> = {}) =>
  new VeniceError({ message: code, ...fields, code });

const delay = (error: VeniceError, rest: Partial<Parameters<typeof delayBefore>[0]> = {}) =>
  delayBefore({ error, spent: first, policy, repeatable: false, random: 0, ...rest });

describe('delayBefore', () => {
  it.each(['rate_limited', 'unavailable', 'unreachable', 'inference_failed'] as const)(
    'repeats after %s',
    (code) => {
      expect(delay(problem(code))).toBe(500);
    }
  );

  it.each([
    'not_configured',
    'invalid_input',
    'rejected',
    'content_policy',
    'unauthorized',
    'payment_required',
    'no_answer',
    'aborted',
    'bad_response',
    'store_failed',
  ] as const)('does not repeat after %s', (code) => {
    expect(delay(problem(code))).toBeNull();
  });

  it('repeats after a lost answer only what is free and the same twice', () => {
    const lost = problem('no_answer', { charge: 'none' });
    expect(delay(lost, { repeatable: true })).toBe(500);
    expect(delay(lost, { repeatable: false })).toBeNull();
  });

  it('does not repeat anything whose charge is unknown, whatever the table says', () => {
    expect(delay(problem('unavailable', { charge: 'unknown' }))).toBeNull();
  });

  it('never comes before the time that Venice named', () => {
    expect(delay(problem('rate_limited', { retryAfterMs: 30_000 }))).toBe(30_000);
  });

  it('comes a little after that time, each client by a chance of its own', () => {
    const error = problem('rate_limited', { retryAfterMs: 30_000 });
    expect(delay(error, { random: 0.5 })).toBe(30_500);
  });

  it('gives up when that time lies beyond what may be waited', () => {
    expect(delay(problem('rate_limited', { retryAfterMs: 90_001 }))).toBeNull();
  });

  it('counts what was already waited', () => {
    const spent = { ...first, waitedMs: 80_000 };
    const error = problem('rate_limited', { retryAfterMs: 10_001 });
    expect(delay(error, { spent })).toBeNull();
  });

  it('stops when the attempts are used up', () => {
    const spent = { ...first, attempts: policy.attempts };
    expect(delay(problem('unavailable'), { spent })).toBeNull();
  });

  it('stops after two repetitions of a failed inference', () => {
    const spent = { ...first, attempts: 3, afterInferenceFailed: 2 };
    expect(delay(problem('inference_failed'), { spent })).toBeNull();
  });

  it('does not repeat a failed inference when that is switched off', () => {
    const off = { ...policy, inferenceFailedAttempts: 0 };
    expect(delay(problem('inference_failed'), { policy: off })).toBeNull();
  });
});

describe('backoff', () => {
  it.each([
    [1, 500],
    [2, 1_000],
    [3, 2_000],
    [6, 15_000],
    [50, 15_000],
  ])('waits at least half a step before repeating attempt %i', (attempt, ms) => {
    expect(backoff({ attempt, policy, random: 0 })).toBe(ms);
  });

  it('never waits longer than its cap', () => {
    expect(backoff({ attempt: 50, policy, random: 1 })).toBe(policy.capMs);
  });
});

describe('withRetries', () => {
  const run = (outcomes: (VeniceError | string)[], more: object = {}) => {
    const clock = fakeClock();
    const attempts: number[] = [];
    const result = withRetries({
      policy,
      repeatable: false,
      clock,
      ...more,
      attempt: async (number) => {
        attempts.push(number);
        const outcome = outcomes[number - 1] ?? 'done';
        if (typeof outcome === 'string') return outcome;
        throw outcome;
      },
    });
    return { result, clock, attempts };
  };

  it('returns what the first good attempt gave', async () => {
    const { result, attempts } = run([problem('unavailable'), problem('rate_limited')]);
    await expect(result).resolves.toBe('done');
    expect(attempts).toEqual([1, 2, 3]);
  });

  it('waits longer each time', async () => {
    const { result, clock } = run([problem('unavailable'), problem('unavailable')]);
    await result;
    expect(clock.naps).toEqual([500, 1_000]);
  });

  it('gives up once the waits together would be too long', async () => {
    const slow = () => problem('rate_limited', { retryAfterMs: 50_000 });
    const { result, clock } = run([slow(), slow()]);
    expect(await failure(result)).toMatchObject({ code: 'rate_limited', attempts: 2 });
    expect(clock.naps).toEqual([50_000]);
  });

  it('says how often it tried', async () => {
    const { result } = run(Array.from({ length: 9 }, () => problem('unavailable')));
    expect(await failure(result)).toMatchObject({ code: 'unavailable', attempts: 4 });
  });

  it('tells of each repetition before it waits', async () => {
    const onRetry = jest.fn();
    const error = problem('unavailable');
    await run([error], { onRetry }).result;
    expect(onRetry.mock.calls).toEqual([[{ attempt: 1, delayMs: 500, error }]]);
  });

  it('does not repeat what is no VeniceError', async () => {
    const { result, attempts } = run([new TypeError('a mistake of ours') as VeniceError]);
    await expect(result).rejects.toThrow('a mistake of ours');
    expect(attempts).toEqual([1]);
  });

  it('ends without a charge when a person cancels during the wait', async () => {
    const controller = new AbortController();
    const onRetry = () => controller.abort();
    const { result, attempts } = run([problem('unavailable')], {
      signal: controller.signal,
      onRetry,
    });
    expect(await failure(result)).toMatchObject({ code: 'aborted', charge: 'none', attempts: 1 });
    expect(attempts).toEqual([1]);
  });
});
