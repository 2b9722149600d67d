import { setTimeout as wait } from 'node:timers/promises';
import { LEASE_MS } from './application';
import { sha256 } from './gateway';
import { readDatabase, type Contents } from './journal-file';
import { dataOf, type People } from './people';

const SETTLE_MS = 60_000;
const LOOK_EVERY_MS = 500;

/** Waits until nothing runs, and then until every lease has had time to run out. Answers what went wrong with that. */
export const settle = async (folder: string): Promise<string[]> => {
  for (let waited = 0; waited < SETTLE_MS; waited += LOOK_EVERY_MS) {
    await wait(LOOK_EVERY_MS);
    if (isRunning(readDatabase(folder))) continue;
    await wait(4 * LEASE_MS);
    if (!isRunning(readDatabase(folder))) return [];
  }
  return [`Something still ran ${SETTLE_MS / 1_000} s after the last request`];
};

/** What a person would find: the bytes behind each preview that waits, and how long the list of the waiting is. */
export const lookAround = async ({ folder, people }: { folder: string; people: People }) => {
  const previews = new Map<number, string | null>();
  for (const { id, state } of readDatabase(folder).sends) {
    if (state !== 'received') continue;
    const { status, bytes } = await people.download(`/venice/sends/${id}/preview`);
    previews.set(id, status === 200 ? sha256(bytes) : null);
  }
  const { body } = await people.admin.ask({ method: 'GET', path: '/venice/waiting' });
  return { previews, waiting: dataOf<{ total: number }>(body).total };
};

const isRunning = ({ operations, sends }: Contents): boolean => {
  const saves = new Map(operations.map(({ id, saves }) => [id, saves]));
  return sends.some(
    ({ state, operation }) =>
      state === 'queued' || state === 'sending' || (state === 'received' && saves.get(operation))
  );
};
