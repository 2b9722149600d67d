import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { isJobKind } from '../../../../shared/operations';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { parseConfig } from '../../config';
import { getService } from '../../utils/get-service';
import type { SendRow } from '../journal/rows';
import { askForJob } from './ask-for-job';
import { end } from './end';
import { JOB_ENDPOINTS } from './job-endpoints';
import { endOfJob, nextLook } from './job-times';
import type { FoundSend } from './names';
import { receiveFile } from './receive';

const work = 'job';

/**
 * Looks after the jobs that Venice works on, for as long as that takes: over a restart, and from whichever instance is there. Asking is
 * free, and so is fetching the file once more; nothing of it is ever paid for again.
 */
export const createJobs = ({
  strapi,
  save,
}: {
  strapi: Core.Strapi;
  save(sendId: number): Promise<void>;
}) => {
  const stopping = new AbortController();
  const under = new Set<Promise<void>>();
  const journal = () => getService({ strapi, name: 'journal' });
  const config = () => parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`)).jobs;

  const inBackground = (task: Promise<void>): void => {
    under.add(task);
    void task.finally(() => under.delete(task));
  };

  /** One look, and what follows from it. False when there is nothing more to ask. */
  const look = async ({ send, looks }: { send: FoundSend; looks: Looks }): Promise<boolean> => {
    const outcome = await askForJob({ strapi, send, signal: stopping.signal });
    if (stopping.signal.aborted) return false;
    if (outcome.state === 'processing') {
      const { averageMs, elapsedMs } = outcome;
      looks.faults = 0;
      const patch = { progress: { averageMs, elapsedMs }, retryAt: null };
      return journal().noteWhileHeld({ ids: [send.id], state: 'processing', patch });
    }
    if (outcome.state === 'done') {
      const { file, meta } = outcome;
      const received = await receiveFile({ strapi, send, file, meta });
      // Not what it should be: perhaps it is whole the next time.
      if (received === 'unusable' && (looks.faults += 1) < FAULTS_MAX) return true;
      if (received === 'unusable')
        await end({ strapi, sends: [send], failure: endOfJob.unusable() });
      if (received === 'received') await save(send.id);
      return false;
    }
    const { error } = outcome;
    looks.faults += 1;
    const sinceMs = Date.now() - Number(send.queuedAt);
    const failure = endOfJob.after({ error, faults: looks.faults, sinceMs });
    if (failure === null) return true;
    await end({ strapi, sends: [send], failure });
    return false;
  };

  const follow = async (id: number): Promise<void> => {
    const looks: Looks = { faults: 0 };
    for (let more = true; more; ) {
      const send = await journal().send(id);
      if (send?.state !== 'processing') return;
      const sinceMs = Date.now() - Number(send.queuedAt);
      const delayMs = nextLook({
        sinceMs,
        averageMs: send.progress?.averageMs ?? null,
        ...config(),
      });
      if (delayMs === null) {
        await end({ strapi, sends: [send], failure: endOfJob.tooLate() });
        return;
      }
      if (!(await pause({ ms: delayMs, signal: stopping.signal }))) return;
      more = await look({ send, looks });
    }
  };

  const begin = (id: number): void => {
    const { leases } = journal();
    if (stopping.signal.aborted || !leases.handOver({ id, to: work })) return;
    const task = follow(id)
      .catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        strapi.log.warn(`venice: the job of send ${id} is looked after again later: ${why}`);
      })
      .then(() => leases.release({ id, work }))
      // The database is away. Whoever sweeps next takes it over when the lease has run out.
      .catch(() => leases.drop({ ids: [id], work }));
    inBackground(task);
  };

  return {
    /** Goes on with a job whose send this process has in hand. */
    begin,

    /** Goes on with a job that another process left. */
    async takeOver(send: SendRow): Promise<void> {
      const instance = getService({ strapi, name: 'spool' }).instance();
      if (await journal().leases.claim({ send, work, patch: { instance } })) begin(send.id);
    },

    /** Tells Venice that it may delete its copy. As best it can: it does so by itself after a day. */
    complete(send: FoundSend): void {
      const { kind } = send.operation;
      if (!isJobKind(kind) || send.queueId === null || stopping.signal.aborted) return;
      inBackground(tellDone({ strapi, send, endpoint: JOB_ENDPOINTS[kind].complete, stopping }));
    },

    /** Resolves when nothing is asked any more. What is not done stays with Venice, and in the journal. */
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all([...under]);
    },
  };
};

export type Jobs = ReturnType<typeof createJobs>;

type Looks = { faults: number };

const FAULTS_MAX = 5;
const COMPLETE_TRIES = 3;
const COMPLETE_PAUSE_MS = 5_000;

/** False when it was ended before its time. */
const pause = async ({ ms, signal }: { ms: number; signal: AbortSignal }): Promise<boolean> =>
  wait(ms, undefined, { signal }).then(
    () => true,
    () => false
  );

const tellDone = async ({
  strapi,
  send,
  endpoint,
  stopping: { signal },
}: {
  strapi: Core.Strapi;
  send: FoundSend;
  endpoint: (typeof JOB_ENDPOINTS)[keyof typeof JOB_ENDPOINTS]['complete'];
  stopping: AbortController;
}): Promise<void> => {
  const job = { model: send.queuedModel ?? '', queue_id: send.queueId ?? '' };
  try {
    for (let tries = 0; tries < COMPLETE_TRIES; tries += 1) {
      const { data } = await getService({ strapi, name: 'client' }).send(endpoint, job, { signal });
      // False: not yet.
      if (data.success || !(await pause({ ms: COMPLETE_PAUSE_MS, signal }))) return;
    }
  } catch {
    strapi.log.debug(`venice: ${basename(endpoint)} was refused; Venice deletes its copy in a day`);
  }
};
