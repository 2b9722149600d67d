import type { Core } from '@strapi/strapi';
import { getService } from '../../utils/get-service';
import {
  isVeniceError,
  VeniceError,
  type Answer,
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
};

/** One request and what follows from its answer. Returns the ids of the sends whose pictures came. Every end is in the journal. */
export const requestOnce = async (question: Question): Promise<number[]> => {
  const { strapi, endpoint, input, sends, operationId, signal } = question;
  const journal = getService({ strapi, name: 'journal' });
  const attempts: Attempt[] = [];
  const note = (patch: { attempts: Attempt[]; retryAt: Date | null }) =>
    Promise.all(sends.map(({ id }) => journal.note({ id, patch })));
  try {
    const answer = await getService({ strapi, name: 'client' }).send(
      endpoint,
      input as InputOf<typeof endpoint>, // built for this endpoint by images/wire.ts; the client checks it again
      {
        signal,
        onAttempt: async ({ attempt }) => {
          if (attempt === 1) await leave(question);
          attempts.push({ ...NO_END, number: attempt, at: new Date().toISOString() });
          await note({ attempts, retryAt: null });
        },
        onRetry: async ({ delayMs, error }) => {
          endAttempt({ attempts, error });
          await note({ attempts, retryAt: new Date(Date.now() + delayMs) });
        },
      }
    );
    await journal.noteOperation({ id: operationId, patch: { sandbox: answer.meta.sandbox } });
    // All endpoints of this union answer pictures.
    return await receive({ strapi, sends, answer: answer as Answer<ImagesAnswer>, attempts });
  } catch (error) {
    const failure = isVeniceError(error) ? error : internal(error);
    endAttempt({ attempts, error: failure });
    await end({ ...question, failure, attempts });
    return [];
  }
};

const NO_END = { code: null, charge: null, status: null, cfRay: null };

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

const endAttempt = ({ attempts, error }: { attempts: Attempt[]; error: VeniceError }): void => {
  const last = attempts.at(-1);
  if (!last) return;
  const { code, charge, status, cfRay } = error;
  Object.assign(last, { code, charge, status, cfRay });
};

const end = async ({
  strapi,
  sends,
  failure,
  attempts,
}: Question & { failure: VeniceError; attempts: Attempt[] }): Promise<void> => {
  const journal = getService({ strapi, name: 'journal' });
  const { code, charge, cfRay, requestId } = failure;
  for (const send of sends) {
    await journal.move({
      send,
      event: { type: 'ended', code, charge },
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
