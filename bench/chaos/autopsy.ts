import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerFault } from './faults';
import { sha256, type Exchange } from './gateway';
import { readDatabase, type Contents, type SendRow } from './journal-file';

/** What a process had in hand when it was killed, read before another looks at it. */
export type Autopsy = {
  /** Sends whose answer lay whole on the disk. */
  onDisk: Set<number>;
  /** Sends that were out, and whose answer did not. */
  cutOff: Set<number>;
  /** Sends that had not come to their end. */
  inHand: Set<number>;
  /** Whether the blow fell where it was meant to. */
  asMeant: boolean;
};

export const SPOOL = join('.tmp', 'venice');

/** The names of the files are not asked: a picture that came is known by its bytes. */
export const autopsy = ({
  folder,
  fault,
  exchanges,
}: {
  folder: string;
  fault: ServerFault;
  exchanges: readonly Exchange[];
}): Autopsy => {
  const contents = readDatabase(folder);
  const whole = new Set(
    spooled(folder)
      .filter(({ isWhole }) => isWhole)
      .map(({ hash }) => hash)
  );
  const out = contents.sends.filter((send) => isOut({ send, exchanges, fault }));
  const onDisk = new Set<number>();
  const cutOff = new Set<number>();
  for (const send of out) {
    const here = picturesOf({ send, exchanges }).some((hash) => whole.has(hash));
    (here ? onDisk : cutOff).add(send.id);
  }
  const open = contents.sends.filter(({ state }) => OPEN.has(state));
  const inHand = new Set([...out, ...open].map(({ id }) => id));
  return {
    onDisk,
    cutOff,
    inHand,
    asMeant: MEANT[fault]?.({ contents, onDisk, cutOff, folder }) ?? true,
  };
};

const OPEN: ReadonlySet<string> = new Set(['queued', 'sending', 'received']);

/**
 * Beside another process, one that had been frozen may still be reading an answer of a send that the other took for lost: the row says
 * `unknown` by then.
 */
const isOut = ({
  send,
  exchanges,
  fault,
}: {
  send: SendRow;
  exchanges: readonly Exchange[];
  fault: ServerFault;
}): boolean => {
  if (send.state === 'sending') return true;
  if (send.state !== 'unknown' || fault !== 'killed-beside-another') return false;
  const since = Date.now() - FRESH_MS;
  return requestsOf({ send, exchanges }).some(({ at }) => at > since);
};

/** Longer than a freeze and the time limit of a request. */
const FRESH_MS = 12_000;

/** What Venice made for a send, over all of its requests. */
export const picturesOf = ({
  send,
  exchanges,
}: {
  send: SendRow;
  exchanges: readonly Exchange[];
}): string[] =>
  requestsOf({ send, exchanges }).flatMap(
    ({ pictures }) => (pictures.length > 1 ? pictures[send.index] : pictures[0]) ?? []
  );

/** Variants of one request share it; those that are asked for one by one are told apart by their seed. */
export const requestsOf = ({
  send,
  exchanges,
}: {
  send: SendRow;
  exchanges: readonly Exchange[];
}): Exchange[] =>
  exchanges.filter(
    ({ tag, seed }) =>
      tag === send.tag && (seed === null || send.seed === null || seed === send.seed)
  );

export type Spooled = { name: string; hash: string; isWhole: boolean };

/** Pictures in the spool folder; what ends in `.part` was still being written. */
export const spooled = (folder: string): Spooled[] =>
  readdirSync(join(folder, SPOOL))
    .filter((name) => /^send-/.test(name) && !name.includes('.receipt.json'))
    .flatMap((name) => {
      // Another process shares the folder and lives: what it was writing may have become whole since, or have gone.
      const found = [name, name.replace(/\.part$/, '')].find((one) =>
        existsSync(join(folder, SPOOL, one))
      );
      return found === undefined ? [] : read({ folder, name: found });
    });

const read = ({ folder, name }: { folder: string; name: string }): Spooled[] => {
  try {
    const hash = sha256(readFileSync(join(folder, SPOOL, name)));
    return [{ name, hash, isWhole: !name.endsWith('.part') }];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []; // node's file errors carry one
    throw error;
  }
};

type Body = Pick<Autopsy, 'onDisk' | 'cutOff'> & { contents: Contents; folder: string };

const MEANT: Partial<Record<ServerFault, (body: Body) => boolean>> = {
  'killed-after-row': ({ contents }) => contents.sends.some(({ state }) => state === 'queued'),
  'killed-after-sending': ({ cutOff }) => cutOff.size > 0,
  'killed-mid-body': ({ cutOff }) => cutOff.size > 0,
  'killed-after-spooling': ({ onDisk }) => onDisk.size > 0,
  // Half a file, and no row that speaks of it.
  'killed-mid-upload': ({ contents, folder }) => {
    const names = readdirSync(join(folder, 'public', 'uploads'));
    return saving(contents).some(
      ({ saveKey }) =>
        names.some((name) => name.includes(String(saveKey))) && !hashes(contents).has(`${saveKey}`)
    );
  },
  'killed-before-settled': ({ contents }) =>
    saving(contents).some(({ saveKey }) => hashes(contents).has(`${saveKey}`)),
};

const saving = ({ sends }: Contents): SendRow[] =>
  sends.filter(({ state, saveKey }) => state === 'received' && saveKey !== null);
const hashes = ({ files }: Contents): Set<string> => new Set(files.map(({ hash }) => hash));
