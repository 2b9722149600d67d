import sharp from 'sharp';

import { difference, means, size, useSandbox } from './ask';

const { ask } = useSandbox();
type Generated = {
  id: string;
  images: [string, ...string[]];
  timing: Record<string, number>;
  request: { success: boolean; data: Record<string, unknown> };
};
const MODEL = 'z-image-turbo';
const send = (json: Record<string, unknown>) =>
  ask({ path: '/image/generate', json: { model: MODEL, prompt: 'a bay', seed: 7, ...json } });
const images = async (json: Record<string, unknown> = {}) =>
  (await send(json)).json<Generated>().images.map((image) => Buffer.from(image, 'base64'));
const first = async (json: Record<string, unknown> = {}) => {
  const [image] = (await send(json)).json<Generated>().images;
  return Buffer.from(image, 'base64');
};

it('answers with an id, raw base64, four timings and the request', async () => {
  const answer = (await send({})).json<Generated>();
  expect(answer.id).toMatch(/^generate-image-\d+$/);
  expect(answer.images[0]).toMatch(/^UklGR/);
  expect(Object.keys(answer.timing).sort()).toEqual([
    'inferenceDuration',
    'inferencePreprocessingTime',
    'inferenceQueueTime',
    'total',
  ]);
  expect(answer.request).toMatchObject({
    success: true,
    data: { model: MODEL, seed: 7, safe_mode: true },
  });
});

it('draws a webp of 1024 by 1024 when nothing else is said', async () => {
  expect(await size(await first())).toEqual({ format: 'webp', width: 1024, height: 1024 });
});

it.each(['jpeg', 'png', 'webp'])('draws a real %s', async (format) => {
  expect(await size(await first({ format }))).toMatchObject({ format });
});

it('sends the same bytes binary as in JSON', async () => {
  const answer = await send({ return_binary: true, format: 'png' });
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.bytes.equals(await first({ format: 'png' }))).toBe(true);
});

it.each([
  ['model', { model: 'chroma' }],
  ['prompt', { prompt: 'a city' }],
  ['seed', { seed: 8 }],
])('draws another picture for another %s', async (_name, json) => {
  expect(await difference(await first(), await first(json))).toBeGreaterThan(2);
});

it('draws the same bytes for the same model, prompt and seed', async () => {
  expect((await first()).equals(await first())).toBe(true);
});

it('takes seed 0 literally', async () => {
  expect((await first({ seed: 0 })).equals(await first({ seed: 0 }))).toBe(true);
});

it('draws at random without a seed, and echoes none', async () => {
  const [one, two] = [await send({ seed: undefined }), await send({ seed: undefined })];
  expect(one.json<Generated>().images).not.toEqual(two.json<Generated>().images);
  expect(one.json<Generated>().request.data).not.toHaveProperty('seed');
});

it('draws as many images as variants, the first from the seed and the others at random', async () => {
  const [one, two] = [await images({ variants: 4 }), await images({ variants: 4 })];
  expect(one).toHaveLength(4);
  expect(one[0]).toEqual(two[0]);
  expect(one[1]).not.toEqual(two[1]);
});

it.each([{ variants: 5 }, { variants: 0 }, { variants: 2, return_binary: true }])(
  'refuses %o',
  async (json) => {
    expect((await send(json)).status).toBe(400);
  }
);

it('follows width and height on a pixel model', async () => {
  expect(await size(await first({ width: 640, height: 320 }))).toMatchObject({
    width: 640,
    height: 320,
  });
});

it('sizes a ratio model by the ratio, to about one megapixel', async () => {
  const { width, height } = await size(
    await first({ model: 'qwen-image-2', aspect_ratio: '16:9', resolution: '4K' })
  );
  expect(width / height).toBeCloseTo(16 / 9, 1);
  expect((width * height) / 1024 ** 2).toBeCloseTo(1, 1);
});

it('falls back to the default for a ratio that the model lacks', async () => {
  const { width, height } = await size(await first({ model: 'qwen-image-2', aspect_ratio: '7:5' }));
  expect(width).toBe(height);
});

it.each([
  ['2K', 2048],
  ['4K', 4096],
])('draws %s with a long side of %i', async (resolution, long) => {
  const json = { model: 'gpt-image-2', aspect_ratio: '16:9', resolution, quality: 'low' };
  expect((await size(await first(json))).width).toBe(long);
});

