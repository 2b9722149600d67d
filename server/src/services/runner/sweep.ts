import type { Core } from '@strapi/strapi';
import { getService } from '../../utils/get-service';
import { VeniceError } from '../../venice';
import type { SendRow } from '../journal/rows';
import { end } from './end';
import { fileReceipts } from './file-receipts';

export type Sweep = {
  strapi: Core.Strapi;
  now: Date;
  save(sendId: number): Promise<void>;
  /** Goes on with a job whose send this process has in hand. */
  begin(sendId: number): void;
  /** Goes on with a job that nobody has in hand. */
  takeOver(send: SendRow): Promise<void>;
  /** Whether the server stops; what is left is for the next one. */
  isOver(): boolean;
};

/**
 * Gives what a process left behind when it ended the end that is known of it: an answer on the disk is filed, what was out may have
 * been charged, what was queued has not been sent, what had come is saved, and Venice is asked what became of its jobs. Every instance does this; leases keep them apart.
 */
export const sweep = async (question: Sweep): Promise<void> => {
  const later = await fileReceipts(question);
  await settleAbandoned({ ...question, later });
  await saveAgain(question);
};

const work = 'sweep';

const settleAbandoned = async ({
  strapi,
  now,
  save,
  takeOver,
  isOver,
  later,
}: Sweep & { later: Set<number> }): Promise<void> => {
  const { leases, lookups } = getService({ strapi, name: 'journal' });
  const instance = getService({ strapi, name: 'spool' }).instance();
  for (const send of await lookups.abandoned({ now, instance })) {
    if (isOver()) return;
    if (leases.holds(send.id) || later.has(send.id)) continue;
    if (send.state === 'received') {
      await save(send.id);
      continue;
    }
    if (send.state === 'processing') {
      await takeOver(send);
      continue;
    }
    if (!(await leases.claim({ send, work }))) continue;
    try {
      await end({ strapi, sends: [send], failure: endOf(send) });
    } finally {
      await leases.release({ id: send.id, work });
    }
  }
};

/** Saves that failed, and are due. A few at a time: they may take long, and the rest of the sweep comes round again. */
const saveAgain = async ({ strapi, now, save, isOver }: Sweep): Promise<void> => {
  const instance = getService({ strapi, name: 'spool' }).instance();
  const { lookups } = getService({ strapi, name: 'journal' });
  for (const send of await lookups.unsaved({ instance, now })) {
    if (isOver()) return;
    await save(send.id);
  }
};

const endOf = (send: SendRow): VeniceError => {
  if (send.state === 'queued') return unsent('The server stopped before it was sent');
  const last = send.attempts?.at(-1);
  // It waited to be sent again, after an attempt that was free.
  if (last?.charge === 'none') return unsent('The server stopped before it was sent again');
  return new VeniceError({
    code: 'no_answer',
    reason: 'server_gone',
    message: 'The server stopped while Venice was at work',
  });
};

const unsent = (message: string) => new VeniceError({ code: 'aborted', charge: 'none', message });
