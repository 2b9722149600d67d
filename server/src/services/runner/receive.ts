import { basename } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { SendError } from '../../../../shared/contracts/operation';
import type { Charge } from '../../../../shared/errors';
import { checkDecodes } from '../../images/decodes';
import { ImageFault } from '../../images/image-fault';
import { inspectImage } from '../../images/inspect';
import { getService } from '../../utils/get-service';
import type { Answer, ImagesAnswer, SpooledFile } from '../../venice';
import type { SendPatch } from '../journal';
import type { SendEvent } from '../journal/transition';
import type { Attempt, SendRow } from '../journal/rows';

type Question = {
  strapi: Core.Strapi;
  sends: SendRow[];
  answer: Answer<ImagesAnswer>;
  attempts: Attempt[];
  /** What is known of the charge of a picture that was marked as a violation. */
  chargeOfViolation: Charge;
  /** Until when results wait to be kept; null for those that are saved by themselves. */
  expiresAt: Date | null;
};

/** Files what came under the sends it belongs to. Returns the ids of those whose pictures may be used. */
export const receive = async (question: Question): Promise<number[]> => {
  const { strapi, sends, answer } = question;
  const common = learned(question);
  const received: number[] = [];
  for (const [position, send] of sends.entries()) {
    const file = answer.data.files[position] ?? null;
    const { event, patch } = await judge({ question, file });
    const moved = await getService({ strapi, name: 'journal' }).move({
      send,
      event,
      patch: { ...common, ...patch },
    });
    const kept = moved && patch.spoolFile;
    if (file && !kept) await getService({ strapi, name: 'spool' }).remove(file.path);
    if (moved && event.type === 'received') received.push(send.id);
  }
  return received;
};

const learned = ({ answer: { data, meta }, attempts }: Question): SendPatch => ({
  attempts,
  retryAt: null,
  finishedAt: new Date(),
  modelServed: meta.modelServed,
  enhancedPrompt: meta.enhancedPrompt,
  requestId: data.id ?? meta.requestId,
  cfRay: meta.cfRay,
  timing: data.timing,
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
  const { moderation } = question.answer.meta;
  if (moderation.violation) {
    const patch = { charge: question.chargeOfViolation, error: VIOLATION };
    return { event: { type: 'withheld' }, patch };
  }
  const facts = file && (await look(file.path));
  if (!file || !facts) {
    const patch = { charge: 'charged', error: file ? UNUSABLE : MISSING } as const;
    return { event: { type: 'ended', code: 'bad_response' }, patch };
  }
  const patch = {
    ...facts,
    sha256: file.sha256,
    spoolFile: basename(file.path),
    charge: 'charged',
    expiresAt: question.expiresAt,
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
    if (error instanceof ImageFault) return null;
    throw error;
  }
};

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
