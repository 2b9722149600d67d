import type { Model } from './model';

/**
 * Which of the three ways of saying a size a model takes. `tier`: aspect ratio and resolution. `ratio`: aspect ratio alone. `pixel`:
 * width and height. `unknown`: the catalogue says nothing, so nothing is assumed and only what a person typed is sent.
 */
export type SizingMode = 'tier' | 'ratio' | 'pixel' | 'unknown';

export const sizingMode = (entry: Model | null): SizingMode => {
  const limits = entry?.model_spec.constraints;
  if (!limits) return 'unknown';
  if (limits.resolutions?.length) return 'tier';
  if (limits.aspectRatios?.length) return 'ratio';
  return 'pixel';
};

/** How many pictures a multi-edit takes with this model, the base included. */
export const maxSources = (entry: Model | null): number | null => {
  const limits = entry?.model_spec.constraints;
  if (!limits) return null;
  if (limits.combineImages === false) return 1;
  return Math.max(1, limits.maxInputImages ?? 3);
};

export const promptLimit = (entry: Model | null): number | null =>
  entry?.model_spec.constraints?.promptCharacterLimit ?? null;

export const takesStyleReferences = (entry: Model): boolean =>
  entry.model_spec.supportsStyleReferences === true ||
  (entry.model_spec.constraints?.maxStyleReferences ?? 0) > 0;

/** The largest multiple of the model's divisor that is not above what was asked for. */
export const snapToDivisor = ({ value, entry }: { value: number; entry: Model | null }): number => {
  const divisor = Math.max(1, entry?.model_spec.constraints?.widthHeightDivisor ?? 1);
  return Math.max(divisor, Math.floor(value / divisor) * divisor);
};
