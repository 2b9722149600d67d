import * as z from 'zod/v4';
import { model } from '../../../../shared/params/model';
import { aspect_ratio } from '../../../../shared/params/sizing';
import * as video from '../../../../shared/params/video';
import { wireVideo } from '../attachment';
import { wholeJson } from '../decode';
import { defineEndpoint, QUOTE } from './endpoint';

/** Takes a part of what the queue takes, and drops what the model lacks without a word. */
const input = z.strictObject({
  model,
  duration: video.duration,
  aspect_ratio: aspect_ratio.optional(),
  resolution: video.video_resolution.optional(),
  upscale_factor: video.upscale_factor.optional(),
  audio: video.audio.optional(),
  /** Of a video that is to be sharpened: its length makes the price. */
  video_url: wireVideo({ inJson: 'data_uri' }).optional(),
  /** Seconds of all reference videos together. */
  reference_video_total_duration: z.number().min(0).optional(),
});

/** US dollars; neither a promise nor a reservation. */
export const videoQuote = defineEndpoint({
  ...QUOTE,
  path: '/video/quote',
  input,
  decoder: wholeJson(z.looseObject({ quote: z.number().nonnegative() })),
});
