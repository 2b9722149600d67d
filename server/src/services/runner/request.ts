import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Operation } from '../../../../shared/contracts/operation';
import type { Charge } from '../../../../shared/errors';
import { isImageKind, isJobKind } from '../../../../shared/operations';
import { checkpoint } from '../../utils/checkpoint';
import { getService } from '../../utils/get-service';
import { why } from '../../utils/why';
import {
  isVeniceError,
  VeniceError,
  type Answer,
  type AnswerMeta,
  type EndpointName,
  type DataOf,
  type FilesAnswer,
  type InputOf,
} from '../../venice';
import type { Attempt } from '../journal/rows';
import { accept } from './accept';
import { end, failureReceipt } from './end';
import type { FoundSend } from './names';
import { receive } from './receive';
import { createReceipts, type Receipt } from './receipts';
import { SHUTDOWN, untilBack } from './until-back';

type Question = {
  strapi: Core.Strapi;
  endpoint: Extract<EndpointName, `POST ${string}`>;
  input: Record<string, unknown>;
  /** The sends that this request is for: one, or all images of a native request. */
  sends: FoundSend[];
  operation: Pick<Operation, 'id' | 'kind' | 'sandbox'>;
  signal: AbortSignal;
  chargeOfViolation: Charge;
  /** Whether results are saved by themselves. */
  saves: boolean;
  /** Whether the server stops: nothing new leaves then. */
  isStopping(): boolean;
};

/** The sends whose files came, and those that Venice has taken as jobs. */
export type Requested = { received: number[]; accepted: number[] };

/**
 * One request and what follows from its answer. Rejects only where the journal could not be written; what had been learned is then on
 * the disk, and the next sweep takes it from there.
 */
export const requestOnce = async (question: Question): Promise<Requested> => {
  const { strapi, sends, operation, chargeOfViolation, saves } = question;
  const attempts: Attempt[] = [];
  const receipts = createReceipts({ strapi });
  const name = `send-${sends[0]?.id}-${randomUUID().slice(0, 8)}`;
  const common = {
    operationId: operation.id,
    sendIds: sends.map(({ id }) => id),
    attempts,
    chargeOfViolation,
    saves,
  };
  const write = (receipt: Receipt) => quietly({ strapi, work: receipts.write({ name, receipt }) });

  const outcome = await ask({
    ...question,
    attempts,
    spoolName: name,
    onAnswering: ({ meta }) => write({ ...common, kind: 'answer', meta, data: null }),
  });
  if (isVeniceError(outcome)) {
    const failure = stopped(question.signal, outcome);
    endAttempt({ attempts, end: failure });
    const leaveReceipt = () =>
      write({ ...common, kind: 'failure', failure: failureReceipt(failure) });
    try {
      const taken = await end({ strapi, sends, failure, attempts });
      // Whoever took it over could only call it unknown; the next sweep puts that right.
      const known = taken || !(await anyUnknown({ strapi, sends }));
      await (known ? receipts.remove(name) : leaveReceipt());
    } catch (error) {
      await leaveReceipt();
      throw error;
    }
    return { received: [], accepted: [] };
  }

  const { data, meta } = outcome;
  endAttempt({ attempts, end: succeeded(meta) });
  const answered = isQueued(data)
    ? ({ ...common, kind: 'job', meta, job: jobOf(data) } as const)
    : ({ ...common, kind: 'answer', meta, data: filesOf(data) } as const);
  await write(answered);
  checkpoint('spooled');
  if (meta.sandbox !== operation.sandbox) {
    const journal = getService({ strapi, name: 'journal' });
    const patch = { sandbox: meta.sandbox };
    await quietly({ strapi, work: journal.noteOperation({ id: operation.id, patch }) });
  }
  if (answered.kind === 'job') {
    const [send] = sends;
    const accepted = send !== undefined && (await accept({ strapi, send, receipt: answered }));
    if (accepted) await receipts.remove(name);
    return { received: [], accepted: accepted ? [send.id] : [] };
  }
  const { files } = answered.data;
  const received = await receive({ strapi, sends, answer: answered, files });
  if (received.settled) await receipts.remove(name);
  return { received: received.ids, accepted: [] };
};

/** What endpoints answer that the runner sends to. */
type Answered = FilesAnswer | QueuedAnswer;
type QueuedAnswer = Pick<DataOf<'POST /video/queue'>, 'model' | 'queue_id' | 'download_url'>;

const isQueued = (data: Answered): data is QueuedAnswer => 'queue_id' in data;

const jobOf = ({ model, queue_id: queueId, download_url: downloadUrl }: QueuedAnswer) => ({
  queueId,
  queuedModel: model,
  downloadUrl: downloadUrl ?? null,
  queuedAt: Date.now(),
});

const filesOf = ({ files, id, timing }: FilesAnswer) => ({ files, id, timing });

const anyUnknown = async ({
  strapi,
  sends,
}: Pick<Question, 'strapi' | 'sends'>): Promise<boolean> => {
  const { lookups } = getService({ strapi, name: 'journal' });
  const rows = await lookups.byIds(sends.map(({ id }) => id));
  return rows.some(({ state }) => state === 'unknown');
};

type Asking = Question & {
  attempts: Attempt[];
  spoolName: string;
  onAnswering(info: { meta: AnswerMeta }): Promise<void>;
};

