import * as z from 'zod/v4';
import { composeInput, speechInput, transcribeInput } from './inputs/audio';
import { videoInput } from './inputs/video';
import * as output from './params/output';
import * as sampling from './params/sampling';
import * as sizing from './params/sizing';
import * as source from './params/source';
import * as text from './params/text';
import { model } from './params/model';
import { ACTIONS, type Action } from './plugin';

/**
 * What a caller may ask for, kind by kind, in Venice's own spelling. Strict: a misspelt parameter is an error here, before it costs
 * anything. Everything that Venice can default is optional and is then not sent.
 */
export const generateInput = z.strictObject({
  prompt: text.generatePrompt,
  model: model.optional(),
  negative_prompt: text.negative_prompt.optional(),
  width: sizing.width.optional(),
  height: sizing.height.optional(),
  aspect_ratio: sizing.aspect_ratio.optional(),
  resolution: sizing.resolution.optional(),
  quality: sampling.quality.optional(),
  variants: sampling.variants.optional(),
  variants_mode: sampling.variants_mode.optional(),
  seed: sampling.seed.optional(),
  cfg_scale: sampling.cfg_scale.optional(),
  steps: sampling.steps.optional(),
  style_preset: text.style_preset.optional(),
  style_references: z.array(source.styleReference).min(1).optional(),
  lora_strength: sampling.lora_strength.optional(),
  format: output.format.optional(),
  return_binary: output.return_binary.optional(),
  safe_mode: output.safe_mode.optional(),
  hide_watermark: output.hide_watermark.optional(),
  embed_exif_metadata: output.embed_exif_metadata.optional(),
  enable_web_search: output.enable_web_search.optional(),
  enhance_prompt: text.enhance_prompt.optional(),
  disable_prompt_optimization_thinking: text.disable_prompt_optimization_thinking.optional(),
  /** Deprecated at Venice and switched off since 2025-05-19. Accepted so that the answer can say so; never sent. */
  inpaint: z.unknown().optional(),
});

const editParameters = {
  prompt: text.editPrompt,
  aspect_ratio: sizing.aspect_ratio.optional(),
  resolution: sizing.resolution.optional(),
  /** `/image/edit` has no such field: an edit that sets it goes through `/image/multi-edit` with one image. */
  quality: sampling.quality.optional(),
  output_format: output.format.optional(),
  safe_mode: output.safe_mode.optional(),
  enhance_prompt: text.enhance_prompt.optional(),
  disable_prompt_optimization_thinking: text.disable_prompt_optimization_thinking.optional(),
};

export const editInput = z.strictObject({
  image: source.imageReference,
  ...editParameters,
  model: model.optional(),
  /** Deprecated alias of `model`, which wins when both are given. */
  modelId: model.optional(),
});

export const multiEditInput = z.strictObject({
  /** The base first, then layers, references or masks. How many a model takes is in its constraints. */
  images: z.array(source.imageReference).min(1),
  ...editParameters,
  /** Venice's spelling on this route, where `model` is refused. */
  modelId: model.optional(),
});

export const backgroundRemoveInput = z
  .strictObject({
    image: source.imageReference.optional(),
    /** A public https URL, handed to Venice as it is. */
    image_url: z.string().min(1).optional(),
  })
  .refine((input) => (input.image === undefined) !== (input.image_url === undefined), {
    message: 'Give either image or image_url',
    path: ['image'],
  });

export const upscaleInput = z.strictObject({
  image: source.imageReference,
  scale: sizing.scale.optional(),
  creativity: sampling.creativity.nullable().optional(),
});

export const generationsInput = z.strictObject({
  prompt: text.generationsPrompt,
  model: model.optional(),
  n: z.literal(1).nullable().optional(),
  size: sizing.size.nullable().optional(),
  response_format: output.response_format.nullable().optional(),
  output_format: output.format.optional(),
  moderation: output.moderation.nullable().optional(),
  background: output.background.nullable().optional(),
  quality: output.openai_quality.nullable().optional(),
  style: output.openai_style.nullable().optional(),
  output_compression: output.output_compression.nullable().optional(),
  user: z.string().optional(),
});

