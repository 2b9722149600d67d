import type { Call } from '../call';
import { check } from '../check';
import { discard, UNKNOWN, type Job } from '../jobs';
import { refuse } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { completeSchema, retrieve, retrieveSchema } from './job-retrieve';

export const videoRetrieve = (call: Call): Promise<Reply> =>
  retrieve({
    call,
    kind: 'video',
    request: check({ schema: retrieveSchema, fields: call.fields }),
    refused,
  });

/** Deletes what is finished; a job that still runs is left alone. */
export const videoComplete = (call: Call): Reply => {
  const { sandbox } = call;
  const { model, queue_id } = check({ schema: completeSchema, fields: call.fields });
  if (sandbox.options.completeRefused) throw refuse({ status: 400, error: UNKNOWN });
  const job = sandbox.jobs.find({ kind: 'video', model, id: queue_id });
  const success = sandbox.now() - job.queuedAt >= sandbox.options.jobMs;
  if (success) discard(job);
  return jsonReply({ json: { success } });
};

const refused = ({ outcome, model }: Job) => ({
  error: {
    message: 'The provider refused this video. Change the prompt, or try the recommended model.',
    type: 'provider_content_policy',
    credits_refunded: outcome === 'refused',
    ...(model === RECOMMENDED ? {} : { recommended_model: RECOMMENDED }),
  },
});

const RECOMMENDED = 'wan-2.6-image-to-video';
