import type { Model } from './model';

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
];

type Row = Pick<Model, 'id' | 'name' | 'created' | 'privacy'> &
  Pick<Model, 'uncensored' | 'spec' | 'retiresInDays'>;
