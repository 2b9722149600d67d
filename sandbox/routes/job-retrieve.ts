import { z } from 'zod/v3';

import type { Call } from '../call';
import { discard, mediaNotFound, progress, type Job } from '../jobs';
import { jsonReply, fileReply, type Reply } from '../reply';

export const completeSchema = z.object({ model: z.string(), queue_id: z.string() }).strict();
export const retrieveSchema = completeSchema
  .extend({ delete_media_on_completion: z.boolean().default(false) })
  .strict();

/** Come back later, the file, or word that the provider refused. The same for video and sound. */
export const retrieve = async ({ call, kind, request, refused }: Retrieval): Promise<Reply> => {
  const { jobs, options, now } = call.sandbox;
  const job = jobs.find({ kind, model: request.model, id: request.queue_id });
  if (job.gone) throw mediaNotFound();
  const counters = progress({ job, now: now(), jobMs: options.jobMs });
  if (counters.execution_duration < options.jobMs) {
    return jsonReply({ json: { status: 'PROCESSING', ...counters } });
  }
  if (job.outcome !== 'done') {
    return jsonReply({ status: 422, json: refused(job), refund: refundOf(job) });
  }
  if (job.file) return jsonReply({ json: { status: 'COMPLETED', ...counters } });
  const media = await job.media();
  if (request.delete_media_on_completion) discard(job);
  return fileReply(media);
};

/** The job was charged under its own id. */
const refundOf = ({ outcome, id }: Job): string | undefined =>
  outcome === 'refused' ? id : undefined;

type Retrieval = {
  call: Call;
  kind: Job['kind'];
  request: z.output<typeof retrieveSchema>;
  refused: (job: Job) => unknown;
};
