import { basename, join } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { SendError } from '../../../../shared/contracts/operation';
import { OPERATIONS } from '../../../../shared/operations';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { parseConfig } from '../../config';
import { inspectMedia } from '../../media/inspect';
import { getService } from '../../utils/get-service';
import type { AnswerMeta, SpooledFile } from '../../venice';
import type { SendPatch } from '../journal';
import type { SendEvent } from '../journal/transition';
import { nameOf, type FoundSend } from './names';
import type { Receipt } from './receipts';

type Answer = Extract<Receipt, { kind: 'answer' }>;

type Question = {
  strapi: Core.Strapi;
  /** In this process's hand. */
  sends: FoundSend[];
  answer: Answer;
  /** The pictures, in Venice's order. */
  files: SpooledFile[];
  /** The process ended while the answer arrived: pictures may be missing that Venice had sent. */
  brokenOff?: boolean;
};

/** What became of an answer: the sends whose pictures may be used, and whether the journal has taken all of it. */
export type Received = { ids: number[]; settled: boolean };

/** Files what came under the sends it belongs to. The same from memory as from a receipt that an earlier process left. */
export const receive = async (question: Question): Promise<Received> => {
  const { strapi, sends, files } = question;
  const spool = getService({ strapi, name: 'spool' });
  const common = learned(question);
  const received: Received = { ids: [], settled: true };
  for (const [position, send] of sends.entries()) {
    // Settled before, and its picture perhaps kept or discarded since.
    if (send.state !== 'sending' && send.state !== 'unknown') continue;
    const file = files[position] ?? null;
    const { event, patch } = await judge({ question, send, file });
    // At once, and without being claimed again.
    const saves = event.type === 'received' && question.answer.saves;
    const saveKey = saves ? saveKeyOf({ strapi, send }) : null;
    const moved = await getService({ strapi, name: 'journal' }).move({
      send,
      event,
      patch: { ...common, ...patch, saveKey },
      lease: 'mine',
      keep: saves,
    });
    if (!moved) received.settled = false;
    else if (event.type === 'received') received.ids.push(send.id);
    // What the journal did not take stays, with its receipt: somebody else believed that this process had ended.
    if (!file || !moved || patch.spoolFile) continue;
    // A picture that this server could not read may be readable to a person who looks for it.
    await (event.type === 'ended' ? spool.leaveForADay(file.path) : spool.remove(file.path));
  }
  return received;
};

/** What became of the file of a job: `unusable` changes nothing, since it can be fetched again. */
type JobReceived = 'received' | 'unusable' | 'not_mine';

/** Files what a job made. The send has to be `processing`, and in this process's hand. */
export const receiveFile = async ({
  strapi,
  send,
  file,
  meta,
}: {
  strapi: Core.Strapi;
  send: FoundSend;
  file: SpooledFile;
  meta: AnswerMeta;
}): Promise<JobReceived> => {
  const facts = await look({ strapi, send, file });
  const spool = getService({ strapi, name: 'spool' });
  // What becomes of it is for the caller to say.
  if (!facts) return 'unusable';
  const { save } = send.operation.options;
  const journal = getService({ strapi, name: 'journal' });
  const move = journal.move({
    send,
    event: { type: 'received' },
    patch: {
      ...told(meta),
      ...facts,
      sha256: file.sha256,
      spoolFile: basename(file.path),
      instance: spool.instance(),
      expiresAt: save ? null : waitsUntil({ strapi }),
      saveKey: save ? saveKeyOf({ strapi, send }) : null,
      error: null,
    },
    lease: 'mine',
    keep: save,
  });
  const moved = await move.catch(async (error: unknown) => {
    // It can be fetched again, and must not pile up. Only where nobody can say whether the row names it, it stays.
    const row = await journal.send(send.id);
    if (row?.spoolFile !== basename(file.path)) await spool.remove(file.path);
    throw error;
  });
  if (!moved) await spool.remove(file.path);
  return moved ? 'received' : 'not_mine';
};

