import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { isJobKind } from '../../../../shared/operations';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { parseConfig } from '../../config';
import { getService } from '../../utils/get-service';
import { why } from '../../utils/why';
import { VeniceError, type SpooledFile } from '../../venice';
import type { SendRow } from '../journal/rows';
import { askForJob } from './ask-for-job';
import { end } from './end';
import { JOB_ENDPOINTS } from './job-endpoints';
import { another, endAfter, nextLook, sortOf, tooLate, type Faults } from './job-times';
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
    const { signal } = stopping;
    const outcome = await askForJob({ strapi, send, signal });
    if (outcome.state === 'processing') {
      const { averageMs, elapsedMs } = outcome;
      looks.faults = null;
      const patch = { progress: { averageMs, elapsedMs }, retryAt: null };
      return journal().noteWhileHeld({ ids: [send.id], state: 'processing', patch });
    }
    if (outcome.state === 'failed')
      return signal.aborted ? false : goOn({ send, looks, ...outcome });
    // Also when the server stops: it is here, and has only to be written down.
    const { file, meta } = outcome;
    const received = await receiveFile({ strapi, send, file, meta });
    if (received === 'unusable') return goOn({ send, looks, error: unusable(), file });
    if (received === 'received') await save(send.id);
    return false;
  };

  /** After a fault: whether it is asked for again. What cannot be used is kept for a person once it is the last. */
  const goOn = async ({
    send,
    looks,
    error,
    file,
  }: {
    send: FoundSend;
    looks: Looks;
    error: VeniceError;
    file?: SpooledFile;
  }): Promise<boolean> => {
    const now = Date.now();
    looks.faults = another({ faults: looks.faults, sort: sortOf(error), now });
    looks.last = error;
    const { slowPollMs } = config();
    const failure = endAfter({ error, faults: looks.faults, now, slowPollMs });
    const spool = getService({ strapi, name: 'spool' });
    if (file) await (failure ? spool.leaveForADay(file.path) : spool.remove(file.path));
    if (failure) await end({ strapi, sends: [send], failure });
    return failure === null;
  };

  const follow = async (id: number): Promise<void> => {
    const looks: Looks = { faults: null, last: null };
    for (let more = true; more; ) {
      const send = await journal().send(id);
      // Another may have taken it for left behind, after a night of this process's own.
      if (send?.state !== 'processing' || !journal().leases.isMine(send)) return;
      const sinceMs = Date.now() - Number(send.queuedAt);
      const late = sinceMs >= config().deadlineMs;
      const averageMs = send.progress?.averageMs ?? null;
      const delayMs = late
        ? 0
        : nextLook({ sinceMs, averageMs, faults: looks.faults, jobs: under.size, ...config() });
      if (!(await pause({ ms: delayMs * jitter(), signal: stopping.signal }))) return;
      more = await look({ send, looks });
      // Not before it was asked for once more: it may have been done while this server was away.
      if (more && late) {
        await end({ strapi, sends: [send], failure: tooLate(looks.last) });
        return;
      }
    }
  };

  const begin = (id: number): void => {
    const { leases } = journal();
    if (stopping.signal.aborted || !leases.handOver({ id, to: work })) return;
    const task = follow(id)
      .catch((error: unknown) => {
        strapi.log.warn(`venice: the job of send ${id} is looked after again later: ${why(error)}`);
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
      if (!(await journal().leases.claim({ send, work, patch: { instance } }))) return;
      if (stopping.signal.aborted) await journal().leases.release({ id: send.id, work });
      else begin(send.id);
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

type Looks = { faults: Faults | null; last: VeniceError | null };

const unusable = (): VeniceError =>
  new VeniceError({ code: 'bad_response', message: 'What Venice made is not whole' });

/** A tenth more or less, so that jobs of the same moment are not asked for together for ever. */
const jitter = (): number => 0.9 + Math.random() * 0.2;

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
