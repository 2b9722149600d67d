import type { Operation, Send } from '../../shared/contracts/operation';
import { UIDS } from '../../shared/plugin';
import { CODE } from '../../server/src/services/operations/request';
import type { FoundSend } from '../../server/src/services/runner/names';
import type { App } from './strapi';
import { until } from './until';

/** Fast enough that a test can wait for the last of many looks. */
export const FAST_JOBS = { pollMs: 20, slowPollMs: 20 };

export const words = {
  model: 'kling-v3-pro-text-to-video',
  prompt: 'A lighthouse at dusk',
  duration: '5s',
};

const UNDER_WAY = ['queued', 'sending', 'processing', 'received'];

/** Videos of one Strapi, seen from outside: what was paid for, what the journal says, what Venice was asked. */
export const createVideoJobs = (open: () => App) => {
  const journal = () => open().service('journal');
  const rows = () => open().strapi.db.query(UIDS.send);
  const spies: { mockRestore(): void }[] = [];

  const find = async (id: number): Promise<Operation> => {
    const found = await journal().find(id);
    if (!found) throw new Error('There is no such operation');
    return found;
  };

  const sendOf = async (id: number): Promise<Send> => (await find(id)).sends[0]!;

  return {
    find,
    sendOf,
    rows,

    start: (input: object = words, options: object = {}) =>
      open().service('operations').start({ kind: 'video', input, options, caller: CODE }),

    is: (id: number, state: string) => until(async () => (await sendOf(id)).state === state),

    /** The send once nothing happens to it by itself any more. */
    ended: (id: number): Promise<Send> =>
      until(async () => {
        const send = await sendOf(id);
        return !UNDER_WAY.includes(send.state) && send;
      }),

    rowOf: async (id: number): Promise<FoundSend> =>
      (await journal().send((await sendOf(id)).id)) as FoundSend, // it was just read

    paid: () =>
      open()
        .sandbox.ledger()
        .entries.filter(({ path }) => path === '/video/queue'),

    /** For `restore`. */
    spied<T extends { mockRestore(): void }>(spy: T): T {
      spies.push(spy);
      return spy;
    },

    /** Those that were told of, and no others: the harness collects the log with some of its own. */
    restore: () => spies.splice(0).forEach((spy) => spy.mockRestore()),

    /** The times at which Venice is asked at such an endpoint, from now until `restore`. */
    hear(endpoint: string): number[] {
      const times: number[] = [];
      const client = open().service('client');
      const { send } = client;
      const spy = jest.spyOn(client, 'send').mockImplementation((asked, ...rest) => {
        if (asked === endpoint) times.push(Date.now());
        return send(asked, ...rest);
      });
      this.spied(spy);
      return times;
    },

    /** Whether Venice still has what the job of an operation made. */
    async isAtVenice(id: number): Promise<boolean> {
      const { queuedModel, queueId } = await this.rowOf(id);
      const job = { model: String(queuedModel), queue_id: String(queueId) };
      const asked = open().service('client').send('POST /video/retrieve', job);
      return asked.then(
        ({ data }) => data.state === 'done',
        () => false
      );
    },
  };
};
