import * as z from 'zod/v4';
import { model } from '../../../../shared/params/model';
import * as output from '../../../../shared/params/output';
import * as sampling from '../../../../shared/params/sampling';
import * as sizing from '../../../../shared/params/sizing';
import { STYLE_REFERENCE_BYTES_MAX, styleReference } from '../../../../shared/params/source';
import * as text from '../../../../shared/params/text';
import { imageAnswer } from '../image-answer';
import { wireImage } from '../attachment';
import { defineEndpoint, PAID } from './endpoint';

const input = z
  .strictObject({
    model,
    prompt: text.generatePrompt,
    negative_prompt: text.negative_prompt.optional(),
    width: sizing.width.optional(),
    height: sizing.height.optional(),
    aspect_ratio: sizing.aspect_ratio.optional(),
    resolution: sizing.resolution.optional(),
    quality: sampling.quality.optional(),
    variants: sampling.variants.optional(),
    seed: sampling.seed.optional(),
    cfg_scale: sampling.cfg_scale.optional(),
    steps: sampling.steps.optional(),
    style_preset: text.style_preset.optional(),
    style_references: z
      .array(
        z.strictObject({
          image: wireImage({ maxBytes: STYLE_REFERENCE_BYTES_MAX }),
          strength: styleReference.shape.strength,
        })
      )
      .min(1)
      .optional(),
    lora_strength: sampling.lora_strength.optional(),
    format: output.format.optional(),
    return_binary: output.return_binary.optional(),
    safe_mode: output.safe_mode.optional(),
    hide_watermark: output.hide_watermark.optional(),
    embed_exif_metadata: output.embed_exif_metadata.optional(),
    enable_web_search: output.enable_web_search.optional(),
    enhance_prompt: text.enhance_prompt.optional(),
    disable_prompt_optimization_thinking: text.disable_prompt_optimization_thinking.optional(),
    /** Ours. Never sent. */
    variants_mode: sampling.variants_mode.optional(),
    /** Switched off at Venice since 2025-05-19. Never sent: it is a 400. */
    inpaint: z.unknown().optional(),
  })
  .transform(({ variants, variants_mode: _mode, inpaint: _inpaint, ...fields }) => ({
    ...fields,
    // Together they are a 400, even for one.
    ...(fields.return_binary ? {} : { variants }),
  }));

export const imageGenerate = defineEndpoint({
  ...PAID,
  path: '/image/generate',
  input,
  encoding: 'json',
  decoder: imageAnswer,
  // A violation is not charged here.
  chargeWhenBlocked: 'none',
  timeout: 'generateMs',
});
