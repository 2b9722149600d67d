import fc from 'fast-check';
import {
  another,
  endAfter,
  nextLook,
  sortOf,
  tooLate,
  type Faults,
  type FaultSort,
} from '../../../server/src/services/runner/job-times';
import { VeniceError } from '../../../server/src/venice';
import { ERROR_CODES, type ErrorCode } from '../../../shared/errors';

const MINUTE = 60_000;
const SLOW = 12_000;
const TIMES = {
  ...{
    averageMs: null,
    faults: null,
    jobs: 1,
    pollMs: 5_000,
    slowPollMs: SLOW,
    patienceMs: 15 * MINUTE,
  },
};
const RARELY = 25 * SLOW;

const faultsOf = (sort: FaultSort, times: number, since = 0): Faults => ({ sort, times, since });

describe('a job is asked for again', () => {
  it.each<[string, number, number | null, number]>([
    ['soon right after it was queued', 0, null, 5_000],
    ['soon to the end of its first minute', MINUTE - 1, null, 5_000],
    ['more slowly from then on', MINUTE, null, SLOW],
    ['more slowly as long as that may be usual', 15 * MINUTE - 1, null, SLOW],
    ['rarely from then on', 15 * MINUTE, null, RARELY],
    ['no more rarely where Venice calls that usual', 15 * MINUTE, 5 * MINUTE, SLOW],
    ['rarely after four times what is usual', 20 * MINUTE, 5 * MINUTE, RARELY],
    ['no sooner rarely because others are fast', 14 * MINUTE, 1_000, SLOW],
    ['soon in its first minute also where others are fast', 30_000, 1_000, 5_000],
  ])('%s', (_when, sinceMs, averageMs, expected) => {
    expect(nextLook({ ...TIMES, sinceMs, averageMs })).toBe(expected);
  });

  it.each([
    [1, 5_000],
    [3, 5_000],
    [4, 10_000],
    [5, 20_000],
    [50, RARELY],
  ])('after %i faults in a row in %i ms', (times, expected) => {
    expect(nextLook({ ...TIMES, sinceMs: 0, faults: faultsOf('line', times) })).toBe(expected);
  });

  it.each([
    [8, 5_000],
    [100, 60_000],
    [1_000, 600_000],
  ])(
    'with %i jobs each in %i ms, so that all together stay below what Venice allows',
    (jobs, expected) => {
      expect(nextLook({ ...TIMES, sinceMs: 0, jobs })).toBe(expected);
    }
  );

  it('rarely where Venice refuses the key, which it locks for too many mistakes', () => {
    expect(nextLook({ ...TIMES, sinceMs: 0, faults: faultsOf('barred', 1) })).toBe(RARELY);
  });

  it('never sooner than it may be, nor more rarely than there is', () => {
    const anyFaults = fc.record({
      sort: fc.constantFrom<FaultSort>('gone', 'broken', 'unfit', 'barred', 'line'),
      times: fc.integer({ min: 1, max: 100_000 }),
      since: fc.nat(),
    });
    const anyTimes = fc.record({
      sinceMs: fc.nat({ max: 100 * 3_600_000 }),
      averageMs: fc.option(fc.nat({ max: 100 * 3_600_000 })),
      faults: fc.option(anyFaults),
    });
    fc.assert(
      fc.property(anyTimes, (times) => {
        const delay = nextLook({ ...TIMES, ...times });
        expect(delay >= TIMES.pollMs && delay <= RARELY).toBe(true);
      })
    );
  });
});

type Facts = ConstructorParameters<typeof VeniceError>[0];
const fault = (facts: Pick<Facts, 'code'> & Partial<Facts>) =>
  new VeniceError({ message: 'it said so', ...facts });

describe('a fault', () => {
  it.each<[FaultSort, Partial<Facts> & Pick<Facts, 'code'>]>([
    ['barred', { code: 'unauthorized' }],
    ['barred', { code: 'payment_required' }],
    ['gone', { code: 'rejected', status: 400 }],
    ['gone', { code: 'rejected', status: 404 }],
    ['unfit', { code: 'bad_response' }],
    ['broken', { code: 'inference_failed', status: 500 }],
    ['line', { code: 'inference_failed', status: 502 }],
    ['line', { code: 'unavailable', status: 503 }],
    ['line', { code: 'rate_limited', status: 429 }],
    ['line', { code: 'no_answer' }],
    ['line', { code: 'store_failed' }],
  ])('is of the sort "%s": %j', (sort, facts) => {
    expect(sortOf(fault(facts))).toBe(sort);
  });

  it('counts with those of its sort, from the first of them on', () => {
    const first = another({ faults: null, sort: 'gone', now: 100 });
    expect(first).toEqual(faultsOf('gone', 1, 100));
    expect(another({ faults: first, sort: 'gone', now: 200 })).toEqual(faultsOf('gone', 2, 100));
  });

  it('of another sort begins anew', () => {
    const faults = faultsOf('gone', 4, 100);
    expect(another({ faults, sort: 'line', now: 200 })).toEqual(faultsOf('line', 1, 200));
  });
});

