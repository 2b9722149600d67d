import fc from 'fast-check';
import { endOfJob, nextLook } from '../../../server/src/services/runner/job-times';
import { VeniceError } from '../../../server/src/venice';
import { ERROR_CODES, type ErrorCode } from '../../../shared/errors';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TIMES = {
  ...{ averageMs: null, pollMs: 5_000, slowPollMs: 12_000 },
  ...{ patienceMs: 15 * MINUTE, deadlineMs: 24 * HOUR },
};
const RARELY = 25 * TIMES.slowPollMs;

describe('a job is asked for again', () => {
  it.each<[string, number, number | null, number]>([
    ['soon right after it was queued', 0, null, 5_000],
    ['soon to the end of its first minute', MINUTE - 1, null, 5_000],
    ['more slowly from then on', MINUTE, null, 12_000],
    ['more slowly as long as that may be usual', 15 * MINUTE - 1, null, 12_000],
    ['rarely from then on', 15 * MINUTE, null, RARELY],
    ['no more rarely where Venice calls that usual', 15 * MINUTE, 5 * MINUTE, 12_000],
    ['rarely after four times what is usual', 20 * MINUTE, 5 * MINUTE, RARELY],
    ['no sooner rarely because others are fast', 14 * MINUTE, 1_000, 12_000],
    ['soon in its first minute also where others are fast', 30_000, 1_000, 5_000],
    ['rarely up to the end', 24 * HOUR - 1, null, RARELY],
  ])('%s', (_when, sinceMs, averageMs, expected) => {
    expect(nextLook({ ...TIMES, sinceMs, averageMs })).toBe(expected);
  });

  it.each([24 * HOUR, 25 * HOUR])('never once Venice has deleted it: after %i ms', (sinceMs) => {
    expect(nextLook({ ...TIMES, sinceMs, averageMs: 48 * HOUR })).toBeNull();
  });

  it('never where it is over before its first look', () => {
    expect(nextLook({ ...TIMES, sinceMs: 1_000, deadlineMs: 1_000 })).toBeNull();
  });

  it('a bounded number of times, and never without a pause', () => {
    const anyMs = (max: number) => fc.integer({ min: 1_000, max });
    fc.assert(
      fc.property(anyMs(HOUR), anyMs(HOUR), fc.option(fc.nat({ max: 48 * HOUR })), (...given) => {
        const [pollMs, slowPollMs, averageMs] = given;
        const pauses: number[] = [];
        for (let sinceMs = 0; ; ) {
          const pause = nextLook({ ...TIMES, pollMs, slowPollMs, averageMs, sinceMs });
          if (pause === null) break;
          pauses.push(pause);
          sinceMs += pause;
        }
        expect(pauses.reduce((least, pause) => Math.min(least, pause))).toBeGreaterThanOrEqual(
          1_000
        );
        expect(pauses.length).toBeLessThanOrEqual((24 * HOUR) / 1_000);
      }),
      { numRuns: 20 }
    );
  });
});

type Facts = ConstructorParameters<typeof VeniceError>[0];

const after = ({
  faults = 1,
  sinceMs = 5 * MINUTE,
  ...error
}: Pick<Facts, 'code'> & Partial<Facts> & { faults?: number; sinceMs?: number }) =>
  endOfJob.after({ error: new VeniceError({ message: 'it said so', ...error }), faults, sinceMs });

const LATER: ErrorCode[] = [
  ...(['unauthorized', 'payment_required', 'rate_limited', 'unavailable', 'unreachable'] as const),
  ...(['no_answer', 'bad_response', 'store_failed', 'aborted', 'not_configured'] as const),
];

describe('a fault that says nothing of the job', () => {
  it.each(LATER)('leaves it as it is, however often it comes: %s', (code) => {
    expect(after({ code, faults: 1_000, sinceMs: 23 * HOUR })).toBeNull();
  });

  it('is every one but three', () => {
    const ends = ERROR_CODES.filter((code) => after({ code, faults: 1_000 }) !== null);
    expect([...ends].sort()).toEqual(['content_policy', 'inference_failed', 'rejected']);
  });
});

describe('a job that its provider refused', () => {
  it.each([
    ['gave the money back', true, 'none'],
    ['kept the money', false, 'charged'],
    ['does not say what became of the money', null, 'unknown'],
  ] as const)('ends at once, and Venice %s', (_what, refunded, charge) => {
    const status = 422;
    expect(after({ code: 'content_policy', status, refunded })).toMatchObject({
      ...{ code: 'content_policy', charge, message: 'it said so', status, refunded },
    });
    expect(after({ code: 'rejected', status, refunded })).toMatchObject({
      ...{ code: 'inference_failed', charge },
    });
  });

  it('keeps what helps to find it, and what could be asked instead', () => {
    const told = { cfRay: 'ray-1', requestId: 'request-1', suggestedPrompt: 'a calmer one' };
    expect(after({ code: 'content_policy', status: 422, ...told })).toMatchObject(told);
  });
});

describe('a job that Venice does not know', () => {
  const unknown = (question: { sinceMs: number; faults: number }) =>
    after({ code: 'rejected', status: 400, cfRay: 'ray-1', ...question });

  it.each([
    [0, 1],
    [14_999, 2],
  ])('may only not be known yet: after %i ms, the time number %i', (sinceMs, faults) => {
    expect(unknown({ sinceMs, faults })).toBeNull();
  });

  it.each([
    [15_000, 1],
    [1_000, 3],
    [HOUR, 1],
  ])('is lost, and was paid: after %i ms, the time number %i', (sinceMs, faults) => {
    expect(unknown({ sinceMs, faults })).toMatchObject({
      ...{ code: 'no_answer', charge: 'charged', status: 400, cfRay: 'ray-1' },
      message: expect.stringContaining('it said so'),
    });
  });

  it('is lost where Venice has deleted it', () => {
    expect(after({ code: 'rejected', status: 404 })).toMatchObject({
      ...{ code: 'no_answer', charge: 'charged', status: 404 },
    });
  });
});

describe('a job that fails at Venice', () => {
  it('is asked for three times before that is believed', () => {
    const failed = (faults: number) => after({ code: 'inference_failed', status: 500, faults });
    expect([failed(1), failed(2)]).toEqual([null, null]);
    expect(failed(3)).toMatchObject({ code: 'inference_failed', charge: 'unknown' });
  });
});

describe('a job that brings nothing', () => {
  it('in a day was paid, and is for a person to judge', () => {
    expect(endOfJob.tooLate()).toMatchObject({ code: 'no_answer', charge: 'charged' });
  });

  it('but what nobody can read was paid', () => {
    expect(endOfJob.unusable()).toMatchObject({ code: 'bad_response', charge: 'charged' });
  });
});
