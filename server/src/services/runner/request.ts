import type { Core } from '@strapi/strapi';
import type { Charge } from '../../../../shared/errors';
import { getService } from '../../utils/get-service';
import {
  isVeniceError,
  VeniceError,
  type Answer,
  type AnswerMeta,
  type EndpointName,
  type ImagesAnswer,
  type InputOf,
} from '../../venice';
import { failureOf } from '../images/failure';
import type { Attempt, SendRow } from '../journal/rows';
import { receive } from './receive';

type Question = {
  strapi: Core.Strapi;
  endpoint: Extract<EndpointName, `POST ${string}`>;
  input: Record<string, unknown>;
  /** The sends that this request is for: one, or all images of a native request. */
  sends: SendRow[];
  operationId: number;
  signal: AbortSignal;
  chargeOfViolation: Charge;
  expiresAt: Date | null;
};

/** Reason of an abort that no person asked for: the server stops. */
export const SHUTDOWN = Symbol('shutdown');

/** One request and what follows from its answer. Returns the ids of the sends whose pictures came. Every end is in the journal. */
export const requestOnce = async (question: Question): Promise<number[]> => {
  const { strapi, endpoint, input, sends, operationId, signal } = question;
  const journal = getService({ strapi, name: 'journal' });
  const attempts: Attempt[] = [];
  const note = (retryAt: Date | null) =>
    Promise.all(sends.map(({ id }) => journal.note({ id, patch: { attempts, retryAt } })));
  try {
    const answer = await getService({ strapi, name: 'client' }).send(
      endpoint,
      input as InputOf<typeof endpoint>, // built for this endpoint by images/wire.ts; the client checks it again
      {
        signal,
        onAttempt: async ({ attempt }) => {
          if (attempt === 1) await leave(question);
          attempts.push({ ...NO_END, number: attempt, at: new Date().toISOString() });
          await note(null);
        },
        onRetry: async ({ delayMs, error }) => {
          endAttempt({ attempts, end: error });
          await note(new Date(Date.now() + delayMs));
        },
      }
    );
    endAttempt({ attempts, end: succeeded(answer.meta) });
    await journal.noteOperation({ id: operationId, patch: { sandbox: answer.meta.sandbox } });
    // All endpoints of this union answer pictures.
    return await receive({ ...question, answer: answer as Answer<ImagesAnswer>, attempts });
  } catch (error) {
    const failure = stopped(signal, isVeniceError(error) ? error : internal(error));
    endAttempt({ attempts, end: failure });
    await end({ ...question, failure, attempts });
    return [];
  }
};

/** The end of a send that never left. */
export const endUnsent = async ({
  strapi,
  sends,
  failure,
}: Pick<Question, 'strapi' | 'sends'> & { failure: VeniceError }): Promise<void> =>
  end({ strapi, sends, failure, attempts: [] });

type AttemptEnd = Pick<Attempt, 'code' | 'charge' | 'status' | 'cfRay'>;

const NO_END: AttemptEnd = { code: null, charge: null, status: null, cfRay: null };

const succeeded = ({ status, cfRay }: AnswerMeta): AttemptEnd => ({
  ...NO_END,
  status,
  cfRay,
  charge: 'charged',
});

/** The rows say `sending` before the request leaves. A send that was cancelled meanwhile does not leave. */
const leave = async ({ strapi, sends }: Question): Promise<void> => {
  const journal = getService({ strapi, name: 'journal' });
  for (const send of sends) {
    const patch = { startedAt: new Date(), charge: 'unknown' } as const;
    const left = await journal.move({ send, event: { type: 'sent' }, patch });
    if (!left) throw new VeniceError({ code: 'aborted', charge: 'none', message: 'Cancelled' });
    send.state = 'sending';
  }
};

const endAttempt = ({ attempts, end: last }: { attempts: Attempt[]; end: AttemptEnd }): void => {
  const { code, charge, status, cfRay } = last;
  Object.assign(attempts.at(-1) ?? {}, { code, charge, status, cfRay });
};

const end = async ({
  strapi,
  sends,
  failure,
  attempts,
}: Pick<Question, 'strapi' | 'sends'> & {
  failure: VeniceError;
  attempts: Attempt[];
}): Promise<void> => {
  const { code, charge, cfRay, requestId } = failure;
  for (const send of sends) {
    await getService({ strapi, name: 'journal' }).move({
      send,
      event: { type: 'ended', code },
      patch: {
        charge,
        cfRay,
        requestId,
        attempts,
        retryAt: null,
        error: failureOf(failure),
        finishedAt: new Date(),
      },
    });
  }
};

/** A fault of ours between sending and keeping: what Venice did is not known. */
const internal = (error: unknown): VeniceError =>
  new VeniceError({
    code: 'no_answer',
    charge: 'unknown',
    message: 'The server failed while the request was out',
    detail: error instanceof Error ? error.name : undefined,
  });

/** What was out when the server stopped was not cancelled by anybody: its answer is lost. */
const stopped = (signal: AbortSignal, failure: VeniceError): VeniceError =>
  signal.reason === SHUTDOWN && failure.code === 'aborted' && failure.charge === 'unknown'
    ? new VeniceError({ code: 'no_answer', message: 'The server stopped while Venice was at work' })
    : failure;
