import type { Core } from '@strapi/strapi';
import { getService } from '../../utils/get-service';
import { VeniceError, type SpooledFile } from '../../venice';
import type { SendRow } from '../journal/rows';
import { end } from './end';
import { letGo } from './let-go';
import { receive, type Received } from './receive';
import { createReceipts, type Found } from './receipts';

type Question = {
  strapi: Core.Strapi;
  now: Date;
  save(sendId: number): Promise<void>;
};

/**
 * Gives what a process left behind when it ended the end that is known of it: an answer on the disk is filed, what was out may have
 * been charged, what was queued has not been sent, what had come is saved. Every instance does this; leases keep them apart.
 */
export const sweep = async (question: Question): Promise<void> => {
  await fileReceipts(question);
  await settleAbandoned(question);
  await saveAgain(question);
};

const work = 'sweep';

/** Answers that reached this installation's disk and not the journal. */
const fileReceipts = async ({ strapi, save }: Question): Promise<void> => {
  const { leases, lookups } = getService({ strapi, name: 'journal' });
  const receipts = createReceipts({ strapi });
  for (const found of await receipts.list()) {
    const { sendIds } = found.receipt;
    if (sendIds.some((id) => leases.holds(id))) continue;
    const rows = sortedBy({ rows: await lookups.byIds(sendIds), ids: sendIds });
    const open = rows.filter(({ state }) => state === 'sending' || state === 'unknown');
    const files = await picturesOf({ strapi, found });
    // Half an answer was judged before, and nothing more of it has come.
    if (isHalf(found) && open.every(({ state }) => state === 'unknown') && files.length === 0)
      continue;
    const claimed: SendRow[] = [];
    for (const row of open) if (await leases.claim({ send: row, work })) claimed.push(row);
    // Its process lives, and will file it itself.
    if (claimed.length < open.length) {
      for (const { id } of claimed) await leases.release({ id, work });
      continue;
    }
    const { ids, settled } =
      open.length === 0 ? NOTHING : await file({ strapi, found, rows, files });
    for (const { id } of claimed) if (!ids.includes(id)) await leases.release({ id, work });
    // Of half an answer more may come: its process may only have been held for a while. In the end it goes with the orphans.
    if (settled && (!isHalf(found) || files.length >= rows.length)) {
      await receipts.remove(found.name);
    }
    try {
      for (const id of ids) await save(id);
    } finally {
      leases.drop({ ids, work });
    }
  }
};

const NOTHING: Received = { ids: [], settled: true };

/** Rows that have been settled before are passed over: no edge leads from where they are. */
const file = async ({
  strapi,
  found,
  rows,
  files,
}: {
  strapi: Core.Strapi;
  found: Found;
  rows: SendRow[];
  files: SpooledFile[];
}): Promise<Received> => {
  const { receipt } = found;
  if (receipt.kind === 'failure') {
    const { failure, attempts } = receipt;
    await end({ strapi, sends: rows, failure, attempts });
    return NOTHING;
  }
  return receive({ strapi, sends: rows, answer: receipt, files, brokenOff: isHalf(found) });
};

const picturesOf = async ({
  strapi,
  found: { name, receipt },
}: {
  strapi: Core.Strapi;
  found: Found;
}): Promise<SpooledFile[]> => {
  if (receipt.kind === 'failure') return [];
  return receipt.data?.files ?? createReceipts({ strapi }).whole(name);
};

/** Whether its process was still reading when this was written. */
const isHalf = ({ receipt }: Found): boolean => receipt.kind === 'answer' && receipt.data === null;

const sortedBy = ({ rows, ids }: { rows: SendRow[]; ids: readonly number[] }): SendRow[] =>
  ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);

const settleAbandoned = async ({ strapi, now, save }: Question): Promise<void> => {
  const { leases, lookups } = getService({ strapi, name: 'journal' });
  const instance = getService({ strapi, name: 'spool' }).instance();
  for (const send of await lookups.abandoned(now)) {
    if (leases.holds(send.id)) continue;
    if (send.state === 'received') {
      // Of another installation: its bytes are not here.
      if (send.instance === instance) await save(send.id);
      continue;
    }
    if (!(await leases.claim({ send, work }))) continue;
    await end({ strapi, sends: [send], failure: endOf(send) });
    await leases.release({ id: send.id, work });
  }
};

/** Saves that failed, and are due. */
const saveAgain = async ({ strapi, now, save }: Question): Promise<void> => {
  const instance = getService({ strapi, name: 'spool' }).instance();
  const { lookups } = getService({ strapi, name: 'journal' });
  for (const send of await lookups.unsaved({ instance, now })) await save(send.id);
};

/** Results that nobody kept in time. */
export const expire = async ({ strapi, now }: { strapi: Core.Strapi; now: Date }) => {
  const instance = getService({ strapi, name: 'spool' }).instance();
  const { lookups } = getService({ strapi, name: 'journal' });
  for (const send of await lookups.overdue({ instance, now })) {
    await letGo({ strapi, send, type: 'expired' });
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
