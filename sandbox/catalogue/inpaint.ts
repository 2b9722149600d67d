import { EIGHT_RATIOS, GROK_RATIOS, type EditLimits, type Model } from './model';

const AUTO = ['auto', ...EIGHT_RATIOS];
const AUTO_GROK = ['auto', ...GROK_RATIOS];
const SEEDREAM = ['auto', '1:1', '3:2', '16:9', '9:16', '2:3', '3:4', '4:5'];
const SIX = { maxInputImages: 6 };
const ALONE = { combineImages: false, singleImageAspectRatio: false };
const PRIVATE = { privacy: 'private' as const };
const UNCENSORED = { uncensored: true };

const edit = ({
  id,
  name,
  created,
  limit,
  ratios = AUTO,
  usd,
  inputs,
  quality,
  limits,
  ...rest
}: Row): Model => ({
  type: 'inpaint',
  id,
  name,
  created,
  privacy: 'anonymized',
  ...rest,
  price: { ...(typeof usd === 'number' ? { flat: usd } : { tiers: usd }), inputs, quality },
  edit: {
    promptCharacterLimit: limit,
    aspectRatios: ratios,
    combineImages: true,
    singleImageAspectRatio: true,
    ...(typeof usd === 'number' ? {} : { resolutions: Object.keys(usd) }),
    ...limits,
  },
});

// A table: one row per line reads better than the formatter's thousand lines.
// prettier-ignore
export const inpaintModels: Model[] = [
  edit({ id: 'firered-image-edit', name: 'FireRed Edit', created: 1774396800, limit: 1500, usd: 0.04, ...PRIVATE }),
  edit({ id: 'flux-2-max-edit', name: 'Flux 2 Max', created: 1767571200, limit: 3000, usd: 0.12, inputs: { included: 1, usd: 0.0345 }, limits: SIX }),
  edit({ id: 'gpt-image-1-5-edit', name: 'GPT Image 1.5', created: 1767555000, limit: 5000, ratios: ['auto', '1:1', '3:2', '2:3'], usd: 0.31, inputs: { included: 1, usd: 0.02806 }, limits: SIX }),
  edit({ id: 'gpt-image-2-edit', name: 'GPT Image 2', created: 1776729600, limit: 10000, ratios: EIGHT_RATIOS, usd: { '1K': 0.34, '2K': 0.52, '4K': 0.84 }, inputs: { included: 1, usd: 0.009200000000000002 }, limits: { ...SIX, qualities: ['low', 'medium', 'high'], defaultQuality: 'high' }, quality: { '1K': { low: 0.03, medium: 0.08, high: 0.34 }, '2K': { low: 0.03, medium: 0.14, high: 0.52 }, '4K': { low: 0.04, medium: 0.22, high: 0.84 } } }),
  edit({ id: 'grok-imagine-edit', name: 'Grok Imagine', created: 1769644800, limit: 7500, ratios: AUTO_GROK, usd: { '1K': 0.03, '2K': 0.04 }, inputs: { included: 0, usd: 0.0023000000000000004 }, ...PRIVATE }),
  edit({ id: 'grok-imagine-image-2-0-edit', name: 'Grok Imagine 2.0', created: 1786406400, limit: 7500, ratios: AUTO_GROK, usd: { '1K': 0.07, '2K': 0.1 }, inputs: { included: 0, usd: 0.0115 }, limits: { qualities: ['low', 'medium'], defaultQuality: 'medium' }, quality: { '1K': { low: 0.05, medium: 0.07 }, '2K': { low: 0.07, medium: 0.1 } }, ...PRIVATE }),
  edit({ id: 'grok-imagine-quality-edit', name: 'Grok Imagine High Quality', created: 1778198400, limit: 7500, ratios: AUTO_GROK, usd: { '1K': 0.06, '2K': 0.09 }, inputs: { included: 0, usd: 0.0115 }, ...PRIVATE }),
  edit({ id: 'luma-uni-1-edit', name: 'Luma Uni-1', created: 1781654400, limit: 6000, usd: 0.06, limits: ALONE }),
  edit({ id: 'luma-uni-1-max-edit', name: 'Luma Uni-1 Max', created: 1781654400, limit: 6000, usd: 0.13, limits: ALONE }),
  edit({ id: 'nano-banana-2-edit', name: 'Nano Banana 2', created: 1772064000, limit: 32768, usd: { '1K': 0.1, '2K': 0.14, '4K': 0.19 }, limits: SIX }),
  edit({ id: 'nano-banana-2-lite-edit', name: 'Nano Banana 2 Lite', created: 1782777600, limit: 10000, usd: 0.06, limits: SIX }),
  edit({ id: 'nano-banana-pro-edit', name: 'Nano Banana Pro', created: 1765584000, limit: 32768, usd: { '1K': 0.18, '2K': 0.23, '4K': 0.35 }, limits: SIX }),
  edit({ id: 'qwen-edit-uncensored', name: 'Qwen Edit Uncensored', created: 1780531200, limit: 1500, usd: 0.04, ...PRIVATE, ...UNCENSORED }),
  edit({ id: 'qwen-image-2-edit', name: 'Qwen Image 2', created: 1772582400, limit: 10000, ratios: EIGHT_RATIOS, usd: 0.05 }),
  edit({ id: 'qwen-image-2-pro-edit', name: 'Qwen Image 2 Pro', created: 1772582400, limit: 10000, ratios: EIGHT_RATIOS, usd: 0.1 }),
  edit({ id: 'qwen-image-3-edit', name: 'Qwen Image 3 Edit', created: 1785888000, limit: 10000, usd: { '1K': 0.04, '2K': 0.04 }, inputs: { included: 0, usd: 0.0034500000000000004 }, ...UNCENSORED }),
  edit({ id: 'qwen-image-3-pro-edit', name: 'Qwen Image 3 Pro Edit', created: 1784160000, limit: 10000, usd: { '1K': 0.05, '2K': 0.09 }, inputs: { included: 0, usd: 0.0034500000000000004 }, ...UNCENSORED }),
  edit({ id: 'seedream-v4-edit', name: 'Seedream V4.5', created: 1767484800, limit: 10000, ratios: SEEDREAM, usd: 0.05, limits: SIX, ...UNCENSORED }),
  edit({ id: 'seedream-v5-lite-edit', name: 'Seedream V5 Lite', created: 1771804800, limit: 10000, ratios: SEEDREAM, usd: 0.05, limits: SIX, ...UNCENSORED }),
  edit({ id: 'seedream-v5-pro-edit', name: 'Seedream V5 Pro', created: 1783468800, limit: 10000, ratios: SEEDREAM.slice(0, 7), usd: { '1K': 0.06, '2K': 0.11 }, inputs: { included: 1, usd: 0.0034500000000000004 }, limits: SIX, ...UNCENSORED, spec: { supportsOptimizePromptThinking: true } }),
  edit({ id: 'wan-2-7-pro-edit', name: 'Wan 2.7 Pro Edit', created: 1776902400, limit: 5000, ratios: ['auto'], usd: 0.094, limits: { ...SIX, resolutions: ['1K', '2K'] } }),
];

type Row = Omit<Model, 'type' | 'privacy' | 'price' | 'edit'> &
  Partial<Pick<Model, 'privacy'>> & {
    limit: number;
    ratios?: string[];
    usd: number | Record<string, number>;
    inputs?: NonNullable<Model['price']>['inputs'];
    quality?: NonNullable<Model['price']>['quality'];
    limits?: Partial<EditLimits>;
  };
