import type { Core } from '@strapi/strapi';
import { UIDS } from '../../../../shared/plugin';
import { isRunning } from './status';
import type { OperationRow, SendRow } from './rows';

type Loaded = SendRow & { operation: OperationRow };

/** More than a person could look through; the newest count. */
const ROWS_MAX = 1_000;

/** Questions to the journal of those who tidy up. Nothing here writes. */
export const createLookups = ({ strapi }: { strapi: Core.Strapi }) => {
  const sends = () => strapi.db.query(UIDS.send);
  // Strapi types rows only by the schemas of the application; ours are typed in journal/rows.ts.
  const load = async (where: object): Promise<Loaded[]> =>
    (await sends().findMany({
      where,
      orderBy: { id: 'desc' },
      limit: ROWS_MAX,
      populate: { operation: true },
    })) as Loaded[];

  return {
    /** Sends that somebody began and whose holder has not been heard of since: `queued`, `sending`, or `received` and to be saved. */
    async abandoned(now: Date): Promise<Loaded[]> {
      const found = await load({
        state: { $in: ['queued', 'sending', 'received'] },
        $or: [{ leaseToken: { $null: true } }, { leaseUntil: { $lt: now.getTime() } }],
      });
      return found.filter((send) => isRunning({ send, saves: send.operation.options.save }));
    },

    /** Pictures of this installation whose save has failed, and may be tried again. */
    async unsaved({ instance, now }: { instance: string; now: Date }): Promise<Loaded[]> {
      const found = await load({ instance, state: 'received', retryAt: { $lte: now } });
      return found.filter((send) => send.operation.options.save && send.error !== null);
    },

    /** Results of this installation that wait since too long. */
    overdue: ({ instance, now }: { instance: string; now: Date }): Promise<SendRow[]> =>
      load({ instance, state: { $in: ['received', 'withheld'] }, expiresAt: { $lt: now } }),

    byIds: (ids: readonly number[]): Promise<Loaded[]> => load({ id: { $in: [...ids] } }),

    /** Which of these operations somebody wants cancelled. */
    async cancelled(operationIds: readonly number[]): Promise<number[]> {
      if (operationIds.length === 0) return [];
      const rows = await strapi.db.query(UIDS.operation).findMany({
        select: ['id'],
        where: { id: { $in: [...operationIds] }, cancelRequestedAt: { $notNull: true } },
      });
      return rows.map(({ id }) => Number(id));
    },

    /** Ids of operations of these callers that may wait for a person, newest first; some may turn out not to. */
    async undecided(callers: object): Promise<number[]> {
      const found = await load({
        // A picture that came after its outcome had been decided waits as well.
        $or: [{ state: 'received' }, { state: 'unknown', decision: { $null: true } }],
        operation: callers,
      });
      return [...new Set(found.map(({ operation }) => operation.id))];
    },

    /** How many sends of everybody are to leave before this one. */
    ahead: (id: number): Promise<number> =>
      sends().count({ where: { state: 'queued', id: { $lt: id } } }),

    /** Names of the spool files that rows speak of, among these. */
    async known(names: readonly string[]): Promise<Set<string>> {
      const rows = await sends().findMany({
        select: ['spoolFile'],
        where: { spoolFile: { $in: [...names] } },
      });
      return new Set(rows.map(({ spoolFile }) => String(spoolFile)));
    },

    async byKey(idempotencyKey: string): Promise<OperationRow | null> {
      const where = { idempotencyKey };
      return (await strapi.db.query(UIDS.operation).findOne({ where })) as OperationRow | null;
    },
  };
};
