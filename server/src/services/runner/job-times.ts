import { VeniceError } from '../../venice';

type Times = {
  /** Since it was queued. */
  sinceMs: number;
  /** What Venice says that such jobs take; null while it has not said. */
  averageMs: number | null;
  pollMs: number;
  slowPollMs: number;
  patienceMs: number;
  deadlineMs: number;
};

/**
 * Milliseconds until a job is asked for again: soon in its first minute, then more rarely, and only now and then once it takes far
 * longer than it should. Null: Venice has deleted it by now.
 */
export const nextLook = ({
  sinceMs,
  averageMs,
  pollMs,
  slowPollMs,
  patienceMs,
  deadlineMs,
}: Times): number | null => {
  if (sinceMs >= deadlineMs) return null;
  if (sinceMs < EAGER_MS) return pollMs;
  const usual = Math.max(4 * (averageMs ?? 0), patienceMs);
  return sinceMs < usual ? slowPollMs : RARELY * slowPollMs;
};

const EAGER_MS = 60_000;
const RARELY = 25;

/** An id may not be known everywhere at Venice yet. */
const KNOWN_LATER_MS = 15_000;
const KNOWN_LATER_LOOKS = 3;
/** A fault at Venice that stays is the end of the job. */
const FAULTS_MAX = 3;

/** How a job ends that brings nothing. It was paid when it was queued, and what Venice says of that counts. */
export const endOfJob = {
  /** Null where it may be asked for again. */
  after: ({
    error,
    faults,
    sinceMs,
  }: {
    error: VeniceError;
    /** This one included. */
    faults: number;
    sinceMs: number;
  }): VeniceError | null => {
    switch (error.code) {
      case 'content_policy':
        return refused(error);
      case 'rejected':
        if (error.status === 422) return refused(error, 'inference_failed');
        return sinceMs < KNOWN_LATER_MS && faults < KNOWN_LATER_LOOKS ? null : gone(error);
      case 'inference_failed':
        return faults < FAULTS_MAX ? null : refused(error);
      default:
        // The key, the line, the disk, a limit: none of them says anything of the job.
        return null;
    }
  },

  tooLate: (): VeniceError =>
    lost('Venice had not finished when it deletes what it makes; nothing can come any more'),

  unusable: (): VeniceError =>
    new VeniceError({
      code: 'bad_response',
      message: 'What Venice made cannot be read, however often it is fetched',
    }),
};

const lost = (message: string, { status, cfRay, requestId }: Partial<VeniceError> = {}) =>
  new VeniceError({ code: 'no_answer', charge: 'charged', message, status, cfRay, requestId });

const gone = (error: VeniceError): VeniceError =>
  lost(`Venice does not know the job any more (${error.message})`, error);

/** Only where Venice says that it gave the money back was it free. */
const refused = (
  { message, status, cfRay, requestId, refunded, suggestedPrompt, ...error }: VeniceError,
  code: VeniceError['code'] = error.code
): VeniceError =>
  new VeniceError({
    ...{ code, message, status, cfRay, requestId, refunded, suggestedPrompt },
    charge: refunded === null ? 'unknown' : refunded ? 'none' : 'charged',
  });
