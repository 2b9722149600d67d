import type { Core } from '@strapi/strapi';
import type { Decision, Operation, SendState } from '../../../shared/contracts/operation';
import { UIDS } from '../../../shared/plugin';
import { getService } from '../utils/get-service';
import { createLeases, NOBODY } from './journal/leases';
import { createLookups } from './journal/lookups';
import { toOperation, type OperationRow, type SendRow, type SourceAsset } from './journal/rows';
import { nextState, type SendEvent } from './journal/transition';

export type NewOperation = Omit<
  OperationRow,
  'id' | 'createdAt' | 'cancelRequestedAt' | 'sourceAssets'
> & { sourceAssets: SourceAsset[] };

export type SendPatch = Partial<Omit<SendRow, 'id' | 'index' | 'operation' | 'state'>>;

type Note = { ids: readonly number[]; state: SendState; patch: SendPatch };

/** As it was written. */
export type Opened = { operation: Operation; sends: (SendRow & { operation: OperationRow })[] };

type Move = {
  send: Pick<SendRow, 'id' | 'state'>;
  event: SendEvent;
  patch?: SendPatch;
  /** Whose hand it has to be in: this process's (`mine`), nobody's (`free`), or whoever's (`any`). */
  lease: 'mine' | 'free' | 'any';
  /** Stay in this process's hand afterwards. */
  keep?: boolean;
};

/** The durable memory of what was asked of Venice. Nothing else writes these two tables. */
export const createJournal = ({ strapi }: { strapi: Core.Strapi }) => {
  // Strapi types rows only by the schemas of the application; ours are typed in journal/rows.ts.
  const operations = () => strapi.db.query(UIDS.operation);
  const sends = () => strapi.db.query(UIDS.send);
  const leases = createLeases({ strapi });
  const lookups = createLookups({ strapi });

  const sendsOf = async (operationId: number): Promise<SendRow[]> =>
    (await sends().findMany({
      where: { operation: { id: operationId } },
      orderBy: { index: 'asc' },
    })) as SendRow[];

  const rowOf = async (id: number): Promise<OperationRow | null> =>
    (await operations().findOne({ where: { id } })) as OperationRow | null;

  const find = async (id: number): Promise<Operation | null> => {
    const row = await rowOf(id);
    if (!row) return null;
    const rows = await sendsOf(id);
    const first = rows.find(({ state }) => state === 'queued');
    const ahead = first && (await lookups.ahead(first.id));
    const instance = getService({ strapi, name: 'spool' }).instance();
    return toOperation({ row, sends: rows, view: { instance, ahead } });
  };

  return {
    leases,
    lookups,

    /** Writes an operation and its sends before anything leaves: all `queued`, and in this process's hand. */
    async open(question: {
      operation: NewOperation;
      seeds: readonly (number | null)[];
      instance: string;
    }): Promise<Opened> {
      const { operation, seeds, instance } = question;
      // All or nothing: an operation without sends would look like one that is done.
      const opened = await strapi.db.transaction(async () => {
        // One picture may be asked for twice in one operation; the relation takes it once.
        const sources = [...new Set(operation.sourceAssets.map((source) => source.id))];
        const row = (await operations().create({
          data: { ...operation, sources },
        })) as OperationRow;
        const common = { operation: row.id, instance, state: 'queued', charge: 'none' };
        const rows: SendRow[] = [];
        for (const [index, seed] of seeds.entries()) {
          const data = { ...common, index, seed, ...leases.values() };
          rows.push((await sends().create({ data })) as SendRow);
        }
        return { row, sends: rows };
      });
      leases.hold({ ids: opened.sends.map(({ id }) => id), work: 'run' });
      const sent = opened.sends.map((send) => ({ ...send, operation: opened.row }));
      return { operation: toOperation({ ...opened, view: { instance } }), sends: sent };
    },

    find,
    row: rowOf,
    sends: sendsOf,

    async send(id: number): Promise<(SendRow & { operation: OperationRow }) | null> {
      return (await sends().findOne({ where: { id }, populate: { operation: true } })) as
        | (SendRow & { operation: OperationRow })
        | null;
    },

    /**
     * Moves a send along an edge, if it still is in the state and the hand that the caller thinks: false when somebody else was faster
     * or the edge does not exist. What else is known is written with it.
     */
    async move({ send, event, patch = {}, lease, keep = false }: Move): Promise<boolean> {
      const state = nextState({ from: send.state, event });
      if (state === null) return false;
      const hand = { mine: leases.mine, free: leases.free(), any: {} }[lease];
      const { count } = await sends().updateMany({
        where: { id: send.id, state: send.state, ...hand },
        data: { ...patch, state, ...(keep ? leases.values() : NOBODY) },
      });
      if (count !== 1) return false;
      if (!keep) leases.forgetMoved(send.id);
      return true;
    },

    /** Notes something without moving; where the sends have moved on meanwhile, nothing. */
    async note({ ids, state, patch }: Note): Promise<void> {
      await sends().updateMany({ where: { id: { $in: [...ids] }, state }, data: patch });
    },

    /** The same, and renews the lease: false, and nothing is known, where one is not in this process's hand any more. */
    async noteWhileHeld({ ids, state, patch }: Note): Promise<boolean> {
      const where = { id: { $in: [...ids] }, state, ...leases.mine };
      const { count } = await sends().updateMany({ where, data: { ...patch, ...leases.values() } });
      return count === ids.length;
    },

    async noteOperation(question: {
      id: number;
      patch: { sandbox?: boolean; cancelRequestedAt?: string };
    }): Promise<void> {
      await operations().updateMany({ where: { id: question.id }, data: question.patch });
    },

    /** Takes its key from an operation, so that another may have it. */
    async freeKey(id: number): Promise<void> {
      await operations().updateMany({ where: { id }, data: { idempotencyKey: null } });
    },

    /** What was sent again came to nothing: the outcome is as unknown as before. */
    async undecide({ ids, successorId }: { ids: readonly number[]; successorId: number }) {
      const where = { id: { $in: [...ids] }, successorId, decision: 'sent_again' };
      await sends().updateMany({ where, data: { decision: null, decidedAt: null } });
    },

    /** Writes down what a person said of unknown outcomes. False where they had been decided before, unless `over` says that this counts. */
    async decide(question: {
      ids: readonly number[];
      decision: Decision;
      successorId?: number;
      over?: boolean;
    }): Promise<boolean> {
      const { ids, decision, successorId = null, over = false } = question;
      const { count } = await sends().updateMany({
        where: { id: { $in: [...ids] }, ...(over ? {} : UNDECIDED) },
        data: { decision, successorId, decidedAt: new Date() },
      });
      return count > 0;
    },
  };
};

const UNDECIDED = { state: 'unknown', decision: { $null: true } };