const after = ({
  faults,
  now = 1_000_000_000,
  ...facts
}: Partial<Facts> & Pick<Facts, 'code'> & { faults?: Faults; now?: number }) => {
  const error = fault(facts);
  const sort = sortOf(error);
  return endAfter({ error, faults: faults ?? faultsOf(sort, 1_000), now, slowPollMs: SLOW });
};

const FOR_EVER: ErrorCode[] = [
  ...(['unauthorized', 'payment_required', 'rate_limited', 'unavailable', 'unreachable'] as const),
  ...(['no_answer', 'store_failed', 'aborted', 'not_configured'] as const),
];

describe('a fault that says nothing of the job', () => {
  it.each(FOR_EVER)('leaves it as it is, however often it comes: %s', (code) => {
    expect(after({ code })).toBeNull();
  });

  it('is every one but four', () => {
    const ends = ERROR_CODES.filter((code) => after({ code }) !== null);
    const expected = ['bad_response', 'content_policy', 'inference_failed', 'rejected'];
    expect([...ends].sort()).toEqual(expected);
  });
});

describe('a job that its provider refused', () => {
  const once = faultsOf('gone', 1, 1_000_000_000);

  it.each([
    ['gave the money back', true, 'none', 'inference_failed'],
    ['kept the money', false, 'charged', 'inference_failed'],
    ['does not say what became of the money', null, 'unknown', 'no_answer'],
  ] as const)('ends at once, and Venice %s', (_what, refunded, charge, code) => {
    const told = { status: 422, refunded, faults: once };
    expect(after({ code: 'content_policy', ...told })).toMatchObject({
      ...{ code: 'content_policy', charge, message: 'it said so', status: 422, refunded },
    });
    expect(after({ code: 'rejected', ...told })).toMatchObject({ code, charge });
  });

  it('keeps what helps to find it, and what could be asked instead', () => {
    const told = { cfRay: 'ray-1', requestId: 'request-1', suggestedPrompt: 'a calmer one' };
    expect(after({ code: 'content_policy', status: 422, ...told })).toMatchObject(told);
  });
});

/** How often, and for how long, something has to be said before it is believed. */
const BELIEVED = [
  ['that Venice does not know', 'gone', { code: 'rejected', status: 400 }, 5, 50 * SLOW],
  ['that fails at Venice', 'broken', { code: 'inference_failed', status: 500 }, 3, SLOW],
  ['that cannot be used', 'unfit', { code: 'bad_response' }, 6, 50 * SLOW],
] as const;

describe.each(BELIEVED)('a job %s', (_what, sort, facts, times, ms) => {
  const ended = (question: { times: number; ms: number }) =>
    after({ ...facts, faults: faultsOf(sort, question.times, 0), now: question.ms });

  it('is asked for again until that was said often enough, for long enough', () => {
    expect(ended({ times: times - 1, ms })).toBeNull();
    expect(ended({ times, ms: ms - 1 })).toBeNull();
    expect(ended({ times, ms })).not.toBeNull();
  });

  it('is then for a person to judge, with what was said last', () => {
    expect(ended({ times, ms })).toMatchObject({
      code: 'no_answer',
      charge: sort === 'broken' ? 'unknown' : 'charged',
      message: expect.stringContaining('it said so'),
    });
  });
});

describe('a job that brings nothing within a day', () => {
  it('was paid, and is for a person to judge', () => {
    expect(tooLate(null)).toMatchObject({ code: 'no_answer', charge: 'charged' });
  });

  it('says what was wrong last', () => {
    expect(tooLate(fault({ code: 'rejected', status: 404, cfRay: 'ray-1' }))).toMatchObject({
      ...{ code: 'no_answer', charge: 'charged', status: 404, cfRay: 'ray-1' },
      message: expect.stringContaining('it said so'),
    });
  });
});
