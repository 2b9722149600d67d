import { model, type Model } from '../../shared/catalogue/model';

/** Catalogue entries for tests: a handful of real ids with the constraints and prices that make each of them special. */

type Spec = Record<string, unknown>;

const entry = ({ id, type, spec }: { id: string; type: string; spec: Spec }): Model =>
  model.parse({
    id,
    type,
    object: 'model',
    owned_by: 'venice.ai',
    model_spec: { privacy: 'private', ...spec },
  });

const usd = (value: number) => ({ usd: value, diem: value });
const RATIOS = ['1:1', '3:2', '16:9', '21:9', '9:16', '2:3', '3:4', '4:5'];

export const pixelModel = entry({
  id: 'venice-sd35',
  type: 'image',
  spec: {
    name: 'Venice SD35',
    traits: ['eliza-default'],
    pricing: { generation: usd(0.01) },
    constraints: {
      promptCharacterLimit: 1500,
      steps: { default: 25, max: 30 },
      widthHeightDivisor: 16,
    },
  },
});

export const ratioModel = entry({
  id: 'qwen-image-2',
  type: 'image',
  spec: {
    name: 'Qwen Image 2',
    pricing: { generation: usd(0.05) },
    constraints: {
      promptCharacterLimit: 10_000,
      steps: { default: 20, max: 50 },
      widthHeightDivisor: 1,
      aspectRatios: RATIOS,
      defaultAspectRatio: '1:1',
    },
  },
});

export const tierModel = entry({
  id: 'gpt-image-2',
  type: 'image',
  spec: {
    name: 'GPT Image 2',
    pricing: {
      resolutions: { '1K': usd(0.27), '2K': usd(0.51), '4K': usd(0.84) },
      quality: {
        '1K': { low: usd(0.02), medium: usd(0.07), high: usd(0.26) },
        '2K': { low: usd(0.03), medium: usd(0.13), high: usd(0.5) },
        '4K': { low: usd(0.05), medium: usd(0.21), high: usd(0.83) },
      },
    },
    constraints: {
      promptCharacterLimit: 10_000,
      steps: { default: 20, max: 50 },
      widthHeightDivisor: 1,
      aspectRatios: RATIOS,
      defaultAspectRatio: '1:1',
      resolutions: ['1K', '2K', '4K'],
      defaultResolution: '1K',
      qualities: ['low', 'medium', 'high'],
      defaultQuality: 'high',
    },
  },
});

export const styleModel = entry({
  id: 'krea-v2-medium',
  type: 'image',
  spec: {
    supportsStyleReferences: true,
    pricing: { generation: usd(0.04) },
    constraints: { aspectRatios: ['1:1'], maxStyleReferences: 3 },
  },
});

export const editModel = entry({
  id: 'firered-image-edit',
  type: 'inpaint',
  spec: {
    name: 'FireRed Edit',
    pricing: { inpaint: usd(0.04) },
    constraints: {
      aspectRatios: ['auto', ...RATIOS],
      promptCharacterLimit: 1500,
      combineImages: true,
    },
  },
});

export const surchargedEditModel = entry({
  id: 'grok-imagine-edit',
  type: 'inpaint',
  spec: {
    pricing: {
      inpaint: usd(0.03),
      resolutions: { '1K': usd(0.03), '2K': usd(0.04) },
      inputImages: { included: 0, additional: usd(0.0023) },
    },
    constraints: {
      aspectRatios: ['auto', '1:1'],
      promptCharacterLimit: 7500,
      combineImages: true,
      resolutions: ['1K', '2K'],
      defaultResolution: '1K',
    },
  },
});

export const qualityEditModel = entry({
  id: 'gpt-image-2-edit',
  type: 'inpaint',
  spec: {
    pricing: {
      inpaint: usd(0.34),
      resolutions: { '1K': usd(0.34), '2K': usd(0.52) },
      quality: { '2K': { medium: usd(0.14), high: usd(0.52) } },
      inputImages: { included: 1, additional: { usd: 0.009200000000000002 } },
    },
    constraints: {
      aspectRatios: RATIOS,
      promptCharacterLimit: 10_000,
      combineImages: true,
      maxInputImages: 6,
      resolutions: ['1K', '2K'],
      defaultResolution: '1K',
      qualities: ['low', 'medium', 'high'],
      defaultQuality: 'high',
    },
  },
});

export const singleEditModel = entry({
  id: 'luma-uni-1-edit',
  type: 'inpaint',
  spec: {
    pricing: { inpaint: usd(0.06) },
    constraints: { aspectRatios: ['auto'], promptCharacterLimit: 6000, combineImages: false },
  },
});

export const backgroundRemover = entry({
  id: 'bria-bg-remover',
  type: 'image',
  spec: {
    pricing: { generation: usd(0.03), upscale: { '2x': usd(0.02), '4x': usd(0.08) } },
    constraints: { promptCharacterLimit: 1500, widthHeightDivisor: 1 },
  },
});

export const upscaler = entry({
  id: 'upscaler',
  type: 'upscale',
  spec: { pricing: { generation: usd(0.01), upscale: { '2x': usd(0.02), '4x': usd(0.08) } } },
});

export const bareModel = entry({ id: 'brand-new', type: 'image', spec: {} });

export const retiringModel = entry({
  id: 'old-one',
  type: 'image',
  spec: {
    deprecation: {
      autoRemap: false,
      date: '2026-09-24T00:00:00Z',
      removesAt: '2026-09-24T00:00:00Z',
      startsAt: '2026-09-10T00:00:00Z',
      replacementModelId: 'qwen-image-2',
    },
  },
});
