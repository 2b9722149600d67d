import sharp from 'sharp';

import { difference, form, means, plain, size, useSandbox } from './ask';

const { ask, handle, charged } = useSandbox();
let source: Buffer;
const json = (more: Record<string, unknown> = {}) =>
  ask({
    path: '/image/edit',
    json: { image: source.toString('base64'), prompt: 'make it sunset', ...more },
  });
const multipart = (more: Parameters<typeof form>[0] = {}) =>
  ask({ path: '/image/edit', form: form({ image: source, prompt: 'make it sunset', ...more }) });

beforeAll(async () => {
  source = await plain({ width: 600, height: 400 });
});

it('changes the source visibly', async () => {
  const answer = await json();
  expect(answer.status).toBe(200);
  expect(await difference(source, answer.bytes)).toBeGreaterThan(20);
});

it.each(['change the sky to sunrise', 'make it night', 'colorize', 'something with more joy'])(
  'changes it otherwise for "%s"',
  async (prompt) => {
    const [one, two] = [await json({ prompt: 'winter with snow' }), await json({ prompt })];
    expect(await difference(one.bytes, two.bytes)).toBeGreaterThan(8);
  }
);

it('gives the same edit for the same words', async () => {
  expect((await json()).bytes.equals((await json()).bytes)).toBe(true);
});

it('warms the upper part for a sunrise', async () => {
  const { bytes } = await json({ prompt: 'change the sky to sunrise' });
  const upper = await sharp(bytes)
    .extract({ left: 0, top: 300, width: 1000, height: 100 })
    .png()
    .toBuffer();
  const [red, , blue] = await means(upper);
  expect(red).toBeGreaterThan(blue + 30);
});

it.each([
  ['raw base64', () => source.toString('base64')],
  ['a data URI', () => `data:image/png;base64,${source.toString('base64')}`],
  ['a public URL', () => 'https://sandbox.test/600x400.png'],
])('takes the image as %s', async (_name, image) => {
  expect((await json({ image: image() })).status).toBe(200);
});

it('takes the image as a file', async () => {
  const answer = await multipart();
  expect(answer.status).toBe(200);
  expect(answer.bytes.equals((await json()).bytes)).toBe(true);
});

it.each([
  'http://127.0.0.1/a.png',
  'http://169.254.169.254/latest/meta-data',
  'https://example.com/a.png',
  'https://sandbox.test.evil.example/600x400.png',
])('never fetches %s', async (image) => {
  expect((await json({ image })).status).toBe(400);
});

it('keeps the shape of the source, at about one megapixel', async () => {
  const { width, height } = await size((await json()).bytes);
  expect(width / height).toBeCloseTo(1.5, 1);
  expect((width * height) / 1024 ** 2).toBeCloseTo(1, 1);
});

it('follows an aspect ratio', async () => {
  const { width, height } = await size((await json({ aspect_ratio: '1:1' })).bytes);
  expect(width).toBe(height);
});

it.each([
  ['1K', 'png'],
  ['2K', 'jpeg'],
  ['4K', 'jpeg'],
])('answers %s as %s when no format is given', async (resolution, format) => {
  const answer = await json({ model: 'nano-banana-2-edit', resolution });
  expect(answer.headers.get('content-type')).toBe(`image/${format}`);
  expect((await size(answer.bytes)).format).toBe(format);
});

it.each([
  ['jpg', 'jpeg'],
  ['webp', 'webp'],
])('answers %s as %s', async (output_format, format) => {
  expect((await size((await json({ output_format })).bytes)).format).toBe(format);
});

it('draws 2K with a long side of 2048', async () => {
  const answer = await json({ model: 'nano-banana-2-edit', resolution: '2K' });
  expect((await size(answer.bytes)).width).toBe(2048);
});

