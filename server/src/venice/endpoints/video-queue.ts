import * as z from 'zod/v4';
import { model } from '../../../../shared/params/model';
import { aspect_ratio } from '../../../../shared/params/sizing';
import * as video from '../../../../shared/params/video';
import { wireAudio, wireDocument, wireImage, wireVideo } from '../attachment';
import { wholeJson } from '../decode';
import { defineEndpoint, PAID } from './endpoint';

/** Venice reads these from URLs; bytes travel as data URIs. */
const image = wireImage({ inJson: 'data_uri' });
const clip = wireVideo({ inJson: 'data_uri' });
const sound = wireAudio({ inJson: 'data_uri' });
const document = wireDocument({ inJson: 'data_uri' });

const input = z.strictObject({
  model,
  /** Models that only sharpen a video take none. */
  prompt: video.videoPrompt.optional(),
  negative_prompt: video.video_negative_prompt.optional(),
  /** Left out for models that list `Auto` alone. */
  duration: video.duration.optional(),
  aspect_ratio: aspect_ratio.optional(),
  resolution: video.video_resolution.optional(),
  upscale_factor: video.upscale_factor.optional(),
  audio: video.audio.optional(),
  image_url: image.optional(),
  end_image_url: image.optional(),
  /** Up to 30 s of WAV or MP3. */
  audio_url: wireAudio({ inJson: 'data_uri', maxBytes: 15_000_000 }).optional(),
  video_url: clip.optional(),
  reference_image_urls: z.array(image).min(1).max(30).optional(),
  reference_video_urls: z.array(clip).min(1).max(10).optional(),
  reference_audio_urls: z.array(sound).min(1).max(10).optional(),
  reference_document_urls: z.array(document).min(1).max(1).optional(),
  elements: z
    .array(
      z.strictObject({
        frontal_image_url: image.optional(),
        reference_image_urls: z.array(image).min(1).max(3).optional(),
        video_url: clip.optional(),
      })
    )
    .min(1)
    .max(4)
    .optional(),
  scene_image_urls: z.array(image).min(1).max(4).optional(),
  keyframes: z
    .array(z.strictObject({ image_url: image, frame_index: z.int().min(0) }))
    .min(1)
    .max(10)
    .optional(),
  omni_reference_task_type: video.omni_reference_task_type.optional(),
  consents: video.consents.optional(),
});

/** Charged at once. The address of a download is told here and never again. */
export const videoQueue = defineEndpoint({
  ...PAID,
  path: '/video/queue',
  input,
  encoding: 'json',
  decoder: wholeJson(
    z.looseObject({
      model: z.string().min(1),
      queue_id: z.string().min(1),
      download_url: z.string().nullish(),
    })
  ),
  chargeWhenBlocked: 'none',
  timeout: 'queueMs',
});
