export type ModelType =
  | 'asr'
  | 'embedding'
  | 'image'
  | 'music'
  | 'text'
  | 'tts'
  | 'upscale'
  | 'inpaint'
  | 'video';
export const modelTypes: [ModelType, ...ModelType[]] = [
  'asr',
  'embedding',
  'image',
  'music',
  'text',
  'tts',
  'upscale',
  'inpaint',
  'video',
];

export type Quality = 'low' | 'medium' | 'high';
export type Tiers = Record<string, number>;
export type QualityTiers = Record<string, Partial<Record<Quality, number>>>;

/** Our own record of a model. `wire.ts` turns it into what `/models` says, prices included. */
export type Model = {
  id: string;
  type: ModelType;
  name: string;
  created: number;
  privacy: 'private' | 'anonymized';
  uncensored?: boolean;
  traits?: string[];
  offline?: boolean;
  betaModel?: boolean;
  modelSource?: string;
  /** Days until it is taken away, counted from now, so that the notice never runs out. */
  retiresInDays?: number;
  replacement?: string;
  price?: Price;
  image?: ImageLimits;
  edit?: EditLimits;
  video?: VideoLimits;
  /** Stands in `model_spec` as it is: the keys of text, speech and music, and those that no description declares. */
  spec?: Record<string, unknown>;
  /** What `/models` keeps quiet about although it exists. */
  unlisted?: ('pricing' | 'constraints')[];
};

/** Dollars per image, or whatever unit the type is sold in. */
export type Price = {
  flat?: number;
  tiers?: Tiers;
  quality?: QualityTiers;
  /** Input images of an edit beyond `included` cost `usd` each. */
  inputs?: { included: number; usd: number };
  /** Already in the shape of the wire: text, speech, recognition, embeddings, music. */
  wire?: Record<string, unknown>;
};

export type ImageLimits = {
  promptCharacterLimit: number;
  divisor: number;
  steps: { default: number; max: number };
  /** Whether `steps` above the maximum is refused; elsewhere the field is ignored. */
  honoursSteps?: boolean;
  aspectRatios?: string[];
  defaultAspectRatio?: string;
  resolutions?: string[];
  qualities?: Quality[];
  defaultQuality?: Quality;
  styleReferences?: { max: number; strength: boolean };
};

export type EditLimits = {
  promptCharacterLimit: number;
  aspectRatios: string[];
  combineImages: boolean;
  maxInputImages?: number;
  singleImageAspectRatio: boolean;
  resolutions?: string[];
  qualities?: Quality[];
  defaultQuality?: Quality;
};

export type VideoLimits = {
  model_type: 'image-to-video' | 'text-to-video' | 'video';
  aspect_ratios: string[];
  resolutions: string[];
  durations: string[];
  audio: boolean;
  audio_configurable: boolean;
  audio_input?: boolean;
  prompt_character_limit?: number;
  reference_image_min_short_side_pixels?: number;
  reference_image_min_aspect_ratio?: number;
  reference_image_max_aspect_ratio?: number;
};

export const EIGHT_RATIOS = ['1:1', '3:2', '16:9', '21:9', '9:16', '2:3', '3:4', '4:5'];
export const GROK_RATIOS = ['1:1', '16:9', '9:16', '3:4', '3:2', '2:3'];