it.each([
  ['quality', { quality: 'high', model: 'gpt-image-2-edit' }],
  ['a resolution on a model without tiers', { resolution: '1K' }],
  ['a tier that the model lacks', { model: 'grok-imagine-edit', resolution: '4K' }],
  ['auto where the model does not list it', { model: 'qwen-image-2-edit', aspect_ratio: 'auto' }],
  ['a ratio outside every list', { aspect_ratio: '7:5' }],
  ['a prompt over the model’s limit', { prompt: 'x'.repeat(1501) }],
  ['a generator as the model', { model: 'z-image-turbo' }],
  ['seed', { seed: 1 }],
  ['what is no picture', { image: Buffer.from('hello').toString('base64') }],
  ['what is no base64', { image: '***' }],
  [
    'an SVG',
    {
      image: Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600"/>'
      ).toString('base64'),
    },
  ],
])('refuses %s', async (_name, more) => {
  expect((await json(more)).status).toBe(400);
});

it('calls an unknown model an invalid model id', async () => {
  expect((await json({ model: 'nope' })).json()).toEqual({ error: 'Invalid model id' });
});

it('takes quality when switched to the older guide, and bills it', async () => {
  handle().setOptions({ acceptEditQuality: true });
  expect((await json({ quality: 'low', model: 'gpt-image-2-edit' })).status).toBe(200);
  expect(charged()).toEqual([0.03]);
});

it('knows the old default model by its successor', async () => {
  const { headers } = await json({ model: 'qwen-edit' });
  expect(headers.get('x-venice-model-id')).toBe('qwen-edit-uncensored');
});

it('names the model that it used when none was given', async () => {
  const { headers } = await json();
  expect(headers.get('x-venice-model-id')).toBe('firered-image-edit');
  expect(headers.get('x-venice-model-name')).toBe('FireRed Edit');
});

it('prefers model to modelId', async () => {
  const { headers } = await json({ model: 'luma-uni-1-edit', modelId: 'nano-banana-2-edit' });
  expect(headers.get('x-venice-model-id')).toBe('luma-uni-1-edit');
});

it('ignores the ratio where the model ignores it', async () => {
  const { width, height } = await size(
    (await json({ model: 'luma-uni-1-edit', aspect_ratio: '1:1' })).bytes
  );
  expect(width / height).toBeCloseTo(1.5, 1);
});

it('finds a source of too few pixels too small', async () => {
  const image = (await plain({ width: 200, height: 200 })).toString('base64');
  const answer = await json({ image });
  expect([answer.status, answer.json().error]).toEqual([400, 'Image dimensions are too small']);
});

it('finds a source of too many pixels too large', async () => {
  const image = (await plain({ width: 7681, height: 4320 })).toString('base64');
  expect((await json({ image })).status).toBe(422);
});

it('finds half a file corrupted', async () => {
  const image = source.subarray(0, source.length / 2).toString('base64');
  expect((await json({ image })).json()).toEqual({
    error: 'The image file is corrupted or unreadable',
  });
});

it('reads the pixels as the bytes say, not as the EXIF says', async () => {
  const turned = await sharp(source).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const { width, height } = await size((await json({ image: turned.toString('base64') })).bytes);
  expect(width).toBeGreaterThan(height);
});

it('refuses a violation with a 422 and takes nothing', async () => {
  const answer = await json({ prompt: '[violation]' });
  expect([answer.status, answer.json()]).toEqual([422, { error: expect.any(String) }]);
  expect(charged()).toEqual([]);
});

it('blurs adult content and says so', async () => {
  expect((await json({ prompt: '[adult]' })).headers.get('x-venice-is-blurred')).toBe('true');
});

it.each([
  ['a wrong part name', () => multipart({ 'image[]': source })],
  ['two files', () => multipart({ image: [source, source] })],
  ['text in the place of the file', () => multipart({ image: source.toString('base64') })],
])('refuses %s in a form', async (_name, run) => {
  expect((await run()).status).toBe(400);
});
