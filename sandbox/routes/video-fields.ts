import { z } from 'zod/v3';

/** As the description has them, and what one source has seen accepted besides. */
const url = z.string().min(1);
const urls = (max: number) => z.array(url).max(max);
const text = z.string().max(20_000);
const seconds = Array.from({ length: 30 }, (_, i) => `${i + 1}s`);

export const duration = z.enum(['-1', '1 gen', 'auto', 'Auto', ...seconds]);
// A table: the formatter would give each word a line.
// prettier-ignore
export const aspect_ratio = z.enum(['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '9:21', '16:9', '21:9', 'adaptive', 'auto']);
// prettier-ignore
export const resolution = z.enum(['256p', '360p', '480p', '540p', '580p', '720p', '1080p', '1440p', '2160p', '4k', '2x', '4x', '2K', '768P', 'true_1080p']);
export const upscale_factor = z.union([z.literal(1), z.literal(2), z.literal(4)]);

/** Not strict: what a model cannot use is dropped. */
export const quoteSchema = z.object({
  model: z.string(),
  duration: duration.optional(),
  aspect_ratio: aspect_ratio.optional(),
  resolution: resolution.optional(),
  upscale_factor: upscale_factor.optional(),
  audio: z.boolean().default(true),
  video_url: url.optional(),
  reference_video_total_duration: z.number().min(0).optional(),
  reference_image_count: z.number().int().min(0).optional(),
});

const confirmed = z.literal(true);

export const queueSchema = z
  .object({
    model: z.string(),
    prompt: text.min(1).optional(),
    negative_prompt: text.optional(),
    duration: duration.optional(),
    aspect_ratio: aspect_ratio.optional(),
    resolution: resolution.optional(),
    upscale_factor: upscale_factor.optional(),
    audio: z.boolean().optional(),
    image_url: url.optional(),
    end_image_url: url.optional(),
    audio_url: url.optional(),
    video_url: url.optional(),
    reference_image_urls: urls(30).optional(),
    reference_video_urls: urls(10).optional(),
    reference_audio_urls: urls(10).optional(),
    reference_document_urls: urls(1).optional(),
    elements: z
      .array(
        z.object({
          frontal_image_url: url.optional(),
          reference_image_urls: urls(3).optional(),
          video_url: url.optional(),
        })
      )
      .max(4)
      .optional(),
    scene_image_urls: urls(4).optional(),
    keyframes: z
      .array(z.object({ image_url: url, frame_index: z.number().int().min(0) }))
      .max(10)
      .optional(),
    omni_reference_task_type: z
      .enum(['auto', 'reference', 'edit', 'extend', 'editing', 'extension'])
      .optional(),
    consents: z
      .object({
        seedance: z
          .object({
            confirmed_terms_and_privacy: confirmed,
            confirmed_legal_right: confirmed,
            confirmed_screening_acknowledged: confirmed,
          })
          .optional(),
      })
      .optional(),
    bitrate_mode: z.enum(['standard', 'high']).optional(),
    image_references: z.array(z.unknown()).optional(),
    video_references: z.array(z.unknown()).optional(),
    voice_id: z.string().optional(),
    anon_user_id: z.string().max(128).optional(),
    camera_trajectory: z.array(z.unknown()).optional(),
  })
  .strict();

export type VideoOrder = z.output<typeof queueSchema>;
