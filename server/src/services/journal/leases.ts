import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { PLUGIN_ID, UIDS } from '../../../../shared/plugin';
import { parseConfig } from '../../config';
import type { SendRow } from './rows';

/**
 * Which sends this process has in hand. Several processes share the journal, and each may end without a word: a lease is renewed while
 * its holder lives, and whoever finds one that has run out may take the send over. Times are those of the hosts' own clocks.
 */
export const createLeases = ({ strapi }: { strapi: Core.Strapi }) => {
  const token = randomUUID();
  const held = new Set<number>();
  const sends = () => strapi.db.query(UIDS.send);
  const leaseMs = () => parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`)).leaseMs;
  const values = () => ({ leaseToken: token, leaseUntil: Date.now() + leaseMs() });

  return {
    /** What a row says that this process has in hand from now on. */
    values,

    hold(ids: readonly number[]): void {
      for (const id of ids) held.add(id);
    },

    holds: (id: number): boolean => held.has(id),

    /** Stops renewing. Rows that are still under the lease can be taken over when it runs out. */
    drop(ids: readonly number[]): void {
      for (const id of ids) held.delete(id);
    },

    /** Takes a send in hand, if it is in this state and nobody else lives who has it. `patch` is written with it. */
    async claim({
      send,
      patch = {},
    }: {
      send: Pick<SendRow, 'id' | 'state'> & { saveKey?: string | null };
      patch?: Partial<Pick<SendRow, 'saveKey'>>;
    }): Promise<boolean> {
      // Another may have drawn one since the row was read.
      const draws = patch.saveKey !== undefined && send.saveKey === null;
      const unchangedKey = draws ? { saveKey: { $null: true } } : {};
      const { count } = await sends().updateMany({
        where: { id: send.id, state: send.state, ...unchangedKey, ...free(token) },
        data: { ...patch, ...values() },
      });
      if (count === 1) held.add(send.id);
      return count === 1;
    },

    /** Gives it back, if it has not been given back already. */
    async release(id: number): Promise<void> {
      if (!held.delete(id)) return;
      await sends().updateMany({ where: { id, leaseToken: token }, data: NOBODY });
    },

    /** The sign of life. What somebody has taken over meanwhile stays theirs. */
    async renew(): Promise<void> {
      if (held.size === 0) return;
      const where = { id: { $in: [...held] }, leaseToken: token };
      await sends().updateMany({ where, data: values() });
    },

    /** Conditions on a row: in this process's hand; in nobody else's. */
    mine: { leaseToken: token },
    free: () => free(token),
  };
};

export type Leases = ReturnType<typeof createLeases>;

/** What a row says that nobody has in hand. */
export const NOBODY = { leaseToken: null, leaseUntil: null };

const free = (token: string) => ({
  $or: [
    { leaseToken: { $null: true } },
    { leaseToken: token },
    { leaseUntil: { $lt: Date.now() } },
  ],
});
