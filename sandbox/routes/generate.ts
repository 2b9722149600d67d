import { z } from 'zod/v3';

import { admit, type Call } from '../call';
import { generator } from '../catalogue/lookup';
import type { Model } from '../catalogue/model';
import { check } from '../check';
import { moderate, moderationHeaders } from '../moderation';
import { mime } from '../pictures/encode';
import { ratioOf, sized, type Size } from '../pictures/size';
import { generationUsd } from '../pricing';
import { jsonReply, fileReply, type Reply } from '../reply';
import { digits, drawSeed } from '../seeds';
import { paint } from './paint';
import * as fields from './fields';
import { checkGeneration } from './generate-rules';
import { gradeOf, noticeHeaders, rewrite, tierOf } from './model-rules';

const side = z.number().int().gt(0).max(1280);

/** As the description has it, without `inpaint` (switched off: sending it is an error) and with `anon_user_id`. */
export const generateSchema = z
  .object({
    model: z.string(),
    prompt: z.string().min(1).max(7500),
    negative_prompt: z.string().max(7500).optional(),
    width: side.optional(),
    height: side.optional(),
    aspect_ratio: z.string().optional(),
    resolution: z.string().optional(),
    quality: fields.quality.optional(),
    variants: z.number().int().min(1).max(4).optional(),
    seed: z.number().int().min(-999_999_999).max(999_999_999).optional(),
    cfg_scale: z.number().gt(0).max(20).optional(),
    steps: z.number().int().optional(),
    style_preset: z.string().optional(),
    style_references: z
      .array(
        z.object({ image: z.string(), strength: z.number().min(0.1).max(1).optional() }).strict()
      )
      .optional(),
    lora_strength: z.number().int().min(0).max(100).optional(),
    format: fields.output_format.default('webp'),
    return_binary: z.boolean().default(false),
    safe_mode: z.boolean().default(true),
    hide_watermark: z.boolean().default(false),
    embed_exif_metadata: z.boolean().default(false),
    enable_web_search: z.boolean().optional(),
    enhance_prompt: z.boolean().optional(),
    disable_prompt_optimization_thinking: z.boolean().optional(),
    anon_user_id: z
      .string()
      .max(128)
      .regex(/^(?!.*\|\|)[\x20-\x7e]*$/)
      .optional(),
  })
  .strict();

export type Generation = z.output<typeof generateSchema>;

export const generate = async (call: Call): Promise<Reply> => {
  const startedAt = call.sandbox.now();
  const request = check({ schema: generateSchema, fields: call.fields });
  const model = generator(request.model);
  await checkGeneration({ request, model, call });

  const variants = request.variants ?? 1;
  const enhanced = rewrite({ call, asked: request.enhance_prompt, prompt: request.prompt });
  const resolution = tierOf({ asked: request.resolution, tiers: model.image?.resolutions });
  const quality = gradeOf({ asked: request.quality, grades: model.image?.qualities });
  const usd = generationUsd({ model, resolution, quality, variants, enhanced: enhanced.applied });
  admit({ call, usd, units: variants });

  const { violation, adult } = moderate(request.prompt);
  const blurred = adult && request.safe_mode && !violation;
  const format = formatOf({ request, model, call, violation });
  const seed = request.seed ?? drawSeed();
  const images = await paint({
    count: variants,
    seedOf: (index) => (index === 0 ? seed : drawSeed()),
    model: model.id,
    prompt: request.prompt,
    style: request.style_preset,
    size: sizeOf({ request, model, resolution }),
    format,
    exif: request.embed_exif_metadata ? request.prompt : undefined,
    look: violation ? 'black' : blurred ? 'blurred' : 'plain',
  });

  const id = `generate-image-${digits(12)}`;
  const answer = {
    headers: {
      ...moderationHeaders({ violation, blurred }),
      ...noticeHeaders({ model, now: call.sandbox.now() }),
      ...enhanced.headers,
    },
    charge: violation ? undefined : { id, model: model.id, usd },
  };
  if (request.return_binary) return fileReply({ bytes: images[0], type: mime(format), ...answer });
  const data = { ...request, style_references: undefined };
  const shown = violation && call.sandbox.options.violationImages === 'empty' ? [] : images;
  return jsonReply({
    json: {
      id,
      images: shown.map((image) => image.toString('base64')),
      timing: timing(call.sandbox.now() - startedAt),
      request: { success: true, data },
    },
    ...answer,
  });
};

/** Pixel models take the size as it is; the others have sizes of their own for a ratio, and know what to do without one. */
const sizeOf = ({ request, model, resolution }: Sizing): Size => {
  const { aspectRatios, defaultAspectRatio } = model.image ?? {};
  if (!aspectRatios) return { width: request.width ?? 1024, height: request.height ?? 1024 };
  const asked = aspectRatios.includes(request.aspect_ratio ?? '')
    ? request.aspect_ratio
    : defaultAspectRatio;
  return sized({ ratio: ratioOf(asked) ?? 1, resolution });
};

/** A refused picture comes back binary as a PNG placeholder, whatever was asked for. */
const formatOf = ({ request, model, call, violation }: Formatting) => {
  if (violation && request.return_binary) return 'png';
  return call.sandbox.options.providerFormats && model.id.startsWith('grok-')
    ? 'jpeg'
    : request.format;
};

const timing = (total: number) => ({
  inferenceDuration: Math.max(0, total - 3),
  inferencePreprocessingTime: Math.min(total, 2),
  inferenceQueueTime: Math.min(total, 1),
  total,
});

type Sizing = { request: Generation; model: Model; resolution?: string };
type Formatting = { request: Generation; model: Model; call: Call; violation: boolean };
