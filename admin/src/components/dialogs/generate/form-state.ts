import { sizingMode, snapToDivisor } from '../../../../../shared/catalogue/capabilities';
import { findModel, isGenerator, type Model } from '../../../../../shared/catalogue/model';
import type { InputOf } from '../../../../../shared/operations';
import { SEED_MAX } from '../../../../../shared/params/sampling';

/** What stands in the form, in Venice's own spelling. An empty text or null is not set and is not sent. */
export type GenerateForm = {
  prompt: string;
  negative_prompt: string;
  model: string;
  aspect_ratio: string;
  resolution: string;
  width: number;
  height: number;
  variants: number;
  style_preset: string;
  seed: number | null;
  seedLocked: boolean;
  quality: string;
  format: string;
  safe_mode: boolean;
  hide_watermark: boolean;
  enhance_prompt: boolean;
  enable_web_search: boolean;
  cfg_scale: number | null;
  steps: number | null;
};

export const EMPTY: GenerateForm = {
  prompt: '',
  negative_prompt: '',
  model: '',
  aspect_ratio: '',
  resolution: '',
  width: 1024,
  height: 1024,
  variants: 1,
  style_preset: '',
  seed: null,
  seedLocked: false,
  quality: '',
  format: '',
  safe_mode: true,
  hide_watermark: false,
  enhance_prompt: false,
  enable_web_search: false,
  cfg_scale: null,
  steps: null,
};

/** Models that make pictures, and can be asked just now. */
export const generators = (models: readonly Model[]): Model[] =>
  models.filter((entry) => isGenerator(entry) && entry.model_spec.offline !== true);

/** The model to begin with: the one of the settings, Venice's own default, or the first. */
export const firstModel = ({
  models,
  traits,
  preferred,
}: {
  models: readonly Model[];
  traits: Readonly<Record<string, string>>;
  preferred: string | null;
}): string => {
  const find = (name: string) => findModel({ models, traits, name })?.id;
  return (preferred && find(preferred)) || find('default') || models[0]?.id || '';
};

/** Only what was set, and only what this model takes. */
export const toInput = ({
  form,
  entry,
}: {
  form: GenerateForm;
  entry: Model | null;
}): InputOf<'generate'> => {
  const limits = entry?.model_spec.constraints;
  const mode = sizingMode(entry);
  const pixels = mode === 'pixel';
  const quality = limits?.qualities?.includes(form.quality) ? form.quality : '';
  return withoutEmpty({
    prompt: form.prompt.trim(),
    model: form.model,
    negative_prompt: form.negative_prompt.trim(),
    ...(pixels && {
      width: snapToDivisor({ value: form.width, entry }),
      height: snapToDivisor({ value: form.height, entry }),
      steps: form.steps,
    }),
    ...((mode === 'ratio' || mode === 'tier') && {
      aspect_ratio: limits?.aspectRatios?.includes(form.aspect_ratio) ? form.aspect_ratio : '',
    }),
    ...(mode === 'tier' && {
      resolution: limits?.resolutions?.includes(form.resolution) ? form.resolution : '',
    }),
    variants: form.variants > 1 ? form.variants : null,
    style_preset: form.style_preset,
    seed: form.seed,
    quality,
    format: form.format,
    cfg_scale: form.cfg_scale,
    safe_mode: form.safe_mode ? null : false,
    hide_watermark: form.hide_watermark || null,
    enhance_prompt: form.enhance_prompt || null,
    enable_web_search: (form.enable_web_search && entry?.model_spec.supportsWebSearch) || null,
  }) as InputOf<'generate'>; // the server parses it again; the form offers no other values
};

export const drawSeed = (): number => Math.floor(Math.random() * (SEED_MAX + 1));

const withoutEmpty = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== null));
