import type { DataOf, EndpointName, InputOf } from '../../server/src/venice';
import type { Reply } from './loopback';

/**
 * One example of each endpoint for the suites that run over all of them. The compiler asks for the row of a new endpoint, and a test
 * that `full` has every parameter of it.
 */
export type Example<N extends EndpointName> = {
  /** As little as may be given. */
  minimal: InputOf<N>;
  /** Every parameter at once. */
  full: InputOf<N>;
  /** What of `full` stays at home, and why is said at the endpoint. */
  neverSent: string[];
  /** What travels of `full`: the JSON body, or the query. */
  wire: Record<string, unknown>;
  /** The same request with its pictures as files, where the endpoint takes files. */
  withFiles: InputOf<N> | null;
  /** A true answer, and what it is read as. */
  answer: Reply;
  data: DataOf<N> | object;
};

/** The smallest PNG there is, which is enough where nobody looks at the pixels. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
);
const TEXT = PNG.toString('base64');
const URL = 'https://sandbox.test/512x512.png';

const binary: Pick<Example<'POST /image/edit'>, 'answer' | 'data'> = {
  answer: { headers: { 'content-type': 'image/png' }, body: PNG },
  data: { files: [{ bytes: PNG.length, declaredMime: 'image/png' }], id: null, timing: null },
};
const list = (data: unknown): Reply => ({ body: { object: 'list', type: 'image', data } });

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
  style_references: [{ image: URL, strength: 0.5 }, { image: TEXT }],
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

const byType = {
  minimal: { type: 'image' },
  full: { type: 'image' },
  wire: { type: 'image' },
} as const;
const nothing = { minimal: {}, full: {}, wire: {} };
const free = { neverSent: [], withFiles: null };

export const EXAMPLES: { [N in EndpointName]: Example<N> } = {
  'POST /image/generate': {
    minimal: { model: 'default', prompt: 'a lighthouse' },
    full: { ...generate, variants_mode: 'native', inpaint: { mask: TEXT } },
    neverSent: ['variants_mode', 'inpaint'],
    wire: generate,
    withFiles: null,
    answer: {
      body: { id: 'generate-image-1', images: [TEXT, TEXT], timing: { total: 9 }, request: null },
    },
    data: { files: [{ bytes: PNG.length }, { bytes: PNG.length }], id: 'generate-image-1' },
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
    ...free,
    answer: list(['3D Model', 'Anime']),
    data: ['3D Model', 'Anime'],
  },
  'POST /image/edit': {
    minimal: { image: TEXT, prompt: 'x' },
    full: {
      ...edit,
      image: URL,
      model: 'gpt-image-2-edit',
      modelId: 'firered-image-edit',
      quality: undefined,
    },
    neverSent: ['modelId', 'quality'],
    wire: { ...edit, image: URL, model: 'gpt-image-2-edit' },
    withFiles: { ...edit, image: PNG, model: 'gpt-image-2-edit' },
    ...binary,
  },
  'POST /image/multi-edit': {
    minimal: { images: [TEXT], prompt: 'x' },
    full: { ...edit, images: [URL, PNG], modelId: 'gpt-image-2-edit', quality: 'medium' },
    neverSent: [],
    wire: { ...edit, images: [URL, TEXT], modelId: 'gpt-image-2-edit', quality: 'medium' },
    withFiles: { ...edit, images: [PNG, PNG], modelId: 'gpt-image-2-edit', quality: 'medium' },
    ...binary,
  },
  'POST /image/background-remove': {
    minimal: { image: TEXT },
    full: { image: undefined, image_url: URL },
    neverSent: ['image'],
    wire: { image_url: URL },
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
  'GET /models': {
    ...byType,
    ...free,
    answer: list([{ id: 'm', type: 'image', object: 'model', model_spec: { name: 'M' } }]),
    data: [{ id: 'm', type: 'image', model_spec: { name: 'M' } }],
  },
  'GET /models/traits': {
    ...byType,
    ...free,
    answer: list({ default: 'm' }),
    data: { default: 'm' },
  },
  'GET /models/compatibility_mapping': {
    ...byType,
    ...free,
    answer: list({ 'dall-e-3': 'm' }),
    data: { 'dall-e-3': 'm' },
  },
  'GET /api_keys/rate_limits': {
    ...nothing,
    ...free,
    answer: { body: { data: { accessPermitted: true, balances: { USD: 5 }, rateLimits: [] } } },
    data: { accessPermitted: true, balances: { USD: 5 } },
  },
};
