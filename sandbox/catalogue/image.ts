import { EIGHT_RATIOS, GROK_RATIOS, type ImageLimits, type Model } from './model';

const FIVE_RATIOS = ['1:1', '3:2', '16:9', '2:3', '9:16'];
const UNCENSORED = { uncensored: true };
const PRIVATE = { privacy: 'private' as const };

/** Sized by `width` and `height`. */
const pixel = ({ limit, divisor, steps, usd, honoursSteps, ...model }: PixelRow): Model => ({
  ...base(model),
  price: { flat: usd },
  image: {
    promptCharacterLimit: limit,
    divisor,
    steps: { default: steps[0], max: steps[1] },
    honoursSteps,
  },
});

/** Sized by `aspect_ratio`, and by `resolution` where there are tiers. */
const ratio = ({
  limit,
  usd,
  ratios = EIGHT_RATIOS,
  price,
  refs,
  image,
  ...model
}: RatioRow): Model => ({
  ...base(model),
  price: price ?? { flat: usd },
  image: {
    promptCharacterLimit: limit,
    divisor: 1,
    steps: { default: 20, max: 50 },
    aspectRatios: ratios,
    defaultAspectRatio: ratios[0],
    ...(refs ? { styleReferences: { max: 3, strength: refs === 'weighted' } } : {}),
    ...image,
  },
});

const tiers = ({ usd, ...model }: TierRow): Model =>
  ratio({
    ...model,
    price: { tiers: usd, quality: model.price?.quality },
    image: { ...model.image, resolutions: Object.keys(usd) },
  });

const base = ({ id, name, created, ...rest }: Row): Omit<Model, 'price' | 'image'> => ({
  type: 'image',
  id,
  name,
  created,
  privacy: 'anonymized',
  ...rest,
});

