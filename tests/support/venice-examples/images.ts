import type { InputOf } from '../../../server/src/venice';
import { nothing, plain, type Example, type Examples } from './example';
import { IMAGE_URL, PNG } from './files';

const TEXT = PNG.toString('base64');

const binary: Pick<Example<'POST /image/edit'>, 'answer' | 'data'> = {
  answer: { headers: { 'content-type': 'image/png' }, body: PNG },
  data: { files: [{ bytes: PNG.length, declaredMime: 'image/png' }], id: null, timing: null },
};

const timing = {
  inferenceDuration: 8,
  inferencePreprocessingTime: 0,
  inferenceQueueTime: 1,
  total: 9,
};

const edit = {
  prompt: 'make the sky a sunrise',
  aspect_ratio: '16:9',
  resolution: '2K',
  output_format: 'webp',
  safe_mode: true,
  enhance_prompt: true,
  disable_prompt_optimization_thinking: false,
} as const;

const generate = {
  model: 'venice-sd35',
  prompt: 'a lighthouse',
  negative_prompt: 'fog',
  width: 1024,
  height: 768,
  aspect_ratio: '4:3',
  resolution: '1K',
  quality: 'high',
  seed: 0,
  cfg_scale: 7.5,
  steps: 8,
  style_preset: '3D Model',
  style_references: [{ image: IMAGE_URL, strength: 0.5 }, { image: TEXT }],
  lora_strength: 50,
  format: 'webp',
  return_binary: false,
  variants: 3,
  safe_mode: true,
  hide_watermark: false,
  embed_exif_metadata: false,
  enable_web_search: false,
  enhance_prompt: true,
  disable_prompt_optimization_thinking: true,
} satisfies InputOf<'POST /image/generate'>;

const generations = {
  model: 'grok-imagine-image',
  prompt: 'a lighthouse',
  n: 1,
  size: '1024x1024',
  response_format: 'b64_json',
  output_format: 'png',
  moderation: 'auto',
  background: 'auto',
  quality: 'hd',
  style: 'vivid',
  output_compression: 90,
  user: 'someone',
} satisfies InputOf<'POST /images/generations'>;

export const IMAGE_EXAMPLES = {
  'POST /image/generate': {
    minimal: { model: 'default', prompt: 'a lighthouse' },
    full: { ...generate, variants_mode: 'native', inpaint: { mask: TEXT } },
    neverSent: ['variants_mode', 'inpaint'],
    wire: generate,
    withFiles: null,
    answer: {
      body: { id: 'generate-image-1', images: [TEXT, TEXT], timing, request: null },
    },
    data: { files: [{ bytes: PNG.length }, { bytes: PNG.length }], id: 'generate-image-1' },
    otherwise: [
      {
        answer: { headers: { 'content-type': 'image/png' }, body: PNG },
        data: { files: [{ bytes: PNG.length, declaredMime: 'image/png' }] },
      },
    ],
  },
  'POST /images/generations': {
    minimal: { prompt: 'a lighthouse' },
    full: generations,
    neverSent: [],
    wire: generations,
    withFiles: null,
    answer: { body: { created: 1_750_000_000, data: [{ b64_json: TEXT }] } },
    data: { files: [{ bytes: PNG.length }], id: null, timing: null },
  },
  'GET /image/styles': {
    ...nothing,
    ...plain,
    answer: { body: { object: 'list', data: ['3D Model', 'Anime'] } },
    data: ['3D Model', 'Anime'],
  },
  'POST /image/edit': {
    minimal: { image: TEXT, prompt: 'x' },
    full: {
      ...edit,
      image: IMAGE_URL,
      model: 'gpt-image-2-edit',
      modelId: 'firered-image-edit',
      quality: undefined,
    },
    neverSent: ['modelId', 'quality'],
    wire: { ...edit, image: IMAGE_URL, model: 'gpt-image-2-edit' },
    withFiles: { ...edit, image: PNG, model: 'gpt-image-2-edit' },
    ...binary,
  },
  'POST /image/multi-edit': {
    minimal: { images: [TEXT], prompt: 'x' },
    full: { ...edit, images: [IMAGE_URL, PNG], modelId: 'gpt-image-2-edit', quality: 'medium' },
    neverSent: [],
    wire: { ...edit, images: [IMAGE_URL, TEXT], modelId: 'gpt-image-2-edit', quality: 'medium' },
    withFiles: { ...edit, images: [PNG, PNG], modelId: 'gpt-image-2-edit', quality: 'medium' },
    ...binary,
  },
  'POST /image/background-remove': {
    minimal: { image: TEXT },
    full: { image: undefined, image_url: IMAGE_URL },
    neverSent: ['image'],
    wire: { image_url: IMAGE_URL },
    withFiles: { image: PNG },
    ...binary,
  },
  'POST /image/upscale': {
    minimal: { image: TEXT },
    full: { image: `data:image/png;base64,${TEXT}`, scale: 4, creativity: 0.02 },
    neverSent: [],
    wire: { image: TEXT, scale: 4, creativity: 0.02 },
    withFiles: { image: PNG, scale: 2, creativity: 0 },
    ...binary,
  },
} satisfies Examples<
  | 'POST /image/generate'
  | 'POST /images/generations'
  | 'GET /image/styles'
  | 'POST /image/edit'
  | 'POST /image/multi-edit'
  | 'POST /image/background-remove'
  | 'POST /image/upscale'
>;
