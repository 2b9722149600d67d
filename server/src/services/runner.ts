import type { Core } from '@strapi/strapi';
import pLimit from 'p-limit';
import type { Asset } from '../../../shared/contracts/asset';
import type { Operation } from '../../../shared/contracts/operation';
import { PLUGIN_ID } from '../../../shared/plugin';
import { parseConfig } from '../config';
import { getService } from '../utils/get-service';
import { whenFree } from '../utils/when-free';
import { VeniceError } from '../venice';
import type { Prepared } from './images/prepare';
import type { SendRow } from './journal/rows';
import { endUnsent, requestOnce, SHUTDOWN } from './runner/request';
import { createSaver, type KeepQuestion } from './runner/save';
import { expire, settleAbandoned } from './runner/sweep';

type Job = {
  prepared: Prepared;
  operation: Operation;
  /** Whether results go into the Media Library by themselves. */
  saves: boolean;
};

const HOUR_MS = 3_600_000;

/** Carries operations out: sends what is queued, keeps what comes, saves what is to be saved. */
export const createRunner = ({ strapi }: { strapi: Core.Strapi }) => {
  const running = new Map<number, { controller: AbortController; ended: Promise<unknown> }>();
  const saver = createSaver({ strapi });
  const config = () => parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  let limit: ReturnType<typeof pLimit> | null = null;
  const limited = () => (limit ??= pLimit(config().concurrency));

  const journal = () => getService({ strapi, name: 'journal' });

  const carryOut = async ({
    prepared,
    operation,
    saves,
    signal,
  }: Job & { signal: AbortSignal }) => {
    const rows = await journal().sends(operation.id);
    // One input for each send, or one that all of them share.
    const shared = prepared.inputs.length === 1;
    const expiresAt = saves ? null : new Date(Date.now() + config().previewTtlHours * HOUR_MS);
    const one = async (input: Prepared['inputs'][number], index: number): Promise<void> => {
      const sends = shared ? rows : rows.slice(index, index + 1);
      const { endpoint, chargeOfViolation } = prepared;
      const work = async () => {
        const received = await requestOnce({
          ...{ strapi, endpoint, input, sends, signal, chargeOfViolation, expiresAt },
          operationId: operation.id,
        });
        for (const id of received) await saver.saveIfWanted(id);
        return true;
      };
      const begun = await whenFree({ limit: limited(), signal, work });
      if (begun === null) await endUnsent({ strapi, sends, failure: unsent(signal) });
    };
    const ends = await Promise.allSettled(prepared.inputs.map(one));
    const fault = ends.find((end) => end.status === 'rejected');
    if (fault) throw fault.reason;
  };

  const finish = async (job: Job & { signal: AbortSignal }): Promise<Operation> => {
    const { prepared, operation } = job;
    try {
      await carryOut(job);
    } catch (error) {
      // Only faults of our own get here (a database that is gone). The rows say how far it came.
      strapi.log.error(`venice: operation ${operation.id} broke off: ${messageOf(error)}`);
    } finally {
      await getService({ strapi, name: 'spool' }).remove(prepared.workDir);
    }
    return (
      (await journal()
        .find(operation.id)
        .catch(() => null)) ?? operation
    );
  };

  return {
    /** Resolves when every send has ended; what Venice says is in the journal and is never thrown. */
    async run({ signal, ...job }: Job & { signal?: AbortSignal }): Promise<Operation> {
      const { id } = job.operation;
      const controller = new AbortController();
      const abort = () => controller.abort();
      signal?.addEventListener('abort', abort, { once: true });
      if (signal?.aborted) abort();
      const ended = finish({ ...job, signal: controller.signal });
      running.set(id, { controller, ended });
      try {
        return await ended;
      } finally {
        running.delete(id);
        signal?.removeEventListener('abort', abort);
      }
    },

    /** What is queued is not sent; what is out is given up, and may have been charged. */
    async cancel(operationId: number): Promise<void> {
      const patch = { cancelRequestedAt: new Date().toISOString() };
      await journal().noteOperation({ id: operationId, patch });
      running.get(operationId)?.controller.abort();
      const sends = (await journal().sends(operationId)).filter(isQueued);
      await endUnsent({ strapi, sends, failure: cancelled() });
    },

    keep: (question: KeepQuestion): Promise<Asset> => saver.keep(question),

    discard: (sendId: number): Promise<void> => saver.discard(sendId),

    /** After a start: what an earlier process left behind gets the end that is known of it, and what it had received is saved. */
    async recover(): Promise<void> {
      await settleAbandoned({ strapi, save: saver.saveIfWanted });
    },

    /** Lets go of results that nobody came for in time. */
    expire: (now: Date): Promise<void> => expire({ strapi, now }),

    /** Nothing new is sent; what is out is given up, what has come is still written down. */
    async stop(): Promise<void> {
      const all = [...running.values()];
      for (const { controller } of all) controller.abort(SHUTDOWN);
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
};

const isQueued = ({ state }: SendRow): boolean => state === 'queued';

const cancelled = (message = 'Cancelled before it was sent') =>
  new VeniceError({ code: 'aborted', charge: 'none', message });

const unsent = ({ reason }: AbortSignal): VeniceError =>
  reason === SHUTDOWN ? cancelled('The server stopped before it was sent') : cancelled();

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