/** Written before the upload begins, so that every later try finds what this one leaves. */
const saveKeyOf = ({ strapi, send }: Pick<Question, 'strapi'> & { send: FoundSend }): string =>
  getService({ strapi, name: 'mediaLibrary' }).drawSaveKey(nameOf(send));

const learned = ({ answer: { data, meta, attempts } }: Question): SendPatch => ({
  ...told(meta),
  attempts,
  requestId: data?.id ?? meta.requestId,
  timing: data?.timing ?? null,
});

const told = (meta: AnswerMeta): SendPatch => ({
  retryAt: null,
  finishedAt: new Date(),
  modelServed: meta.modelServed,
  enhancedPrompt: meta.enhancedPrompt,
  cfRay: meta.cfRay,
  elapsedMs: Math.round(meta.elapsedMs),
  blurred: meta.moderation.blurred,
  violation: meta.moderation.violation,
});

type Verdict = { event: SendEvent; patch: SendPatch };

const judge = async ({
  question,
  send,
  file,
}: {
  question: Question;
  send: FoundSend;
  file: SpooledFile | null;
}): Promise<Verdict> => {
  const { answer, strapi, brokenOff = false } = question;
  const { moderation } = answer.meta;
  if (moderation.violation) {
    const patch = { charge: answer.chargeOfViolation, error: VIOLATION };
    return { event: { type: 'withheld' }, patch };
  }
  const facts = file && (await look({ strapi, send, file }));
  if (!file || !facts) {
    const error = file ? unusable(send) : brokenOff ? BROKEN_OFF : MISSING;
    const { code } = error;
    const charge = 'charged';
    return { event: { type: 'ended', code, charge }, patch: { charge, error } };
  }
  const patch = {
    ...facts,
    sha256: file.sha256,
    spoolFile: basename(file.path),
    charge: 'charged',
    expiresAt: answer.saves && !moderation.blurred ? null : waitsUntil({ strapi }),
    // Of an outcome that was unknown until now.
    error: null,
  } as const;
  return moderation.blurred
    ? { event: { type: 'withheld' }, patch: { ...patch, error: BLURRED } }
    : { event: { type: 'received' }, patch };
};

/** What the bytes are, whatever was declared; null when they are not what was asked for, or not whole. */
const look = async ({
  strapi,
  send,
  file,
}: Pick<Question, 'strapi'> & { send: FoundSend; file: SpooledFile }) => {
  // The folder may have moved since the receipt was written.
  const path = join(getService({ strapi, name: 'spool' }).folder(), basename(file.path));
  const { declaredMime } = file;
  const facts = await inspectMedia({ path, medium: mediumOf(send), declaredMime });
  if (!facts) return null;
  const { ext: _ext, ...kept } = facts;
  return kept;
};

const mediumOf = ({ operation }: FoundSend) => OPERATIONS[operation.kind].makes;

/** From now, and not from when it was asked for: the server may have been away for longer than that. */
const waitsUntil = ({ strapi }: Pick<Question, 'strapi'>): Date => {
  const { previewTtlHours } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  return new Date(Date.now() + previewTtlHours * HOUR_MS);
};

const HOUR_MS = 3_600_000;

const VIOLATION: SendError = {
  code: 'content_policy',
  reason: 'violation',
  message: 'Venice marked the image as a violation of its content policy',
};

const BLURRED: SendError = {
  code: 'content_policy',
  reason: 'blurred',
  message: 'Venice classified the image as adult content and blurred it',
};

const unusable = (send: FoundSend): SendError => ({
  code: 'bad_response',
  message: `What Venice sent is not a whole ${WORDS[mediumOf(send)]}`,
});

const WORDS = { image: 'picture', video: 'video', audio: 'recording', text: 'transcript' } as const;

const MISSING: SendError = {
  code: 'bad_response',
  message: 'Venice sent fewer images than it was asked for',
};

const BROKEN_OFF: SendError = {
  code: 'no_answer',
  message: 'The server ended while the picture arrived',
};
