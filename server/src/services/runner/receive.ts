import { basename } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { SendError } from '../../../../shared/contracts/operation';
import { checkDecodes } from '../../images/decodes';
import { ImageFault } from '../../images/image-fault';
import { inspectImage } from '../../images/inspect';
import { getService } from '../../utils/get-service';
import type { Answer, ImagesAnswer, SpooledFile } from '../../venice';
import type { SendPatch } from '../journal';
import type { Attempt, SendRow } from '../journal/rows';

type Question = {
  strapi: Core.Strapi;
  sends: SendRow[];
  answer: Answer<ImagesAnswer>;
  attempts: Attempt[];
};

/** Files what came under the sends it belongs to. Returns the ids of those whose pictures may be used. */
export const receive = async ({ strapi, sends, answer, attempts }: Question): Promise<number[]> => {
  const { data, meta } = answer;
  const common = {
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
  };
  const received: number[] = [];
  for (const [position, send] of sends.entries()) {
    const file = data.files[position] ?? null;
    const kept = await fileUnder({ strapi, send, file, common });
    if (kept) received.push(send.id);
  }
  return received;
};

const fileUnder = async ({
  strapi,
  send,
  file,
  common,
}: {
  strapi: Core.Strapi;
  send: SendRow;
  file: SpooledFile | null;
  common: SendPatch;
}): Promise<boolean> => {
  const journal = getService({ strapi, name: 'journal' });
  const spool = getService({ strapi, name: 'spool' });
  if (common.violation) {
    if (file) await spool.remove(file.path);
    await journal.move({ send, event: { type: 'withheld' }, patch: { ...common, ...VIOLATION } });
    return false;
  }
  const facts = file && (await look(file.path));
  if (!file || !facts) {
    if (file) await spool.remove(file.path);
    const event = { type: 'ended', code: 'bad_response', charge: 'charged' } as const;
    await journal.move({ send, event, patch: { ...common, ...UNUSABLE } });
    return false;
  }
  const patch = { ...common, ...facts, sha256: file.sha256, spoolFile: basename(file.path) };
  if (common.blurred) {
    await journal.move({ send, event: { type: 'withheld' }, patch: { ...patch, ...BLURRED } });
    return false;
  }
  const event = { type: 'received' } as const;
  return journal.move({ send, event, patch: { ...patch, charge: 'charged' } });
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

const withheld = (error: SendError, charge: SendRow['charge']) => ({ error, charge });

/** Venice draws a black picture then and does not charge for it. */
const VIOLATION = withheld(
  {
    code: 'content_policy',
    reason: 'violation',
    message: 'Venice marked the image as a violation of its content policy',
  },
  'none'
);

const BLURRED = withheld(
  {
    code: 'content_policy',
    reason: 'blurred',
    message: 'Venice classified the image as adult content and blurred it',
  },
  'charged'
);

const UNUSABLE = withheld(
  { code: 'bad_response', message: 'What Venice sent is not a whole picture' },
  'charged'
);