it('gives a 4K png the weight of a real one', async () => {
  const json = { model: 'gpt-image-2', resolution: '4K', format: 'png', return_binary: true };
  expect((await send(json)).bytes.length).toBeGreaterThan(8_000_000);
});

it.each([
  ['a side above 1280', { width: 1296 }],
  ['pixels for qwen-image', { model: 'qwen-image', width: 512 }],
  ['a tier that the model lacks', { model: 'grok-imagine-image', resolution: '4K' }],
  ['a quality that the model lacks', { model: 'grok-imagine-image-2-0', quality: 'high' }],
  ['a prompt over the model’s limit', { model: 'venice-sd35', prompt: 'x'.repeat(1501) }],
  ['a prompt over the endpoint’s limit', { model: 'nano-banana-2', prompt: 'x'.repeat(7501) }],
  ['an empty prompt', { prompt: '' }],
  ['an unknown style', { style_preset: 'cinematic' }],
  ['steps over the maximum where they count', { model: 'venice-sd35', steps: 31 }],
  ['inpaint', { inpaint: null }],
  ['style references on a model without them', { style_references: [{ image: 'AAAA' }] }],
  ['an edit model', { model: 'firered-image-edit' }],
  ['the background remover', { model: 'bria-bg-remover' }],
])('refuses %s', async (_name, json) => {
  expect((await send(json)).status).toBe(400);
});

it.each([
  ['quality where there is none', { quality: 'high' }],
  ['steps where they do not count', { steps: 90 }],
  ['a known style', { style_preset: 'Cinematic' }],
  ['a trait as the model', { model: 'fastest' }],
  [
    'every field of the old example',
    {
      model: 'grok-imagine-image',
      cfg_scale: 7.5,
      variants: 3,
      steps: 8,
      style_preset: '3D Model',
      aspect_ratio: '1:1',
      resolution: '1K',
      quality: 'high',
      enable_web_search: false,
      width: 1024,
      height: 1024,
      lora_strength: 50,
      hide_watermark: false,
      negative_prompt: 'clouds',
    },
  ],
])('accepts %s', async (_name, json) => {
  expect((await send(json)).status).toBe(200);
});

it('names a successor for a model that is gone', async () => {
  const answer = await send({ model: 'grok-imagine-image-pro' });
  expect([answer.status, answer.json().error]).toEqual([
    404,
    expect.stringContaining('grok-imagine-image-quality'),
  ]);
});

it('suggests a model for an id that never was', async () => {
  const answer = await send({ model: 'flux-3' });
  expect([answer.status, answer.json().error]).toEqual([404, expect.stringContaining('flux-2')]);
});

it('answers 503 for a model that is offline', async () => {
  expect((await send({ model: 'hunyuan-image-v3' })).status).toBe(503);
});

it('sends four headers with a model that is on its way out', async () => {
  const { headers } = await send({ model: 'lustify-sdxl' });
  expect(headers.get('x-venice-deprecated')).toBe('true');
  expect(headers.get('x-venice-deprecated-replacement')).toBe('lustify-v8');
  expect(headers.get('x-venice-model-deprecation-warning')).toContain('lustify-sdxl');
  expect(Date.parse(headers.get('x-venice-model-deprecation-date') ?? '')).toBeGreaterThan(
    Date.now()
  );
});

it('takes style references where the model does', async () => {
  const image = (await first()).toString('base64');
  const json = { model: 'krea-v2-medium', style_references: [{ image, strength: 0.4 }] };
  const answer = await send(json);
  expect(answer.status).toBe(200);
  expect(answer.json<Generated>().request.data).not.toHaveProperty('style_references');
});

it('refuses more style references than the model takes', async () => {
  const reference = { image: 'https://sandbox.test/300x300.png' };
  const json = { model: 'krea-v2-medium', style_references: Array(4).fill(reference) };
  expect((await send(json)).status).toBe(400);
});

it('writes the prompt into the EXIF when asked', async () => {
  const tagged = await first({ embed_exif_metadata: true, prompt: 'a very special bay' });
  const { exif } = await sharp(tagged).metadata();
  expect(exif?.toString('latin1')).toContain('a very special bay');
});

it('follows a word of the prompt', async () => {
  const [red, , blue] = await means(await first({ prompt: 'a sunset over the sea' }));
  const night = await means(await first({ prompt: 'the sea at night' }));
  expect(red).toBeGreaterThan(blue);
  expect(Math.max(...night.slice(0, 3))).toBeLessThan(100);
});
