import fc from 'fast-check';
import { ERROR_CODES } from '../../shared/errors';
import { VeniceError } from '../../server/src/venice';
import { withRetries } from '../../server/src/venice/retry';
import { fakeClock } from '../support/fake-clock';
import { useFixedSeed } from '../support/fuzz';

useFixedSeed({ runs: 500 });

const anyPolicy = fc.record({
  attempts: fc.integer({ min: 1, max: 10 }),
  inferenceFailedAttempts: fc.integer({ min: 0, max: 5 }),
  waitBudgetMs: fc.integer({ min: 0, max: 600_000 }),
  baseDelayMs: fc.integer({ min: 1, max: 60_000 }),
  capMs: fc.integer({ min: 1, max: 60_000 }),
});

/** Mostly what may be repeated, or there would be little to see. */
const anyFailure = fc.record({
  code: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('rate_limited', 'unavailable', 'inference_failed') },
    { weight: 1, arbitrary: fc.constantFrom(...ERROR_CODES) }
  ),
  charge: fc.oneof(
    { weight: 4, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: fc.constantFrom('charged' as const, 'unknown' as const) }
  ),
  retryAfterMs: fc.oneof(
    fc.constant(null),
    fc.constant(0),
    fc.integer({ min: 0, max: 200_000 }),
    fc.double({ min: 0, noNaN: true })
  ),
});

type Failure = {
  code: VeniceError['code'];
  charge: VeniceError['charge'];
  retryAfterMs: number | null;
};

const anyRun = fc.record({
  policy: anyPolicy,
  failures: fc.array(anyFailure, { maxLength: 12 }),
  random: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
});

/** What was tried and how long was waited between. After the failures comes a success. */
const history = async ({
  policy,
  failures,
  random,
}: typeof anyRun extends fc.Arbitrary<infer R> ? R : never) => {
  const clock = fakeClock({ random });
  const tried: (Failure | null)[] = [];
  const work = withRetries({
    policy,
    repeatable: true,
    clock,
    attempt: async () => {
      const failure = failures[tried.length] ?? null;
      tried.push(failure);
      if (failure) throw new VeniceError({ ...failure, message: failure.code });
    },
  });
  await work.catch(() => undefined);
  return { policy, tried, naps: clock.naps };
};

const forEveryRun = (law: (run: Awaited<ReturnType<typeof history>>) => void) =>
  fc.assert(fc.asyncProperty(anyRun, async (run) => law(await history(run))));

/** Failures after which it was tried again. */
const repeated = ({ tried }: { tried: (Failure | null)[] }) =>
  tried.slice(0, -1).filter((failure) => failure !== null);

it('never repeats what may have been charged', async () => {
  await forEveryRun((run) => {
    expect(repeated(run).filter(({ charge }) => charge !== 'none')).toEqual([]);
  });
});

/** Of which it is known that nothing was made, and that it may go away. What is free to ask may also be asked again without an answer. */
const MAY_PASS = ['rate_limited', 'unavailable', 'inference_failed', 'unreachable', 'no_answer'];

it('never repeats what will not change', async () => {
  await forEveryRun((run) => {
    expect(repeated(run).filter(({ code }) => !MAY_PASS.includes(code))).toEqual([]);
  });
});

it('never gives up while it may go on', async () => {
  await forEveryRun(({ tried, naps, policy }) => {
    const last = tried.at(-1) ?? null;
    const inferences = tried.slice(0, -1).filter((failure) => failure?.code === 'inference_failed');
    const longestNap = Math.max(policy.capMs, (last?.retryAfterMs ?? 0) + policy.baseDelayMs) + 1;
    const reasons = [
      last === null,
      last?.charge !== 'none',
      !MAY_PASS.includes(last?.code ?? ''),
      tried.length >= policy.attempts,
      last?.code === 'inference_failed' && inferences.length >= policy.inferenceFailedAttempts,
      naps.reduce((sum, nap) => sum + nap, longestNap) > policy.waitBudgetMs,
    ];
    expect(reasons).toContain(true);
  });
});

it('never comes before the time that Venice named', async () => {
  await forEveryRun((run) => {
    const early = repeated(run).filter(
      (failure, at) => (run.naps[at] ?? 0) < (failure.retryAfterMs ?? 0)
    );
    expect(early).toEqual([]);
  });
});

it('waits no longer than it may, all waits together', async () => {
  await forEveryRun(({ naps, policy }) => {
    const waited = naps.reduce((sum, nap) => sum + nap, 0);
    expect(waited).toBeLessThanOrEqual(policy.waitBudgetMs);
  });
});

it('tries no more often than it may', async () => {
  await forEveryRun(({ tried, policy }) => {
    expect(tried.length).toBeLessThanOrEqual(policy.attempts);
  });
});

it('repeats a failed inference no more often than it may', async () => {
  await forEveryRun((run) => {
    const again = repeated(run).filter(({ code }) => code === 'inference_failed');
    expect(again.length).toBeLessThanOrEqual(run.policy.inferenceFailedAttempts);
  });
});

it('waits once before each repetition', async () => {
  await forEveryRun(({ tried, naps }) => expect(naps).toHaveLength(tried.length - 1));
});
