import { basename, join } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { SendError } from '../../../../shared/contracts/operation';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { parseConfig } from '../../config';
import { checkDecodes } from '../../images/decodes';
import { ImageFault } from '../../images/image-fault';
import { inspectImage } from '../../images/inspect';
import { getService } from '../../utils/get-service';
import type { SpooledFile } from '../../venice';
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
    const { event, patch } = await judge({ question, file });
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

/** Written before the upload begins, so that every later try finds what this one leaves. */
const saveKeyOf = ({ strapi, send }: Pick<Question, 'strapi'> & { send: FoundSend }): string =>
  getService({ strapi, name: 'mediaLibrary' }).drawSaveKey(nameOf(send));

const learned = ({ answer: { data, meta, attempts } }: Question): SendPatch => ({
  attempts,
  retryAt: null,
  finishedAt: new Date(),
  modelServed: meta.modelServed,
  enhancedPrompt: meta.enhancedPrompt,
  requestId: data?.id ?? meta.requestId,
  cfRay: meta.cfRay,
  timing: data?.timing ?? null,
  elapsedMs: Math.round(meta.elapsedMs),
  blurred: meta.moderation.blurred,
  violation: meta.moderation.violation,
});

type Verdict = { event: SendEvent; patch: SendPatch };

const judge = async ({
  question,
  file,
}: {
  question: Question;
  file: SpooledFile | null;
}): Promise<Verdict> => {
  const { answer, strapi, brokenOff = false } = question;
  const { moderation } = answer.meta;
  if (moderation.violation) {
    const patch = { charge: answer.chargeOfViolation, error: VIOLATION };
    return { event: { type: 'withheld' }, patch };
  }
  // The folder may have moved since the receipt was written.
  const path = file && join(getService({ strapi, name: 'spool' }).folder(), basename(file.path));
  const facts = path === null ? null : await look(path);
  if (!file || !facts) {
    const error = file ? UNUSABLE : brokenOff ? BROKEN_OFF : MISSING;
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

/** What the bytes are, whatever was declared; null when they are no whole picture. */
const look = async (path: string) => {
  try {
    const { mime, width, height, bytes } = await inspectImage(path);
    await checkDecodes(path);
    return { mime, width, height, bytes };
  } catch (error) {
    if (error instanceof ImageFault || isMissing(error)) return null;
    throw error;
  }
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'; // node's file errors carry one

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

const UNUSABLE: SendError = {
  code: 'bad_response',
  message: 'What Venice sent is not a whole picture',
};

const MISSING: SendError = {
  code: 'bad_response',
  message: 'Venice sent fewer images than it was asked for',
};

const BROKEN_OFF: SendError = {
  code: 'no_answer',
  message: 'The server ended while the picture arrived',
};
