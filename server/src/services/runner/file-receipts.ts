import type { Core } from '@strapi/strapi';
import { getService } from '../../utils/get-service';
import { why } from '../../utils/why';
import type { SpooledFile } from '../../venice';
import { accept } from './accept';
import { end } from './end';
import type { FoundSend } from './names';
import { receive, type Received } from './receive';
import { createReceipts, type Found } from './receipts';
import type { Sweep } from './sweep';

const work = 'sweep';

/**
 * Files answers that reached this installation's disk and not the journal. One that cannot be filed does not hold up the others: answers
 * the ids of its sends, which are anything but lost.
 */
export const fileReceipts = async (question: Sweep): Promise<Set<number>> => {
  const { strapi, isOver } = question;
  const later = new Set<number>();
  for (const found of await createReceipts({ strapi }).list()) {
    if (isOver()) break;
    try {
      await fileOne({ ...question, found });
    } catch (error) {
      strapi.log.warn(`venice: the answer ${found.name} could not be filed yet: ${why(error)}`);
      for (const id of found.receipt.sendIds) later.add(id);
    }
  }
  return later;
};

const fileOne = async ({ strapi, save, begin, found }: Sweep & { found: Found }): Promise<void> => {
  const { leases, lookups } = getService({ strapi, name: 'journal' });
  const { sendIds } = found.receipt;
  if (sendIds.some((id) => leases.holds(id))) return;
  const rows = sortedBy({ rows: await lookups.byIds(sendIds), ids: sendIds });
  const open = rows.filter(({ state }) => state === 'sending' || state === 'unknown');
  const files = await picturesOf({ strapi, found });
  // Half an answer was judged before, and nothing more of it has come.
  const judged = open.every(({ state }) => state === 'unknown') && files.length === 0;
  if (isHalf(found) && judged) return;
  const ids = open.map(({ id }) => id);
  try {
    for (const send of open) {
      // Its process lives, and will file it itself.
      if (!(await leases.claim({ send, work }))) return;
    }
    const received = open.length === 0 ? NOTHING : await file({ strapi, found, rows, files });
    // Of half an answer more may come: its process may only have been held for a while. In the end it goes with the orphans.
    if (received.settled && (!isHalf(found) || files.length >= rows.length)) {
      await createReceipts({ strapi }).remove(found.name);
    }
    for (const id of received.ids) await save(id);
    for (const id of received.accepted) begin(id);
  } finally {
    // What a fault left in hand would be renewed for ever.
    for (const id of ids) await leases.release({ id, work });
  }
};

/** With the sends that Venice has taken as jobs. */
type Filed = Received & { accepted: number[] };

const NOTHING: Filed = { ids: [], settled: true, accepted: [] };

const file = async ({
  strapi,
  found,
  rows,
  files,
}: {
  strapi: Core.Strapi;
  found: Found;
  rows: FoundSend[];
  files: SpooledFile[];
}): Promise<Filed> => {
  const { receipt } = found;
  if (receipt.kind === 'job') {
    const [send] = rows;
    const accepted = send !== undefined && (await accept({ strapi, send, receipt }));
    return { ids: [], settled: accepted, accepted: accepted ? [send.id] : [] };
  }
  if (receipt.kind === 'failure') {
    const { failure, attempts } = receipt;
    await end({ strapi, sends: rows, failure, attempts });
    return NOTHING;
  }
  const brokenOff = isHalf(found);
  const received = await receive({ strapi, sends: rows, answer: receipt, files, brokenOff });
  return { ...received, accepted: [] };
};

const picturesOf = async ({
  strapi,
  found: { name, receipt },
}: {
  strapi: Core.Strapi;
  found: Found;
}): Promise<SpooledFile[]> => {
  if (receipt.kind !== 'answer') return [];
  return receipt.data?.files ?? createReceipts({ strapi }).whole(name);
};

/** Whether its process was still reading when this was written. */
const isHalf = ({ receipt }: Found): boolean => receipt.kind === 'answer' && receipt.data === null;

const sortedBy = ({ rows, ids }: { rows: FoundSend[]; ids: readonly number[] }): FoundSend[] =>
  ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
