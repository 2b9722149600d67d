import type { Core } from '@strapi/strapi';
import { UIDS } from '../../../../shared/plugin';
import { isRunning } from './status';
import type { OperationRow, SendRow } from './rows';

type Loaded = SendRow & { operation: OperationRow };

/** Rows in one answer. Whoever tidies up comes again for the rest, so the oldest come first there. */
const ROWS_MAX = 1_000;

const SAVES_MAX = 20;

/** Questions to the journal of those who tidy up. Nothing here writes. */
export const createLookups = ({ strapi }: { strapi: Core.Strapi }) => {
  const sends = () => strapi.db.query(UIDS.send);
  // Strapi types rows only by the schemas of the application; ours are typed in journal/rows.ts.
  const load = async (where: object, order: 'asc' | 'desc' = 'asc'): Promise<Loaded[]> =>
    (await sends().findMany({
      where,
      orderBy: { id: order },
      limit: ROWS_MAX,
      populate: { operation: true },
    })) as Loaded[];

  return {
    /**
     * Sends that somebody began and whose holder has not been heard of since: not answered yet anywhere, and `received` and to be
     * saved of this installation, whose disk has the bytes.
     */
    async abandoned({ now, instance }: { now: Date; instance: string }): Promise<Loaded[]> {
      const unheld = {
        $or: [{ leaseToken: { $null: true } }, { leaseUntil: { $lt: now.getTime() } }],
      };
      const begun = await load({ state: { $in: ['queued', 'sending', 'processing'] }, ...unheld });
      // Previews have a time to wait until; what is to be saved has none.
      const come = { instance, state: 'received', expiresAt: { $null: true }, ...unheld };
      const unsaved = await load({ ...come, saveFailures: { $null: true } });
      return [...begun, ...unsaved].filter((send) =>
        isRunning({ send, saves: send.operation.options.save })
      );
    },

    /** Pictures of this installation whose save has failed, and may be tried again. */
    async unsaved({ instance, now }: { instance: string; now: Date }): Promise<Loaded[]> {
      const found = await load({ instance, state: 'received', retryAt: { $lte: now } });
      return found
        .filter((send) => send.operation.options.save && send.error !== null)
        .slice(0, SAVES_MAX);
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
      const found = await load(
        {
          // Apart, because Strapi lets a condition of the relation that has an `$or` take the place of ours.
          $and: [
            // A picture that came after its outcome had been decided waits as well.
            { $or: [{ state: 'received' }, { state: 'unknown', decision: { $null: true } }] },
            { operation: callers },
          ],
        },
        'desc'
      );
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
