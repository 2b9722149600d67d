import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { isJobKind } from '../../../../shared/operations';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { parseConfig } from '../../config';
import { DownloadFailed } from '../../utils/download';
import { getService } from '../../utils/get-service';
import { TooManyBytes } from '../../utils/byte-cap';
import { UrlRefused } from '../../utils/url-guard';
import {
  isVeniceError,
  VeniceError,
  type AnswerMeta,
  type JobAnswer,
  type SpooledFile,
} from '../../venice';
import { downloadJob } from './download-job';
import { JOB_ENDPOINTS } from './job-endpoints';
import type { FoundSend } from './names';

export type JobOutcome =
  | { state: 'processing'; averageMs: number | null; elapsedMs: number | null }
  | { state: 'done'; file: SpooledFile; meta: AnswerMeta }
  | { state: 'failed'; error: VeniceError };

/** Asks once what became of a job, and fetches its file when it is done. What went wrong is returned, not thrown. */
export const askForJob = async ({
  strapi,
  send,
  signal,
}: {
  strapi: Core.Strapi;
  send: FoundSend;
  signal: AbortSignal;
}): Promise<JobOutcome> => {
  const { kind } = send.operation;
  if (!isJobKind(kind)) throw new Error(`There are no jobs of the kind ${kind}`);
  const spoolName = `send-${send.id}-${randomUUID().slice(0, 8)}`;
  try {
    await getService({ strapi, name: 'turns' }).checkCircuit();
    const { data, meta } = await getService({ strapi, name: 'client' }).send(
      JOB_ENDPOINTS[kind].retrieve,
      { model: send.queuedModel ?? '', queue_id: send.queueId ?? '' },
      { signal, spoolName }
    );
    if (data.state === 'processing') return data;
    const file = await fileOf({ strapi, send, data, spoolName, signal });
    return { state: 'done', file, meta };
  } catch (error) {
    return { state: 'failed', error: isVeniceError(error) ? error : translate({ error, signal }) };
  }
};

const fileOf = async ({
  strapi,
  send,
  data,
  spoolName,
  signal,
}: {
  strapi: Core.Strapi;
  send: FoundSend;
  data: Exclude<JobAnswer, { state: 'processing' }>;
  spoolName: string;
  signal: AbortSignal;
}): Promise<SpooledFile> => {
  if (data.state === 'done') {
    const [file] = data.files;
    if (file) return file;
  }
  if (send.downloadUrl === null) {
    throw new VeniceError({
      code: 'bad_response',
      message: 'Venice calls the job done, and has told no address to fetch it from',
    });
  }
  const { limits, timeouts, baseUrl } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const folder = getService({ strapi, name: 'spool' }).folder();
  return downloadJob({
    ...{ url: send.downloadUrl, folder, name: `${spoolName}-0`, limits, timeouts, baseUrl, signal },
  });
};

const translate = ({ error, signal }: { error: unknown; signal: AbortSignal }): VeniceError => {
  if (signal.aborted) return new VeniceError({ code: 'aborted', message: 'The server stops' });
  const known =
    error instanceof DownloadFailed || error instanceof UrlRefused || error instanceof TooManyBytes;
  return new VeniceError({
    // As good as a download that broke off: it may be asked for again.
    code: 'bad_response',
    message: known
      ? `The address of the file ${error.message}`
      : 'The file of the job could not be fetched',
    detail: error instanceof Error ? error.name : undefined,
  });
};