/** Sends it, as often as it takes and is free. What went wrong is returned, not thrown. */
const ask = async (question: Asking): Promise<Answer<Answered> | VeniceError> => {
  const { strapi, endpoint, input, sends, signal, attempts, spoolName, onAnswering } = question;
  const journal = getService({ strapi, name: 'journal' });
  const turns = getService({ strapi, name: 'turns' });
  const ids = sends.map(({ id }) => id);
  const images = isImageKind(question.operation.kind) ? sends.length : 0;
  const note = (retryAt: Date) => {
    const state = sends[0]?.state ?? 'queued';
    return journal.note({ ids, state, patch: { attempts, retryAt } });
  };
  let leaving = true;
  const held = untilBack({ signal, holds: isJobKind(question.operation.kind) });
  try {
    const answer = await getService({ strapi, name: 'client' }).send(
      endpoint,
      input as InputOf<typeof endpoint>, // built for this endpoint by operations/wire.ts; the client checks it again
      {
        signal: held.signal,
        spoolName,
        onAnswering,
        onAttempt: async ({ attempt }) => {
          leaving = true;
          await turns.take({ images, signal, onWait: note });
          if (question.isStopping()) throw notMine('The server stopped before it was sent');
          attempts.push({ ...NO_END, number: attempt, at: new Date().toISOString() });
          // Before it leaves: whoever finds this row must not believe that nothing is out.
          if (attempt === 1) await leave(question);
          else await leaveAgain({ strapi, ids, attempts });
          leaving = false;
          held.out();
        },
        onRetry: async ({ delayMs, error }) => {
          held.back();
          endAttempt({ attempts, end: error });
          await quietly({ strapi, work: turns.hear({ images, error }) });
          await quietly({ strapi, work: note(new Date(Date.now() + delayMs)) });
        },
      }
    );
    await quietly({ strapi, work: turns.hear({ images, meta: answer.meta }) });
    // operations/wire.ts names no other endpoints than those that make files, now or later.
    return answer as Answer<Answered>;
  } catch (error) {
    if (!isVeniceError(error)) return internal({ error, leaving });
    await quietly({ strapi, work: turns.hear({ images, error }) });
    return error;
  } finally {
    held.dispose();
  }
};

/** What helps but must not break off a request that costs money. */
const quietly = async ({
  strapi,
  work,
}: {
  strapi: Core.Strapi;
  work: Promise<unknown>;
}): Promise<void> => {
  try {
    await work;
  } catch (error) {
    strapi.log.warn(`venice: ${why(error)}`);
  }
};

type AttemptEnd = Pick<Attempt, 'code' | 'charge' | 'status' | 'cfRay'>;

const NO_END: AttemptEnd = { code: null, charge: null, status: null, cfRay: null };

const succeeded = ({ status, cfRay }: AnswerMeta): AttemptEnd => ({
  ...NO_END,
  status,
  cfRay,
  charge: 'charged',
});

/** The rows say `sending` before the request leaves. A send that was cancelled meanwhile, or taken over, does not leave. */
const leave = async ({ strapi, sends, attempts }: Asking): Promise<void> => {
  const journal = getService({ strapi, name: 'journal' });
  for (const send of sends) {
    const patch = { startedAt: new Date(), charge: 'unknown', attempts, retryAt: null } as const;
    const event = { type: 'sent' } as const;
    const left = await journal.move({ send, event, patch, lease: 'mine', keep: true });
    if (!left) throw notMine();
    send.state = 'sending';
  }
};

/** Between two attempts this process may have slept for longer than its lease, and another may have ended what waited. */
const leaveAgain = async ({
  strapi,
  ids,
  attempts,
}: {
  strapi: Core.Strapi;
  ids: number[];
  attempts: Attempt[];
}): Promise<void> => {
  const patch = { attempts, retryAt: null };
  const journal = getService({ strapi, name: 'journal' });
  if (!(await journal.noteWhileHeld({ ids, state: 'sending', patch }))) throw notMine();
};

const notMine = (message = 'Cancelled') =>
  new VeniceError({ code: 'aborted', charge: 'none', message });

const endAttempt = ({ attempts, end: last }: { attempts: Attempt[]; end: AttemptEnd }): void => {
  const { code, charge, status, cfRay } = last;
  const attempt = attempts.at(-1);
  // One that has ended already was followed by a wait, and not by another.
  if (attempt?.charge === null) Object.assign(attempt, { code, charge, status, cfRay });
};

/** A fault of ours. Before the request left nothing can have been charged; after that, what Venice did is not known. */
const internal = ({ error, leaving }: { error: unknown; leaving: boolean }): VeniceError => {
  const detail = error instanceof Error ? error.name : undefined;
  return leaving
    ? new VeniceError({
        code: 'store_failed',
        charge: 'none',
        reason: 'not_sent',
        message: 'The journal could not be written, so nothing was sent',
        detail,
      })
    : new VeniceError({
        code: 'no_answer',
        charge: 'unknown',
        message: 'The server failed while the request was out',
        detail,
      });
};

/** What was out when the server stopped was not cancelled by anybody: its answer is lost. */
const stopped = (signal: AbortSignal, failure: VeniceError): VeniceError =>
  signal.reason === SHUTDOWN && failure.code === 'aborted' && failure.charge === 'unknown'
    ? new VeniceError({ code: 'no_answer', message: 'The server stopped while Venice was at work' })
    : failure;
