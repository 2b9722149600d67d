import * as z from 'zod/v4';

const price = z.looseObject({ usd: z.number().optional() });
const prices = z.record(z.string(), price);

/**
 * Only the keys that are relied on, all optional and each forgiven on its own: Venice adds keys and values at any time, and one
 * odd entry must not take the whole catalogue away.
 */
const constraints = z.looseObject({
  promptCharacterLimit: z.number().optional().catch(undefined),
  steps: z
    .looseObject({ default: z.number().optional(), max: z.number().optional() })
    .optional()
    .catch(undefined),
  widthHeightDivisor: z.number().optional().catch(undefined),
  aspectRatios: z.array(z.string()).optional().catch(undefined),
  defaultAspectRatio: z.string().optional().catch(undefined),
  resolutions: z.array(z.string()).optional().catch(undefined),
  defaultResolution: z.string().optional().catch(undefined),
  qualities: z.array(z.string()).optional().catch(undefined),
  defaultQuality: z.string().optional().catch(undefined),
  maxStyleReferences: z.number().optional().catch(undefined),
  supportsStyleReferenceStrength: z.boolean().optional().catch(undefined),
  combineImages: z.boolean().optional().catch(undefined),
  maxInputImages: z.number().optional().catch(undefined),
  singleImageAspectRatio: z.boolean().optional().catch(undefined),
  // Of videos, in another spelling. An empty list means that the model has no such parameter.
  model_type: z.string().optional().catch(undefined),
  aspect_ratios: z.array(z.string()).optional().catch(undefined),
  durations: z.array(z.string()).optional().catch(undefined),
  audio: z.boolean().optional().catch(undefined),
  audio_configurable: z.boolean().optional().catch(undefined),
  prompt_character_limit: z.number().optional().catch(undefined),
});

/** Of voices and music. They stand beside the constraints, and not in them. */
const sound = {
  voices: z.array(z.string()).optional().catch(undefined),
  default_voice: z.string().optional().catch(undefined),
  supports_custom_voice_id: z.boolean().optional().catch(undefined),
  supported_formats: z.array(z.string()).optional().catch(undefined),
  default_format: z.string().optional().catch(undefined),
  supports_lyrics: z.boolean().optional().catch(undefined),
  lyrics_required: z.boolean().optional().catch(undefined),
  supports_force_instrumental: z.boolean().optional().catch(undefined),
  supports_lyrics_optimizer: z.boolean().optional().catch(undefined),
  supports_loop: z.boolean().optional().catch(undefined),
  supports_language_code: z.boolean().optional().catch(undefined),
  supports_speed: z.boolean().optional().catch(undefined),
  duration_options: z.array(z.number()).optional().catch(undefined),
  min_duration: z.number().optional().catch(undefined),
  max_duration: z.number().optional().catch(undefined),
  default_duration: z.number().optional().catch(undefined),
  prompt_character_limit: z.number().optional().catch(undefined),
  lyrics_character_limit: z.number().optional().catch(undefined),
};

const pricing = z.looseObject({
  generation: price.optional().catch(undefined),
  inpaint: price.optional().catch(undefined),
  resolutions: prices.optional().catch(undefined),
  quality: z.record(z.string(), prices).optional().catch(undefined),
  upscale: prices.optional().catch(undefined),
  /** By a million characters or tokens. */
  input: price.optional().catch(undefined),
  output: price.optional().catch(undefined),
  per_audio_second: price.optional().catch(undefined),
  inputImages: z
    .looseObject({ included: z.number().optional(), additional: price.optional() })
    .optional()
    .catch(undefined),
});

const deprecation = z.looseObject({
  date: z.string().optional(),
  removesAt: z.string().optional(),
  startsAt: z.string().optional(),
  replacementModelId: z.string().optional(),
  autoRemap: z.boolean().optional(),
});

/** An entry of `GET /models` as it stands on the wire. */
export const model = z.looseObject({
  id: z.string(),
  type: z.string(),
  model_spec: z.looseObject({
    name: z.string().optional().catch(undefined),
    description: z.string().optional().catch(undefined),
    privacy: z.string().optional().catch(undefined),
    offline: z.boolean().optional().catch(undefined),
    beta: z.boolean().optional().catch(undefined),
    betaModel: z.boolean().optional().catch(undefined),
    uncensored: z.boolean().optional().catch(undefined),
    traits: z.array(z.string()).optional().catch(undefined),
    supportsStyleReferences: z.boolean().optional().catch(undefined),
    supportsWebSearch: z.boolean().optional().catch(undefined),
    supportsOptimizePromptThinking: z.boolean().optional().catch(undefined),
    deprecation: deprecation.optional().catch(undefined),
    ...sound,
    capabilities: z
      .looseObject({
        supportsVision: z.boolean().optional(),
        supportsResponseSchema: z.boolean().optional(),
        supportsReasoning: z.boolean().optional(),
      })
      .optional()
      .catch(undefined),
    constraints: constraints.optional().catch(undefined),
    pricing: pricing.optional().catch(undefined),
  }),
});
export type Model = z.infer<typeof model>;

/** Priced in the list of image models, but it only removes backgrounds. */
export const BACKGROUND_REMOVER_ID = 'bria-bg-remover';

/** What both edit routes fall back to when no model is named. Sent explicitly, because Venice changed it before. */
export const DEFAULT_EDIT_MODEL = 'firered-image-edit';

/** The trait by which Venice names its current default image model. */
export const DEFAULT_GENERATE_MODEL = 'default';

export const isGenerator = (entry: Model): boolean =>
  entry.type === 'image' && entry.id !== BACKGROUND_REMOVER_ID;

export const modelName = (entry: Model): string => entry.model_spec.name ?? entry.id;

/** `warned`: still served, on notice. `gone`: past its removal date. */
export const deprecationState = ({
  entry,
  now,
}: {
  entry: Model;
  now: number;
}): 'none' | 'warned' | 'gone' => {
  const notice = entry.model_spec.deprecation;
  if (!notice) return 'none';
  const removal = Date.parse(notice.removesAt ?? notice.date ?? '');
  if (removal <= now) return 'gone';
  const start = Date.parse(notice.startsAt ?? '');
  return start > now ? 'none' : 'warned';
};

/** Finds a model by its id, or by a trait such as `default`. */
export const findModel = ({
  models,
  traits,
  name,
}: {
  models: readonly Model[];
  traits: Readonly<Record<string, string>>;
  name: string;
}): Model | null => {
  const id = traits[name] ?? name;
  return models.find((entry) => entry.id === id) ?? null;
};
