import type { Core } from '@strapi/strapi';
import type { Operation } from '../../../shared/contracts/operation';
import { UIDS } from '../../../shared/plugin';
import { isRunning } from './journal/status';
import { nextState, type SendEvent } from './journal/transition';
import { toOperation, type OperationRow, type SendRow, type SourceAsset } from './journal/rows';

export type NewOperation = Omit<
  OperationRow,
  'id' | 'createdAt' | 'cancelRequestedAt' | 'sandbox' | 'sourceAssets'
> & { sourceAssets: SourceAsset[] };

export type SendPatch = Partial<Omit<SendRow, 'id' | 'index' | 'operation' | 'asset' | 'state'>> & {
  asset?: number;
};

/** The durable memory of what was asked of Venice. Nothing else writes these two tables. */
export const createJournal = ({ strapi }: { strapi: Core.Strapi }) => {
  // Strapi types rows only by the schemas of the application; ours are typed in journal/rows.ts.
  const operations = () => strapi.db.query(UIDS.operation);
  const sends = () => strapi.db.query(UIDS.send);

  const sendsOf = async (operationId: number): Promise<SendRow[]> =>
    (await sends().findMany({
      where: { operation: { id: operationId } },
      orderBy: { index: 'asc' },
      populate: { asset: { select: ['id'] } },
    })) as SendRow[];

  const rowOf = async (id: number): Promise<OperationRow | null> =>
    (await operations().findOne({ where: { id } })) as OperationRow | null;

  const find = async (id: number): Promise<Operation | null> => {
    const row = await rowOf(id);
    return row && toOperation({ row, sends: await sendsOf(id) });
  };

  return {
    /** Writes an operation and its sends, all `queued`, before anything leaves. */
    async open(question: {
      operation: NewOperation;
      seeds: readonly (number | null)[];
      instance: string;
    }): Promise<Operation> {
      const { operation, seeds, instance } = question;
      // All or nothing: an operation without sends would look like one that is done.
      const id = await strapi.db.transaction(async () => {
        // One picture may be asked for twice in one operation; the relation takes it once.
        const sources = [...new Set(operation.sourceAssets.map((source) => source.id))];
        const row = await operations().create({ data: { ...operation, sources } });
        for (const [index, seed] of seeds.entries()) {
          await sends().create({
            data: { operation: row.id, index, seed, instance, state: 'queued', charge: 'none' },
          });
        }
        return Number(row.id);
      });
      const opened = await find(id);
      if (!opened) throw new Error('The operation that was just written is gone');
      return opened;
    },

    find,
    row: rowOf,
    sends: sendsOf,

    async send(id: number): Promise<(SendRow & { operation: OperationRow }) | null> {
      const populate = { asset: { select: ['id'] }, operation: true };
      return (await sends().findOne({ where: { id }, populate })) as
        | (SendRow & { operation: OperationRow })
        | null;
    },

    /**
     * Moves a send along an edge, if it still is in the state that the caller saw: false when somebody else was faster or the edge
     * does not exist. What else is known is written with it.
     */
    async move(question: {
      send: Pick<SendRow, 'id' | 'state'>;
      event: SendEvent;
      patch?: SendPatch;
    }): Promise<boolean> {
      const { send, event, patch = {} } = question;
      const state = nextState({ from: send.state, event });
      if (state === null) return false;
      const { asset, ...values } = patch;
      const { count } = await sends().updateMany({
        where: { id: send.id, state: send.state },
        data: { ...values, state },
      });
      // A relation cannot be written by the conditional update.
      if (count === 1 && asset !== undefined) {
        await sends().update({ where: { id: send.id }, data: { asset } });
      }
      return count === 1;
    },

    /** Notes something without moving. */
    async note(question: { id: number; patch: SendPatch }): Promise<void> {
      await sends().update({ where: { id: question.id }, data: question.patch });
    },

    async noteOperation(question: {
      id: number;
      patch: { sandbox?: boolean; cancelRequestedAt?: string };
    }): Promise<void> {
      await operations().update({ where: { id: question.id }, data: question.patch });
    },

    /** Sends of this installation that a process left behind when it ended. What waits for a person is not among them. */
    async abandoned(instance: string): Promise<SendRow[]> {
      const states = ['queued', 'sending', 'received'];
      const found = (await sends().findMany({
        where: { instance, state: { $in: states } },
        populate: { operation: true },
      })) as SendRow[];
      return found.filter((send) =>
        isRunning({ send, saves: send.operation?.options.save === true })
      );
    },

    /** Results that wait since too long. */
    async overdue({ instance, now }: { instance: string; now: Date }): Promise<SendRow[]> {
      const where = {
        instance,
        state: { $in: ['received', 'withheld'] },
        expiresAt: { $lt: now },
      };
      return (await sends().findMany({ where })) as SendRow[];
    },
  };
};
