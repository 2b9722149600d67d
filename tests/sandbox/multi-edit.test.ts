import sharp from 'sharp';

import { difference, form, pixel, plain, useSandbox } from './ask';

const { ask, charged } = useSandbox();
let base: Buffer;
let layer: Buffer;
const MODEL = 'nano-banana-2-edit';
const prompt = 'make it night';
const json = (images: Buffer[], more: Record<string, unknown> = {}) =>
  ask({
    path: '/image/multi-edit',
    json: { images: images.map((image) => image.toString('base64')), prompt, ...more },
  });
const multipart = (images: Buffer[], more: Parameters<typeof form>[0] = {}) =>
  ask({ path: '/image/multi-edit', form: form({ images, prompt, ...more }) });

beforeAll(async () => {
  base = await plain({ width: 512, height: 512 });
  layer = await plain({ width: 300, height: 300, colour: { r: 220, g: 60, b: 30 } });
});

it('refuses model, which is called modelId here', async () => {
  const answer = await json([base], { model: MODEL });
  expect([answer.status, answer.json().issues]).toEqual([
    400,
    [expect.objectContaining({ code: 'unrecognized_keys', keys: ['model'] })],
  ]);
});

it('takes one image alone', async () => {
  expect((await json([base])).status).toBe(200);
});

it('takes one file in a form', async () => {
  expect((await multipart([base])).status).toBe(200);
});

it('takes files under one repeated name, in order', async () => {
  const [one, other] = [await multipart([base, layer]), await multipart([layer, base])];
  expect(one.status).toBe(200);
  expect(one.bytes.equals((await json([base, layer])).bytes)).toBe(true);
  expect(await difference(one.bytes, other.bytes)).toBeGreaterThan(20);
});

it('shows a layer in the result', async () => {
  const [without, whole] = [await json([base]), await json([base, layer])];
  expect(await difference(without.bytes, whole.bytes)).toBeGreaterThan(5);
});

it('keeps what a mask keeps black', async () => {
  const mask = await sharp({
    create: { width: 512, height: 512, channels: 3, background: '#000' },
  })
    .composite([
      {
        input: { create: { width: 256, height: 512, channels: 3, background: '#fff' } },
        left: 0,
        top: 0,
      },
    ])
    .png()
    .toBuffer();
  const { bytes } = await json([base, mask]);
  const [changed, kept] = [
    await pixel({ bytes, x: 200, y: 900 }),
    await pixel({ bytes, x: 900, y: 900 }),
  ];
  expect(Math.abs(kept[2] - 200)).toBeLessThan(8);
  expect(Math.abs(changed[2] - 200)).toBeGreaterThan(20);
});

it('lays a cut-out over the picture, though most of it is as empty as a mask', async () => {
  const spot = { create: { width: 60, height: 60, channels: 3 as const, background: '#dc3c1e' } };
  const cutOut = await sharp({
    create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .composite([{ input: spot }])
    .png()
    .toBuffer();
  const [without, { bytes }] = [await json([base]), await json([base, cutOut])];
  const far = { x: 40, y: 40 };
  expect(await pixel({ bytes, ...far })).toEqual(await pixel({ bytes: without.bytes, ...far }));
  const [red, , blue] = await pixel({ bytes, x: 717, y: 717 });
  expect(red).toBeGreaterThan(blue);
});

it('gives each layer a corner of its own, in order', async () => {
  const other = await plain({ width: 300, height: 300, colour: { r: 20, g: 230, b: 40 } });
  const { bytes } = await json([base, layer, other]);
  const [right, left] = [
    await pixel({ bytes, x: 810, y: 810 }),
    await pixel({ bytes, x: 215, y: 810 }),
  ];
  expect(right[0]).toBeGreaterThan(right[1]);
  expect(left[1]).toBeGreaterThan(left[0]);
});

it.each([
  ['firered-image-edit', 4],
  ['nano-banana-2-edit', 7],
])('refuses too many images for %s', async (modelId, count) => {
  expect((await json(Array(count).fill(layer), { modelId })).status).toBe(400);
});

it.each([
  ['firered-image-edit', 3],
  ['nano-banana-2-edit', 6],
])('takes as many images as %s does', async (modelId, count) => {
  expect((await json(Array(count).fill(layer), { modelId })).status).toBe(200);
});

it('refuses a model that edits single images only', async () => {
  expect((await json([base], { modelId: 'luma-uni-1-edit' })).status).toBe(400);
});

it.each([
  ['no images', () => json([])],
  ['another part name', () => multipart([base], { 'images[]': layer })],
  ['an eleventh file', () => multipart(Array(11).fill(layer))],
  [
    'a quality that the model lacks',
    () => json([base], { modelId: 'grok-imagine-image-2-0-edit', quality: 'high' }),
  ],
])('refuses %s', async (_name, run) => {
  expect((await run()).status).toBe(400);
});

it('drops a resolution that the model does not know', async () => {
  expect((await json([base], { resolution: '2K' })).status).toBe(200);
});

it('bills quality, and every image beyond the first', async () => {
  const more = { modelId: 'gpt-image-2-edit', resolution: '2K', quality: 'medium' };
  await json([base, layer, layer], more);
  expect(charged()).toEqual([0.1584]);
});

it('bills even the first image where none is included', async () => {
  await json([base], { modelId: 'grok-imagine-edit' });
  expect(charged()).toEqual([0.0323]);
});

it('refuses a violation with a 422', async () => {
  expect((await json([base], { prompt: '[violation]' })).status).toBe(422);
});
