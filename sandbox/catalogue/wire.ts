import type { EditLimits, ImageLimits, Model, Price, VideoLimits } from './model';

const DAY_MS = 86_400_000;

/** A model as `/models` lists it. */
export const wire = ({ model, now }: { model: Model; now: number }) => ({
  id: model.id,
  object: 'model' as const,
  owned_by: 'venice.ai' as const,
  type: model.type,
  created: model.created,
  ...(typeof model.spec?.availableContextTokens === 'number'
    ? { context_length: model.spec.availableContextTokens }
    : {}),
  model_spec: {
    name: model.name,
    privacy: model.privacy,
    offline: model.offline ?? false,
    traits: model.traits ?? [],
    ...(model.uncensored ? { uncensored: true } : {}),
    ...(model.betaModel ? { betaModel: true } : {}),
    ...(model.modelSource ? { modelSource: model.modelSource } : {}),
    ...(model.retiresInDays === undefined ? {} : { deprecation: deprecation({ model, now }) }),
    ...(model.price && !model.unlisted?.includes('pricing') ? { pricing: pricing(model) } : {}),
    ...(model.unlisted?.includes('constraints') ? {} : constraints(model)),
    ...(model.image?.styleReferences ? { supportsStyleReferences: true } : {}),
    ...model.spec,
  },
});

export const deprecation = ({ model, now }: { model: Model; now: number }) => {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const removesAt = new Date(today + (model.retiresInDays ?? 0) * DAY_MS).toISOString();
  return {
    autoRemap: model.replacement !== undefined,
    date: removesAt,
    removesAt,
    startsAt: new Date(today - DAY_MS).toISOString(),
    ...(model.replacement ? { replacementModelId: model.replacement } : {}),
  };
};

const pricing = ({ type, price = {} }: Model) => {
  if (price.wire) return price.wire;
  const sold = {
    ...(price.tiers ? { resolutions: each(price.tiers) } : {}),
    ...(price.quality ? { quality: qualities(price.quality) } : {}),
  };
  if (type === 'inpaint') {
    const flat = price.flat ?? price.tiers?.['1K'] ?? 0;
    const extra = price.inputs;
    return {
      inpaint: money(flat),
      ...sold,
      ...(extra ? { inputImages: { included: extra.included, additional: money(extra.usd) } } : {}),
    };
  }
  return {
    ...(price.flat === undefined ? {} : { generation: money(price.flat) }),
    ...sold,
    upscale: { '2x': money(0.02), '4x': money(0.08) },
  };
};

const constraints = ({ image, edit, video }: Model) => {
  if (image) return { constraints: ofImage(image) };
  if (edit) return { constraints: ofEdit(edit) };
  return video ? { constraints: ofVideo(video) } : {};
};

const ofImage = ({ honoursSteps: _, divisor, styleReferences, ...limits }: ImageLimits) => ({
  ...limits,
  widthHeightDivisor: divisor,
  ...(limits.resolutions ? { defaultResolution: limits.resolutions[0] } : {}),
  ...(styleReferences
    ? {
        maxStyleReferences: styleReferences.max,
        supportsStyleReferenceStrength: styleReferences.strength,
      }
    : {}),
});

const ofEdit = (limits: EditLimits) => ({
  ...limits,
  ...(limits.resolutions ? { defaultResolution: limits.resolutions[0] } : {}),
});

const ofVideo = (limits: VideoLimits) => ({
  audio_input: false,
  ...limits,
  per_reference_audio: false,
  video_input: limits.model_type === 'video',
});

const money = (usd: number) => ({ usd, diem: usd });
const each = (prices: Record<string, number>) =>
  Object.fromEntries(Object.entries(prices).map(([name, usd]) => [name, money(usd)]));
const qualities = (prices: NonNullable<Price['quality']>) =>
  Object.fromEntries(Object.entries(prices).map(([tier, row]) => [tier, each(row)]));
