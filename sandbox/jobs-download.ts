import type { Call } from './call';
import { discard, mediaNotFound, type Job } from './jobs';
import { refuse } from './refusal';
import { jsonReply, fileReply, type Reply } from './reply';
import type { Route } from './router';

const ROOT = '/downloads/';

export const isDownload = (path: string): boolean => path.startsWith(ROOT);

/** Stands for a signed URL of a storage: beside the API, and whoever knows it needs no key. */
export const downloadUrl = ({ api, file }: { api: string; file: string }): string =>
  new URL(`${ROOT}${file}`, api).href;

const fetchFile = async (call: Call): Promise<Reply> => fileReply(await fileOf(call).media());

const revokeFile = (call: Call): Reply => {
  discard(fileOf(call));
  return jsonReply({ json: { success: true } });
};

/** Nothing is there before the job is done, and nothing afterwards. */
const fileOf = ({ sandbox, path }: Call): Job => {
  const job = sandbox.jobs.byFile(path.slice(ROOT.length));
  if (!job || job.outcome !== 'done') throw mediaNotFound();
  if (job.gone) throw refuse({ status: 410, error: 'The download was revoked' });
  if (sandbox.now() - job.queuedAt < sandbox.options.jobMs) throw mediaNotFound();
  return job;
};

export const downloadRoutes: Route[] = [
  { method: 'GET', path: `${ROOT}{file}`, access: 'public', body: 'none', run: fetchFile },
  { method: 'DELETE', path: `${ROOT}{file}`, access: 'public', body: 'none', run: revokeFile },
];
