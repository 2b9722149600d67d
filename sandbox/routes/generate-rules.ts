import type { Call } from '../call';
import type { Model } from '../catalogue/model';
import { styles } from '../catalogue/styles';
import { checkPixels, readSource } from '../pictures/source';
import { invalidField } from '../refusal';
import type { Generation } from './generate';
import { checkLength, checkListed, checkUsable } from './model-rules';

const MAX_REFERENCE_BYTES = 8 * 1024 * 1024;

/** What no schema can know: the rules that hang on the model. */
export const checkGeneration = async ({ request, model, call }: Input): Promise<void> => {
  checkUsable({ model, call });
  const limits = model.image;
  if (!limits) return;

  checkLength({ text: request.prompt, field: 'prompt', limit: limits.promptCharacterLimit });
  checkLength({
    text: request.negative_prompt,
    field: 'negative_prompt',
    limit: limits.promptCharacterLimit,
  });
  if (model.id.startsWith('qwen-image') && (request.width ?? request.height) !== undefined) {
    throw invalidField({
      field: request.width === undefined ? 'height' : 'width',
      message: `${model.id} is sized by aspect_ratio`,
    });
  }
  checkListed({ value: request.resolution, field: 'resolution', options: limits.resolutions });
  checkListed({ value: request.quality, field: 'quality', options: limits.qualities });
  checkListed({ value: request.style_preset, field: 'style_preset', options: styles });
  if (request.return_binary && request.variants !== undefined) {
    throw invalidField({
      field: 'variants',
      message: 'variants is only supported when return_binary is false',
    });
  }
  if (limits.honoursSteps && request.steps !== undefined && request.steps > limits.steps.max) {
    throw invalidField({
      field: 'steps',
      message: `steps must be at most ${limits.steps.max} for ${model.id}`,
    });
  }
  await checkReferences({ references: request.style_references ?? [], model });
};

const checkReferences = async ({ references, model }: References): Promise<void> => {
  const field = 'style_references';
  const max = model.image?.styleReferences?.max ?? 0;
  if (references.length === 0) return;
  if (max === 0)
    throw invalidField({ field, message: `${model.id} does not support style references` });
  if (references.length > max)
    throw invalidField({ field, message: `At most ${max} style references are accepted` });
  for (const { image } of references) {
    const source = await readSource({ given: image, field });
    if (source.bytes.length >= MAX_REFERENCE_BYTES) {
      throw invalidField({ field, message: 'Style references must be smaller than 8MB' });
    }
    checkPixels(source);
  }
};

type Input = { request: Generation; model: Model; call: Call };
type References = { references: { image: string }[]; model: Model };
