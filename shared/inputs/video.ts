import * as z from 'zod/v4';
import { model } from '../params/model';
import { aspect_ratio } from '../params/sizing';
import { imageReference } from '../params/source';
import * as video from '../params/video';

/** A public https URL, or a data URI. */
const mediaUrl = z.string().min(1);

/**
 * A video out of words, a picture, or another video. Which fields a model takes stands in its catalogue entry; Venice refuses the others.
 * Pictures are named like those of an edit and travel as bytes; other media by their address.
 */
export const videoInput = z.strictObject({
  model: model.optional(),
  prompt: video.videoPrompt.optional(),
  negative_prompt: video.video_negative_prompt.optional(),
  duration: video.duration.optional(),
  aspect_ratio: aspect_ratio.optional(),
  resolution: video.video_resolution.optional(),
  upscale_factor: video.upscale_factor.optional(),
  audio: video.audio.optional(),
  /** The first frame; Venice's `image_url`. */
  image: imageReference.optional(),
  /** The last frame; Venice's `end_image_url`. */
  end_image: imageReference.optional(),
  /** Who or what is to be seen; Venice's `reference_image_urls`. */
  reference_images: z.array(imageReference).min(1).max(30).optional(),
  video_url: mediaUrl.optional(),
  audio_url: mediaUrl.optional(),
  reference_video_urls: z.array(mediaUrl).min(1).max(10).optional(),
  /** Seconds of all reference videos together: the price depends on it. Asked for with the quote, never sent with the request. */
  reference_video_total_duration: z.number().min(0).optional(),
  reference_audio_urls: z.array(mediaUrl).min(1).max(10).optional(),
  reference_document_urls: z.array(mediaUrl).min(1).max(1).optional(),
  elements: z
    .array(
      z.strictObject({
        frontal_image_url: mediaUrl.optional(),
        reference_image_urls: z.array(mediaUrl).min(1).max(3).optional(),
        video_url: mediaUrl.optional(),
      })
    )
    .min(1)
    .max(4)
    .optional(),
  scene_image_urls: z.array(mediaUrl).min(1).max(4).optional(),
  keyframes: z
    .array(z.strictObject({ image_url: mediaUrl, frame_index: z.int().min(0) }))
    .min(1)
    .max(10)
    .optional(),
  omni_reference_task_type: video.omni_reference_task_type.optional(),
  consents: video.consents.optional(),
});