export const KINDS = [
  'generate',
  'edit',
  'multi-edit',
  'background-remove',
  'upscale',
  'generations',
  'video',
  'speech',
  'compose',
  'transcribe',
] as const;
export type Kind = (typeof KINDS)[number];

export type Medium = 'image' | 'video' | 'audio' | 'text';

type KindRow = {
  input: z.ZodType;
  /** Who may run it. */
  action: Action;
  /** What Venice makes of it. */
  makes: Medium;
  /** Venice works on it for minutes: it is queued, asked for again and again, and paid when it is queued. */
  job: boolean;
  /** Type under which `GET /models` lists what can be chosen; null where Venice takes no model. */
  modelType: 'image' | 'inpaint' | 'video' | 'tts' | 'music' | 'asr' | null;
  /** Under which name the input spells the model. */
  modelField: 'model' | 'modelId' | null;
  /** Whether Venice takes a seed, so that a result can be made again. */
  seeded: boolean;
};

export const OPERATIONS = {
  generate: {
    input: generateInput,
    action: ACTIONS.generate,
    makes: 'image',
    job: false,
    modelType: 'image',
    modelField: 'model',
    seeded: true,
  },
  edit: {
    input: editInput,
    action: ACTIONS.edit,
    makes: 'image',
    job: false,
    modelType: 'inpaint',
    modelField: 'model',
    seeded: false,
  },
  'multi-edit': {
    input: multiEditInput,
    action: ACTIONS.edit,
    makes: 'image',
    job: false,
    modelType: 'inpaint',
    modelField: 'modelId',
    seeded: false,
  },
  'background-remove': {
    input: backgroundRemoveInput,
    action: ACTIONS.removeBackground,
    makes: 'image',
    job: false,
    modelType: null,
    modelField: null,
    seeded: false,
  },
  upscale: {
    input: upscaleInput,
    action: ACTIONS.upscale,
    makes: 'image',
    job: false,
    modelType: null,
    modelField: null,
    seeded: false,
  },
  generations: {
    input: generationsInput,
    action: ACTIONS.generate,
    makes: 'image',
    job: false,
    modelType: 'image',
    modelField: 'model',
    seeded: false,
  },
  video: {
    input: videoInput,
    action: ACTIONS.animate,
    makes: 'video',
    job: true,
    modelType: 'video',
    modelField: 'model',
    seeded: false,
  },
  speech: {
    input: speechInput,
    action: ACTIONS.audio,
    makes: 'audio',
    job: false,
    modelType: 'tts',
    modelField: 'model',
    seeded: false,
  },
  compose: {
    input: composeInput,
    action: ACTIONS.audio,
    makes: 'audio',
    job: true,
    modelType: 'music',
    modelField: 'model',
    seeded: false,
  },
  transcribe: {
    input: transcribeInput,
    action: ACTIONS.audio,
    makes: 'text',
    job: false,
    modelType: 'asr',
    modelField: 'model',
    seeded: false,
  },
} as const satisfies Record<Kind, KindRow>;

/** Kinds that Venice works on for minutes. */
export type JobKind = {
  [K in Kind]: (typeof OPERATIONS)[K]['job'] extends true ? K : never;
}[Kind];

/** Kinds that make pictures at once. */
export type ImageKind = {
  [K in Kind]: (typeof OPERATIONS)[K]['makes'] extends 'image' ? K : never;
}[Kind];

export const isImageKind = (kind: Kind): kind is ImageKind => OPERATIONS[kind].makes === 'image';

export const isJobKind = (kind: Kind): kind is JobKind => OPERATIONS[kind].job;

/** What is written in a request of this kind. */
export type InputOf<K extends Kind> = z.input<(typeof OPERATIONS)[K]['input']>;
