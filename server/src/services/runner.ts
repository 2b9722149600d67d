import type { Core } from '@strapi/strapi';
import pLimit from 'p-limit';
import type { Asset } from '../../../shared/contracts/asset';
import type { Operation } from '../../../shared/contracts/operation';
import { PLUGIN_ID } from '../../../shared/plugin';
import { parseConfig } from '../config';
import { getService } from '../utils/get-service';
import type { Prepared } from './images/prepare';
import { discard } from './runner/discard';
import { requestOnce } from './runner/request';
import { createSaver, type KeepQuestion } from './runner/save';

/** Carries operations out: sends what is queued, keeps what comes, saves what is to be saved. */
export const createRunner = ({ strapi }: { strapi: Core.Strapi }) => {
  const running = new Map<number, AbortController>();
  const saver = createSaver({ strapi });
  let limit: ReturnType<typeof pLimit> | null = null;
  const limited = () =>
    (limit ??= pLimit(parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`)).concurrency));

  const journal = () => getService({ strapi, name: 'journal' });

  const carryOut = async ({ prepared, operation, signal }: Job): Promise<void> => {
    const rows = await journal().sends(operation.id);
    // One input for each send, or one that all of them share.
    const shared = prepared.inputs.length === 1;
    await Promise.all(
      prepared.inputs.map((input, index) =>
        limited()(async () => {
          const sends = shared ? rows : rows.slice(index, index + 1);
          const received = await requestOnce({
            strapi,
            endpoint: prepared.endpoint,
            input,
            sends,
            operationId: operation.id,
            signal,
          });
          for (const id of received) await saver.saveIfWanted(id);
        })
      )
    );
  };

  const run = async ({
    prepared,
    operation,
    signal,
  }: Omit<Job, 'signal'> & { signal?: AbortSignal }): Promise<Operation> => {
    const controller = new AbortController();
    const abort = () => controller.abort();
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) abort();
    running.set(operation.id, controller);
    try {
      await carryOut({ prepared, operation, signal: controller.signal });
    } catch (error) {
      // Only faults of our own get here (a database that is gone). The rows say how far it came.
      strapi.log.error(`venice: operation ${operation.id} broke off: ${messageOf(error)}`);
    } finally {
      running.delete(operation.id);
      signal?.removeEventListener('abort', abort);
      await getService({ strapi, name: 'spool' }).remove(prepared.workDir);
    }
    return (await journal().find(operation.id).catch(() => null)) ?? operation;
  };

  return {
    run,

    /** What is queued is not sent; what is out is given up, and may have been charged. */
    async cancel(operationId: number): Promise<void> {
      const patch = { cancelRequestedAt: new Date().toISOString() };
      await journal().noteOperation({ id: operationId, patch });
      running.get(operationId)?.abort();
      for (const send of await journal().sends(operationId)) {
        if (send.state !== 'queued') continue;
        const event = { type: 'ended', code: 'aborted', charge: 'none' } as const;
        const error = { code: 'aborted', message: 'Cancelled before it was sent' } as const;
        await journal().move({
          send,
          event,
          patch: { charge: 'none', error, finishedAt: new Date() },
        });
      }
    },

    keep: (question: KeepQuestion): Promise<Asset> => saver.keep(question),

    discard: (sendId: number): Promise<void> => discard({ strapi, sendId }),

    /** After a start: what an earlier process of this installation left behind gets the end that is known of it. */
    async settleAbandoned(): Promise<void> {
      const instance = getService({ strapi, name: 'spool' }).instance();
      for (const send of await journal().abandoned(instance)) {
        const sent = send.state === 'sending';
        const charge = sent ? 'unknown' : 'none';
        const code = sent ? 'no_answer' : 'aborted';
        const message = sent
          ? 'The server stopped while Venice was at work'
          : 'The server stopped before it was sent';
        const event = { type: 'ended', code, charge } as const;
        const patch = { charge, error: { code, message }, finishedAt: new Date() } as const;
        await journal().move({ send, event, patch });
      }
    },
  };
};

type Job = { prepared: Prepared; operation: Operation; signal: AbortSignal };

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
