import type { MusicModel } from '../catalogue/sound';
import { invalidField } from '../refusal';

/** What a piece costs, by whichever of the four ways its model is priced. */
export const musicUsd = ({ model, seconds, characters }: Sale): number => {
  const { sale } = model;
  if (sale.by === 'generation') return sale.usd;
  if (sale.by === 'per_second') return (seconds ?? 0) * sale.usd;
  if (sale.by === 'durations') {
    const tier = sale.tiers.find(
      ({ from, upTo }) => from <= (seconds ?? 0) && (seconds ?? 0) <= upTo
    );
    if (tier) return tier.usd;
    throw invalidField({ field: 'duration_seconds', message: `${model.id} has no such duration` });
  }
  if (characters !== undefined) return (characters / 1000) * sale.usd;
  throw invalidField({
    field: 'character_count',
    message: `character_count is required for ${model.id}, which is priced by characters`,
  });
};

/** The asked duration within the model's limits, its default, or nothing where it knows no durations. */
export const musicSeconds = ({ model, asked }: Asked): number | undefined => {
  const { min_duration, max_duration, default_duration, duration_options } = model.music;
  if (min_duration === undefined || max_duration === undefined) return undefined;
  const seconds = asked ?? default_duration ?? min_duration;
  const fits = duration_options
    ? duration_options.includes(seconds)
    : min_duration <= seconds && seconds <= max_duration;
  if (fits) return seconds;
  const allowed = duration_options?.join(', ') ?? `${min_duration} to ${max_duration}`;
  throw invalidField({
    field: 'duration_seconds',
    message: `${model.id} makes pieces of ${allowed} seconds`,
  });
};

type Sale = { model: MusicModel; seconds?: number; characters?: number };
type Asked = { model: MusicModel; asked?: number };
