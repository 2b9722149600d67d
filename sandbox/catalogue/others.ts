import type { Model, VideoLimits } from './model';

const money = (usd: number) => ({ usd, diem: usd });
const PRIVATE = { privacy: 'private' as const };
const OPEN = { privacy: 'anonymized' as const };

const embedding = ({
  usd,
  out = usd,
  dims,
  ...model
}: Row & { usd: number; out?: number; dims: number }): Model => ({
  type: 'embedding',
  ...model,
  price: { wire: { input: money(usd), output: money(out) } },
  spec: { embeddingDimensions: dims, maxInputTokens: 8192 },
});

/** No video model has a price in the list: only a quote knows it. */
const video = ({ spec, limits, ...model }: Row & { limits: VideoLimits }): Model => ({
  type: 'video',
  ...model,
  video: limits,
  spec,
});

const seconds = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${from + i}s`);

export const upscaler: Model = {
  type: 'upscale',
  id: 'upscaler',
  name: 'Upscaler',
  created: 1744453050,
  ...PRIVATE,
  price: { flat: 0.01 },
};

// A table: one row per line reads better than the formatter's thousand lines.
// prettier-ignore
export const otherModels: Model[] = [
  upscaler,
  embedding({ id: 'text-embedding-bge-m3', name: 'BGE-M3', created: 1741924661, ...PRIVATE, usd: 0.15, out: 0.6, dims: 1024 }),
  embedding({ id: 'text-embedding-qwen3-8b', name: 'Qwen3 Embedding 8B', created: 1776384000, ...PRIVATE, usd: 0.0125, dims: 4096 }),
  embedding({ id: 'text-embedding-3-small', name: 'Text Embedding 3 Small', created: 1776384000, ...OPEN, usd: 0.025, dims: 1536 }),
  video({ id: 'sora-2-text-to-video', name: 'Sora 2', created: 1758825748, ...OPEN, retiresInDays: 10, limits: { model_type: 'text-to-video', aspect_ratios: ['16:9', '9:16'], resolutions: ['720p'], durations: ['4s', '8s', '12s'], audio: true, audio_configurable: false } }),
  video({ id: 'veo3.1-fast-text-to-video', name: 'Veo 3.1 Fast', created: 1729030447, ...OPEN, limits: { model_type: 'text-to-video', aspect_ratios: ['16:9', '9:16'], resolutions: ['720p', '1080p', '4k'], durations: ['4s', '6s', '8s'], audio: true, audio_configurable: true } }),
  video({ id: 'grok-imagine-1-5-text-to-video-private', name: 'Grok Imagine 1.5', created: 1780185600, ...PRIVATE, limits: { model_type: 'text-to-video', aspect_ratios: ['16:9', '4:3', '3:2', '1:1', '2:3', '3:4', '9:16'], resolutions: ['480p', '720p', '1080p'], durations: seconds(1, 15), audio: true, audio_configurable: false, prompt_character_limit: 4096 } }),
  video({ id: 'wan-2.6-image-to-video', name: 'Wan 2.6', created: 1765843200, ...OPEN, uncensored: true, limits: { model_type: 'image-to-video', aspect_ratios: [], resolutions: ['1080p', '720p'], durations: ['5s', '10s', '15s'], audio: true, audio_configurable: true } }),
  video({ id: 'kling-v3-pro-text-to-video', name: 'Kling V3 Pro', created: 1770076800, ...OPEN, limits: { model_type: 'text-to-video', aspect_ratios: ['16:9', '9:16', '1:1'], resolutions: [], durations: seconds(3, 15), audio: true, audio_configurable: true } }),
  video({ id: 'topaz-video-upscale', name: 'Topaz Video Upscale', created: 1775174400, ...OPEN, limits: { model_type: 'video', aspect_ratios: [], resolutions: ['2x', '4x'], durations: ['Auto'], audio: false, audio_configurable: false } }),
];

type Row = Pick<Model, 'id' | 'name' | 'created' | 'privacy'> &
  Pick<Model, 'uncensored' | 'spec' | 'retiresInDays'>;
