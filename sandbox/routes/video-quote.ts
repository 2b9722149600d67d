import type { Call } from '../call';
import { listed } from '../catalogue/lookup';
import { type VideoModel, videoModels } from '../catalogue/video';
import { check } from '../check';
import { exact } from '../ledger';
import { invalidField, refuse } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { clipSeconds } from '../video/clip';
import { isUpscaler, secondsOf, videoUsd } from '../video/price';
import { checkUsable } from './model-rules';
import { quoteSchema } from './video-fields';
import { checkDuration, checkResolution } from './video-rules';

/** Needs no key, except where the clip to be enlarged has to be read first. */
export const videoQuote = (call: Call): Reply => {
  const request = check({ schema: quoteSchema, fields: call.fields });
  const model = listed({ id: request.model, models: videoModels, unknown: 400 });
  if (call.caller.kind === 'key') checkUsable({ model, call });
  if (isUpscaler(model) && call.caller.kind !== 'key') {
    throw refuse({ status: 403, error: 'A quote for this model needs an API key' });
  }
  const { reference_video_total_duration: fed = 0 } = request;
  checkDuration({ duration: request.duration, model, hasSource: fed > 0 });
  if (model.video.resolutions.length > 0 && !isUpscaler(model)) {
    checkResolution({ resolution: request.resolution, model });
  }
  const source = sourceSeconds({ given: request.video_url, model }) ?? (fed > 0 ? fed : undefined);
  const usd = videoUsd({
    model,
    seconds: secondsOf({ duration: request.duration, source }),
    resolution: request.resolution,
    audio: request.audio,
    factor: request.upscale_factor,
    fed: model.inputs.takes.includes('reference_video_urls') ? fed : 0,
  });
  return jsonReply({ json: { quote: exact(usd) } });
};

/** A clip is as long as its source only where the model takes one, and an upscale has no other measure. */
const sourceSeconds = ({ given, model }: { given?: string; model: VideoModel }) => {
  const field = 'video_url';
  if (!model.inputs.takes.includes(field)) return undefined;
  if (given !== undefined) return clipSeconds({ given, field, kind: 'video' });
  if (!isUpscaler(model)) return undefined;
  throw invalidField({ field, message: `${model.id} is priced by the length of video_url` });
};
