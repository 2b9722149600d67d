import { VeniceError } from '../../venice';

/** What went wrong with a job's looks one after the other, all of them in the same way. */
export type Faults = {
  sort: FaultSort;
  times: number;
  /** Milliseconds since 1970 of the first. */
  since: number;
};

/**
 * `gone`: Venice does not know the job. `broken`: it says that it failed. `unfit`: what comes is not what it should be. `barred`: it
 * refuses the key. `line`: anything that says nothing of the job.
 */
export type FaultSort = 'gone' | 'broken' | 'unfit' | 'barred' | 'line';

type Times = {
  /** Since it was queued. */
  sinceMs: number;
  /** What Venice says that such jobs take; null while it has not said. */
  averageMs: number | null;
  faults: Faults | null;
  /** How many this process looks after. */
  jobs: number;
  pollMs: number;
  slowPollMs: number;
  patienceMs: number;
};

/**
 * Milliseconds until a job is asked for again: soon in its first minute, then more rarely, and only now and then once it takes far
 * longer than it should, or once what is wrong with it stays.
 */
export const nextLook = ({
  sinceMs,
  averageMs,
  faults,
  jobs,
  pollMs,
  slowPollMs,
  patienceMs,
}: Times): number => {
  const rarely = RARELY * slowPollMs;
  if (faults?.sort === 'barred') return rarely;
  const crowded = jobs * SHARE * pollMs;
  const base = sinceMs < EAGER_MS ? pollMs : slowPollMs;
  const backedOff = base * 2 ** Math.max(0, (faults?.times ?? 0) - FAULTS_AT_ONCE);
  const usual = Math.max(4 * (averageMs ?? 0), patienceMs);
  return Math.max(crowded, sinceMs < usual ? Math.min(backedOff, rarely) : rarely);
};

/** Together at most a hundred times a minute with the ordinary interval; Venice allows 120. */
const SHARE = 0.12;

const EAGER_MS = 60_000;
const RARELY = 25;
/** So many in a row are asked for again as if nothing had been. */
const FAULTS_AT_ONCE = 3;

export const sortOf = ({ code, status }: VeniceError): FaultSort => {
  if (code === 'unauthorized' || code === 'payment_required') return 'barred';
  if (code === 'bad_response') return 'unfit';
  // A 502 is somebody in between, whatever words it has.
  if (code === 'inference_failed') return status === 502 ? 'line' : 'broken';
  return code === 'rejected' ? 'gone' : 'line';
};

/** The faults so far and this one. One of another sort begins anew. */
export const another = ({
  faults,
  sort,
  now,
}: {
  faults: Faults | null;
  sort: FaultSort;
  now: number;
}): Faults =>
  faults?.sort === sort ? { ...faults, times: faults.times + 1 } : { sort, times: 1, since: now };

/** How often, and over how many ordinary looks' time, something is said before it is believed. The file is there for a day. */
const ENDS = {
  gone: { times: 5, looks: 50 },
  broken: { times: 3, looks: 1 },
  unfit: { times: 6, looks: 50 },
} as const;

/**
 * How a job ends that brings nothing; null where it may be asked for again. It was paid when it was queued, so only what Venice says of
 * a refund makes it free, and where it says nothing a person has to know.
 */
export const endAfter = ({
  error,
  faults,
  now,
  slowPollMs,
}: {
  error: VeniceError;
  /** This one included. */
  faults: Faults;
  now: number;
  slowPollMs: number;
}): VeniceError | null => {
  if (error.code === 'content_policy') return refused({ error, code: 'content_policy' });
  if (error.code === 'rejected' && error.status === 422) {
    return refused({ error, code: 'inference_failed' });
  }
  const { sort } = faults;
  if (sort === 'line' || sort === 'barred') return null;
  const { times, looks } = ENDS[sort];
  if (faults.times < times || now - faults.since < looks * slowPollMs) return null;
  if (sort === 'broken') return refused({ error, code: 'inference_failed' });
  return lost({ error, what: sort === 'gone' ? UNKNOWN_THERE : UNREADABLE });
};

/** Venice deletes what it has made after a day. */
export const tooLate = (last: VeniceError | null): VeniceError =>
  lost({ error: last, what: 'Nothing came within the time for which Venice keeps what it makes' });

const UNKNOWN_THERE = 'Venice does not know the job any more';
const UNREADABLE = 'What Venice made cannot be used, however often it is fetched';

const lost = ({ error, what }: { error: VeniceError | null; what: string }): VeniceError =>
  new VeniceError({
    code: 'no_answer',
    charge: 'charged',
    message: error === null ? what : `${what}: ${error.message}`,
    ...referenceOf(error),
  });

const refused = ({ error, code }: { error: VeniceError; code: VeniceError['code'] }) => {
  const { message, refunded, suggestedPrompt } = error;
  const told = { message, refunded, suggestedPrompt, ...referenceOf(error) };
  if (refunded !== null) {
    return new VeniceError({ ...told, code, charge: refunded ? 'none' : 'charged' });
  }
  // A refusal has a reason that helps; a failure without a word of the money is for a person to decide.
  return new VeniceError({
    ...told,
    code: code === 'content_policy' ? code : 'no_answer',
    charge: 'unknown',
  });
};

const referenceOf = (error: VeniceError | null) => ({
  status: error?.status,
  cfRay: error?.cfRay,
  requestId: error?.requestId,
});
