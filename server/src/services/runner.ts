import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import pLimit from 'p-limit';
import type { Asset } from '../../../shared/contracts/asset';
import type { Operation } from '../../../shared/contracts/operation';
import { isJobKind } from '../../../shared/operations';
import { PLUGIN_ID } from '../../../shared/plugin';
import { parseConfig } from '../config';
import { checkpoint } from '../utils/checkpoint';
import { getService } from '../utils/get-service';
import { whenFree } from '../utils/when-free';
import { why } from '../utils/why';
import { VeniceError } from '../venice';
import type { Prepared } from './operations/prepare';
import type { SendRow } from './journal/rows';
import { end } from './runner/end';
import { createHousekeeping } from './runner/housekeeping';
import { createJobs } from './runner/jobs';
import type { FoundSend } from './runner/names';
import { requestOnce } from './runner/request';
import { createSaver, type KeepQuestion } from './runner/save';
import { SHUTDOWN } from './runner/until-back';
import { whenEnded } from './runner/when-ended';

type Job = {
  prepared: Prepared;
  operation: Operation;
  /** Its rows, in this process's hand. */
  sends: FoundSend[];
  /** Whether results go into the Media Library by themselves. */
  saves: boolean;
};

type Running = { controller: AbortController; ended: Promise<Operation> };

/** Carries operations out: sends what is queued, keeps what comes, saves what is to be saved. */
export const createRunner = ({ strapi }: { strapi: Core.Strapi }) => {
  const running = new Map<number, Running>();
  const saver = createSaver({ strapi, whenOver: (send) => jobs.complete(send) });
  const jobs = createJobs({ strapi, save: saver.saveIfWanted });
  const config = () => parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  let limit: ReturnType<typeof pLimit> | null = null;
  const limited = () => (limit ??= pLimit(config().concurrency));
  const journal = () => getService({ strapi, name: 'journal' });
  /** Set when the server stops: what has not left stays here. */
  let stopping = false;

  const housekeeping = createHousekeeping({
    strapi,
    save: saver.saveIfWanted,
    jobs,
    running: () => [...running.keys()],
    abort: (id) => running.get(id)?.controller.abort(),
  });

  const carryOut = async ({
    prepared,
    operation,
    sends: rows,
    saves,
    signal,
  }: Job & { signal: AbortSignal }) => {
    checkpoint('row-written');
    // One input for each send, or one that all of them share.
    const shared = prepared.inputs.length === 1;
    const one = async (input: Prepared['inputs'][number], index: number): Promise<void> => {
      const sends = shared ? rows : rows.slice(index, index + 1);
      const { endpoint, chargeOfViolation } = prepared;
      const work = async () => {
        if (stopping) return null;
        const { received, accepted } = await requestOnce({
          ...{ strapi, endpoint, input, sends, signal, chargeOfViolation, saves },
          isStopping: () => stopping,
          operation,
        });
        for (const id of received) await saver.saveIfWanted(id);
        // Not waited for: Venice works on it without a place of ours, and it goes on when nobody here does.
        for (const id of accepted) jobs.begin(id);
        return true;
      };
      const begun = await whenFree({ limit: limited(), signal, work });
      if (begun === null) await end({ strapi, sends, failure: unsent(stopping), attempts: [] });
    };
    try {
      const ends = await Promise.allSettled(prepared.inputs.map(one));
      const fault = ends.find((settled) => settled.status === 'rejected');
      if (fault) throw fault.reason;
    } finally {
      // What the journal did not take can be taken over from here.
      journal().leases.drop({ ids: rows.map(({ id }) => id), work: 'run' });
    }
  };

  const finish = async (job: Job & { signal: AbortSignal }): Promise<Operation> => {
    const { prepared, operation } = job;
    try {
      await carryOut(job);
    } catch (error) {
      // Only faults of our own get here (a database that is gone). What is on the disk is filed by the next sweep.
      strapi.log.error(`venice: operation ${operation.id} broke off: ${why(error)}`);
    } finally {
      // What cannot be removed now goes with what is old.
      await getService({ strapi, name: 'spool' })
        .remove(prepared.workDir)
        .catch(() => undefined);
    }
    // A job is paid: who stops waiting for it stops nothing.
    const left = () => isJobKind(operation.kind) && job.signal.aborted;
    return whenEnded({ strapi, operation, isOver: () => stopping || left() });
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

    /** Resolves when an operation has ended that was begun before, here or by another instance; with its latest state once `signal` aborts. */
    follow({ operation, signal }: { operation: Operation; signal?: AbortSignal }) {
      const here = running.get(operation.id);
      if (here && !signal) return here.ended;
      return whenEnded({ strapi, operation, isOver: () => stopping || signal?.aborted === true });
    },

    /**
     * What is queued is not sent; what is out is given up, and may have been charged; a job that Venice has taken goes on. Another instance that runs it learns of this with
     * its next sign of life. What has come already stays.
     */
    async cancel(operationId: number): Promise<void> {
      const patch = { cancelRequestedAt: new Date().toISOString() };
      await journal().noteOperation({ id: operationId, patch });
      running.get(operationId)?.controller.abort();
      const sends = (await journal().sends(operationId)).filter(isQueued);
      await end({ strapi, sends, failure: cancelled(), lease: 'any' });
    },

    keep: (question: KeepQuestion): Promise<Asset> => saver.keep(question),

    discard: (sendId: number): Promise<void> => saver.discard(sendId),

    /** What other processes left behind gets the end that is known of it, and what they had received is saved. Resolves when all is done. */
    recover: (): Promise<void> => housekeeping.sweep(),

    /** Renews leases and looks after what others left behind, from now until `stop`. */
    watch: (): void => housekeeping.start(),

    /** Lets go of results that nobody came for in time. */
    async expire(now: Date): Promise<void> {
      const instance = getService({ strapi, name: 'spool' }).instance();
      for (const { id } of await journal().lookups.overdue({ instance, now })) {
        await saver.expire({ sendId: id, now });
      }
    },

    /** No operation begins to send any more. What is out, or waits its turn, gets a moment to come, and is then given up; what has come is still written down. */
    async stop(): Promise<void> {
      stopping = true;
      const all = [...running.values()];
      const ended = Promise.all(all.map((one) => one.ended));
      const giveUp = () => all.forEach(({ controller }) => controller.abort(SHUTDOWN));
      const grace = setTimeout(giveUp, config().shutdownGraceMs);
      try {
        await ended;
      } finally {
        clearTimeout(grace);
        // What hangs, as a storage that does not answer, is for the next process.
        const idle = Promise.all([jobs.stop(), housekeeping.stop()]);
        await Promise.race([idle, wait(config().shutdownGraceMs + STOP_MS, null, { ref: false })]);
      }
    },
  };
};

/** To end what is being written down. */
const STOP_MS = 5_000;

const isQueued = ({ state }: SendRow): boolean => state === 'queued';

const cancelled = (message = 'Cancelled before it was sent') =>
  new VeniceError({ code: 'aborted', charge: 'none', message });

const unsent = (stopping: boolean): VeniceError =>
  stopping ? cancelled('The server stopped before it was sent') : cancelled();
