import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { PLUGIN_ID, UIDS } from '../../../../shared/plugin';
import { parseConfig } from '../../config';
import type { SendRow } from './rows';

/** What a process does with a send. Within a process one such work at a time has it; between processes the lease sees to that. */
export type Work = 'run' | 'sweep' | 'job' | 'save';

type Claim = {
  send: Pick<SendRow, 'id' | 'state'> & { saveKey?: string | null };
  work: Work;
  /** Written with it. */
  patch?: Partial<Pick<SendRow, 'saveKey' | 'instance'>>;
};

/**
 * Which sends this process has in hand. Several processes share the journal, and each may end without a word: a lease is renewed while
 * its holder lives, and whoever finds one that has run out may take the send over. Times are those of the hosts' own clocks.
 */
export const createLeases = ({ strapi }: { strapi: Core.Strapi }) => {
  const token = randomUUID();
  const held = new Map<number, Work>();
  const sends = () => strapi.db.query(UIDS.send);
  const leaseMs = () => parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`)).leaseMs;
  const values = () => ({ leaseToken: token, leaseUntil: Date.now() + leaseMs() });

  /** False where another work has it by now. */
  const forget = ({ id, work }: { id: number; work: Work }): boolean =>
    held.get(id) === work && held.delete(id);

  return {
    /** What a row says that this process has in hand from now on. */
    values,

    hold({ ids, work }: { ids: readonly number[]; work: Work }): void {
      for (const id of ids) held.set(id, work);
    },

    holds: (id: number): boolean => held.has(id),

    /** After a move that gave it back. */
    forgetMoved: (id: number): void => void held.delete(id),

    /** Stops renewing what this work still has. Rows that are still under the lease can be taken over when it runs out. */
    drop({ ids, work }: { ids: readonly number[]; work: Work }): void {
      for (const id of ids) forget({ id, work });
    },

    /** From whoever got an answer to whoever goes on with it: false where nobody of this process has it, or it is being saved. */
    handOver({ id, to }: { id: number; to: Work }): boolean {
      const from = held.get(id);
      if (from === undefined || from === 'save') return false;
      held.set(id, to);
      return true;
    },

    /** Takes a send in hand, if it is in this state and nobody else lives who has it. */
    async claim({ send, work, patch = {} }: Claim): Promise<boolean> {
      if (held.has(send.id)) return false;
      // Another may have drawn one since the row was read.
      const draws = patch.saveKey !== undefined && send.saveKey === null;
      const unchangedKey = draws ? { saveKey: { $null: true } } : {};
      // From here on no other work of this process gets it.
      held.set(send.id, work);
      let claimed = false;
      try {
        const { count } = await sends().updateMany({
          where: { id: send.id, state: send.state, ...unchangedKey, ...freeOr(token) },
          data: { ...patch, ...values() },
        });
        claimed = count === 1;
        return claimed;
      } finally {
        if (!claimed) forget({ id: send.id, work });
      }
    },

    /** Gives it back, if this work still has it. */
    async release({ id, work }: { id: number; work: Work }): Promise<void> {
      if (!forget({ id, work })) return;
      await sends().updateMany({ where: { id, leaseToken: token }, data: NOBODY });
    },

    /** The sign of life. What somebody has taken over meanwhile stays theirs. */
    async renew(): Promise<void> {
      if (held.size === 0) return;
      const where = { id: { $in: [...held.keys()] }, leaseToken: token };
      await sends().updateMany({ where, data: values() });
    },

    isMine: (send: Pick<SendRow, 'leaseToken'>): boolean => send.leaseToken === token,

    /** Conditions on a row: in this process's hand; in nobody's. */
    mine: { leaseToken: token },
    free: () => freeOr(null),
  };
};

export type Leases = ReturnType<typeof createLeases>;

/** What a row says that nobody has in hand. */
export const NOBODY = { leaseToken: null, leaseUntil: null };

const freeOr = (token: string | null) => ({
  $or: [
    { leaseToken: { $null: true } },
    { leaseUntil: { $lt: Date.now() } },
    ...(token === null ? [] : [{ leaseToken: token }]),
  ],
});