// A table: one row per line reads better than the formatter's thousand lines.
// prettier-ignore
export const imageModels: Model[] = [
  pixel({ id: 'z-image-turbo', name: 'Z-Image Turbo', created: 1764758779, limit: 7500, divisor: 8, steps: [8, 8], usd: 0.01, ...PRIVATE, traits: ['default', 'fastest'], spec: { model_sets: ['venice_recommendations'] } }),
  pixel({ id: 'venice-sd35', name: 'Venice SD35', created: 1743099022, limit: 1500, divisor: 16, steps: [25, 30], honoursSteps: true, usd: 0.01, ...PRIVATE, traits: ['eliza-default'] }),
  pixel({ id: 'chroma', name: 'Chroma', created: 1769731200, limit: 7500, divisor: 8, steps: [10, 10], usd: 0.01, ...PRIVATE, ...UNCENSORED }),
  pixel({ id: 'lustify-sdxl', name: 'Lustify SDXL', created: 1738704152, limit: 1500, divisor: 8, steps: [20, 50], honoursSteps: true, usd: 0.01, ...PRIVATE, ...UNCENSORED, retiresInDays: 14, replacement: 'lustify-v8' }),
  pixel({ id: 'lustify-v7', name: 'Lustify v7', created: 1736635129, limit: 1500, divisor: 8, steps: [20, 50], honoursSteps: true, usd: 0.01, ...PRIVATE, ...UNCENSORED, traits: ['most_uncensored'] }),
  pixel({ id: 'lustify-v8', name: 'Lustify v8', created: 1774828800, limit: 1500, divisor: 8, steps: [30, 50], honoursSteps: true, usd: 0.01, ...PRIVATE, ...UNCENSORED, traits: ['most_uncensored'] }),
  pixel({ id: 'wai-Illustrious', name: 'Anime (WAI)', created: 1736635129, limit: 1500, divisor: 8, steps: [25, 30], honoursSteps: true, usd: 0.01, ...PRIVATE, ...UNCENSORED }),
  pixel({ id: 'bria-bg-remover', name: 'Background Remover', created: 1772064000, limit: 1500, divisor: 1, steps: [20, 50], usd: 0.03 }),
  ratio({ id: 'flux-2-max', name: 'Flux 2 Max', created: 1764086377, limit: 3000, usd: 0.09, ratios: ['auto', ...EIGHT_RATIOS] }),
  ratio({ id: 'flux-2-pro', name: 'Flux 2 Pro', created: 1764086377, limit: 3000, usd: 0.03 }),
  ratio({ id: 'gpt-image-1-5', name: 'GPT Image 1.5', created: 1765986864, limit: 5000, usd: 0.26, ratios: ['1:1', '3:2', '2:3'] }),
  ratio({ id: 'hunyuan-image-v3', name: 'Hunyuan Image 3.0', created: 1772323200, limit: 3000, usd: 0.09, ...PRIVATE, offline: true }),
  ratio({ id: 'ideogram-v4', name: 'Ideogram V4', created: 1780444800, limit: 10000, usd: 0.06, betaModel: true }),
  ratio({ id: 'imagineart-1.5-pro', name: 'ImagineArt 1.5 Pro', created: 1769437800, limit: 10000, usd: 0.06, ratios: ['1:1', '3:2', '16:9', '9:16', '2:3', '3:4', '4:5'] }),
  ratio({ id: 'krea-v2-large', name: 'Krea v2 Large', created: 1779408000, limit: 5000, usd: 0.07, ratios: FIVE_RATIOS, refs: 'weighted' }),
  ratio({ id: 'krea-v2-medium', name: 'Krea v2 Medium', created: 1779408000, limit: 5000, usd: 0.04, ratios: FIVE_RATIOS, refs: 'weighted' }),
  ratio({ id: 'luma-uni-1', name: 'Luma Uni-1', created: 1781654400, limit: 6000, usd: 0.05, ratios: FIVE_RATIOS, refs: 'unweighted' }),
  ratio({ id: 'luma-uni-1-max', name: 'Luma Uni-1 Max', created: 1781654400, limit: 6000, usd: 0.12, ratios: FIVE_RATIOS, refs: 'unweighted' }),
  ratio({ id: 'nano-banana-2-lite', name: 'Nano Banana 2 Lite', created: 1782777600, limit: 10000, usd: 0.06 }),
  ratio({ id: 'qwen-image', name: 'Qwen Image', created: 1736635129, limit: 2048, usd: 0.03, traits: ['highest_quality'] }),
  ratio({ id: 'qwen-image-2', name: 'Qwen Image 2', created: 1772582400, limit: 10000, usd: 0.05 }),
  ratio({ id: 'qwen-image-2-pro', name: 'Qwen Image 2 Pro', created: 1772582400, limit: 10000, usd: 0.1 }),
  ratio({ id: 'recraft-v4', name: 'Recraft V4', created: 1770854400, limit: 10000, usd: 0.05 }),
  ratio({ id: 'recraft-v4-pro', name: 'Recraft V4 Pro', created: 1770854400, limit: 10000, usd: 0.29, unlisted: ['constraints'] }),
  ratio({ id: 'seedream-v4', name: 'Seedream V4.5', created: 1762383600, limit: 10000, usd: 0.05, ...UNCENSORED }),
  ratio({ id: 'seedream-v5-lite', name: 'Seedream V5 Lite', created: 1771804800, limit: 10000, usd: 0.05, ...UNCENSORED }),
  ratio({ id: 'wan-2-7-text-to-image', name: 'Wan 2.7', created: 1775001600, limit: 3000, usd: 0.0375 }),
  ratio({ id: 'wan-2-7-pro-text-to-image', name: 'Wan 2.7 Pro', created: 1775001600, limit: 3000, usd: 0.09375, unlisted: ['pricing'] }),
  tiers({ id: 'gpt-image-2', name: 'GPT Image 2', created: 1776729600, limit: 10000, usd: { '1K': 0.27, '2K': 0.51, '4K': 0.84 }, image: { qualities: ['low', 'medium', 'high'], defaultQuality: 'high' }, price: { quality: { '1K': { low: 0.02, medium: 0.07, high: 0.26 }, '2K': { low: 0.03, medium: 0.13, high: 0.5 }, '4K': { low: 0.05, medium: 0.21, high: 0.83 } } } }),
  tiers({ id: 'grok-imagine-image', name: 'Grok Imagine', created: 1775692800, limit: 7500, ratios: GROK_RATIOS, usd: { '1K': 0.03, '2K': 0.04 }, ...PRIVATE }),
  tiers({ id: 'grok-imagine-image-2-0', name: 'Grok Imagine 2.0', created: 1786406400, limit: 7500, ratios: GROK_RATIOS, usd: { '1K': 0.07, '2K': 0.1 }, ...PRIVATE, image: { qualities: ['low', 'medium'], defaultQuality: 'medium' }, price: { quality: { '1K': { low: 0.05, medium: 0.07 }, '2K': { low: 0.07, medium: 0.1 } } } }),
  tiers({ id: 'grok-imagine-image-quality', name: 'Grok Imagine High Quality (SOTA)', created: 1778112000, limit: 7500, ratios: GROK_RATIOS, usd: { '1K': 0.06, '2K': 0.09 }, ...PRIVATE }),
  tiers({ id: 'krea-2-turbo', name: 'Krea 2 Turbo', created: 1782777600, limit: 5000, usd: { '1K': 0.04, '2K': 0.06 }, ...PRIVATE, ...UNCENSORED }),
  tiers({ id: 'nano-banana-2', name: 'Nano Banana 2', created: 1772064000, limit: 32768, usd: { '1K': 0.1, '2K': 0.14, '4K': 0.19 }, spec: { supportsWebSearch: true } }),
  tiers({ id: 'nano-banana-pro', name: 'Nano Banana Pro', created: 1763653951, limit: 32768, usd: { '1K': 0.18, '2K': 0.23, '4K': 0.35 }, spec: { supportsWebSearch: true } }),
  tiers({ id: 'qwen-image-3', name: 'Qwen Image 3', created: 1785888000, limit: 10000, usd: { '1K': 0.04, '2K': 0.04 }, ...UNCENSORED, spec: { supportsOptimizePromptThinking: true } }),
  tiers({ id: 'qwen-image-3-pro', name: 'Qwen Image 3 Pro', created: 1784160000, limit: 10000, usd: { '1K': 0.05, '2K': 0.09 }, ...UNCENSORED, spec: { supportsOptimizePromptThinking: true } }),
  tiers({ id: 'seedream-v5-pro', name: 'Seedream V5 Pro', created: 1783468800, limit: 10000, ratios: ['1:1', '3:2', '16:9', '9:16', '2:3', '3:4'], usd: { '1K': 0.06, '2K': 0.11 }, ...UNCENSORED, spec: { supportsOptimizePromptThinking: true, sandboxUndeclaredKey: { nested: [1, 'two', null] } } }),
];

type Row = Omit<Model, 'type' | 'privacy' | 'image' | 'price'> & Partial<Pick<Model, 'privacy'>>;
type PixelRow = Row & {
  limit: number;
  divisor: number;
  steps: [number, number];
  usd: number;
  honoursSteps?: boolean;
};
type RatioRow = Row & {
  limit: number;
  usd?: number;
  ratios?: string[];
  refs?: 'weighted' | 'unweighted';
  price?: Model['price'];
  image?: Partial<ImageLimits>;
};
type TierRow = Omit<RatioRow, 'usd'> & { usd: Record<string, number> };
