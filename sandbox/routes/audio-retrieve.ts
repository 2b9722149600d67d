import type { Call } from '../call';
import { check } from '../check';
import { discard } from '../jobs';
import { jsonReply, type Reply } from '../reply';
import { completeSchema, retrieve, retrieveSchema } from './job-retrieve';

export const audioRetrieve = (call: Call): Promise<Reply> =>
  retrieve({
    call,
    kind: 'audio',
    request: check({ schema: retrieveSchema, fields: call.fields }),
    refused: () => ({ error: 'The provider refused to make this piece' }),
  });

/** Says no the first time after the job is done, as if the storage were not ready, and yes from then on. */
export const audioComplete = (call: Call): Reply => {
  const { model, queue_id } = check({ schema: completeSchema, fields: call.fields });
  const { jobs, options, now } = call.sandbox;
  const job = jobs.find({ kind: 'audio', model, id: queue_id });
  if (now() - job.queuedAt >= options.jobMs) job.completions += 1;
  const success = job.completions > 1;
  if (success) discard(job);
  return jsonReply({ json: { success } });
};
