import { admit, type Call } from '../call';
import { listed } from '../catalogue/lookup';
import { videoModels } from '../catalogue/video';
import { check } from '../check';
import { downloadUrl } from '../jobs-download';
import { moderate } from '../moderation';
import { contentViolation } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { film } from '../video/film';
import { secondsOf, videoUsd } from '../video/price';
import { outcomeOf } from './job-words';
import { checkUsable, noticeHeaders } from './model-rules';
import { queueSchema } from './video-fields';
import { checkConsent, checkOrder } from './video-rules';
import { readSources } from './video-sources';

/** Charged here and not when the video is fetched. */
export const videoQueue = async (call: Call): Promise<Reply> => {
  const { sandbox } = call;
  const request = check({ schema: queueSchema, fields: call.fields });
  const model = listed({ id: request.model, models: videoModels, unknown: 400 });
  checkUsable({ model, call });
  checkOrder({ request, model });
  const { first, last, clip, fed } = await readSources({ request, model });
  checkConsent(request);

  const { prompt = '', resolution, audio } = request;
  const follows = clip ?? (fed > 0 ? fed : undefined);
  const seconds = secondsOf({ duration: request.duration, source: follows });
  const usd = videoUsd({
    model,
    seconds,
    resolution,
    audio,
    factor: request.upscale_factor,
    fed,
  });
  admit({ call, usd });
  if (moderate(prompt).violation) throw contentViolation();

  const sounds = model.video.audio && audio !== false;
  const job = sandbox.jobs.add({
    kind: 'video',
    model: model.id,
    outcome: outcomeOf(prompt),
    download: sandbox.options.downloadUrl,
    media: () =>
      film({
        model: model.id,
        prompt,
        first: first?.bytes,
        last: last?.bytes,
        ratio: request.aspect_ratio,
        resolution,
        seconds,
        sounds,
      }),
  });
  const link = job.file && { download_url: downloadUrl({ api: sandbox.url(), file: job.file }) };
  return jsonReply({
    json: { model: model.id, queue_id: job.id, ...(link || {}) },
    headers: noticeHeaders({ model, now: sandbox.now() }),
    charge: { id: job.id, model: model.id, usd },
  });
};
