import { randomBytes, randomUUID } from 'node:crypto';

import { refuse } from './refusal';

const DAY_MS = 86_400_000;

export type Media = { bytes: Buffer; type: string; headers?: Record<string, string> };
/** What comes of a job once its time is over. A refusal of the provider is found out only then. */
export type Outcome = 'done' | 'refused' | 'refused-unrefunded';

/** One video or piece of sound that was paid for at the queue and is fetched later. */
export type Job = {
  id: string;
  kind: 'video' | 'audio';
  model: string;
  queuedAt: number;
  outcome: Outcome;
  /** The file name under which the finished media can be had without a key. */
  file?: string;
  /** Deleted, or revoked: the id is still known. */
  gone: boolean;
  /** How often the caller has asked for it to be cleaned up. */
  completions: number;
  media(): Promise<Media>;
};
export type Jobs = ReturnType<typeof openJobs>;

/** Jobs live for a day. Media are made when they are asked for, each time the same. */
export const openJobs = ({ now }: { now: () => number }) => {
  let jobs: Job[] = [];
  const living = (): Job[] => {
    jobs = jobs.filter(({ queuedAt }) => now() - queuedAt < DAY_MS);
    return jobs;
  };

  return {
    add({ download, ...order }: Order): Job {
      const job: Job = {
        ...order,
        id: randomUUID(),
        queuedAt: now(),
        file: download ? `${randomBytes(16).toString('hex')}.mp4` : undefined,
        gone: false,
        completions: 0,
      };
      jobs = [...living(), job];
      return job;
    },
    /** Throws Venice's 400 for an id that is unknown, too old, or of another model. */
    find({ kind, model, id }: Wanted): Job {
      const job = living().find((known) => known.kind === kind && known.id === id);
      if (!job || job.model !== model) throw refuse({ status: 400, error: UNKNOWN });
      return job;
    },
    byFile: (file: string): Job | undefined => living().find((job) => job.file === file),
  };
};

/** The id stays known; what the job was made of is let go. */
export const discard = (job: Job): void => {
  job.gone = true;
  job.media = () => Promise.reject(mediaNotFound());
};

/** The two counters of an answer that says to come back later, in milliseconds. */
export const progress = ({ job, now, jobMs }: { job: Job; now: number; jobMs: number }) => ({
  average_execution_time: jobMs,
  execution_duration: now - job.queuedAt,
});

export const UNKNOWN = 'Request ID is invalid.';

export const mediaNotFound = () =>
  refuse({
    status: 404,
    error: 'Media could not be found. Request may be invalid, expired, or deleted.',
  });

type Order = Pick<Job, 'kind' | 'model' | 'outcome' | 'media'> & { download: boolean };
type Wanted = { kind: Job['kind']; model: string; id: string };
