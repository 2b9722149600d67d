import { difference, form, plain, size, useSandbox } from './ask';

const { ask, charged } = useSandbox();
const send = async (json: Record<string, unknown> = {}, picture?: Buffer) =>
  ask({
    path: '/image/upscale',
    json: {
      image: (picture ?? (await plain({ width: 320, height: 240 }))).toString('base64'),
      ...json,
    },
  });

it.each([
  [undefined, 640, 480],
  [2, 640, 480],
  [3, 960, 720],
  [4, 1280, 960],
])('really enlarges by %s', async (scale, width, height) => {
  expect(await size((await send({ scale })).bytes)).toEqual({ format: 'png', width, height });
});

it('keeps the picture', async () => {
  const picture = await plain({ width: 320, height: 240, colour: { r: 9, g: 200, b: 90 } });
  expect(await difference(picture, (await send({}, picture)).bytes)).toBeLessThan(3);
});

it('takes a file, and its scale as a word', async () => {
  const parts = { image: await plain({ width: 320, height: 240 }), scale: '4' };
  const answer = await ask({ path: '/image/upscale', form: form(parts) });
  expect(await size(answer.bytes)).toMatchObject({ width: 1280 });
});

it.each([
  ['a data URI', { image: 'data:image/png;base64,AAAA' }],
  ['a URL', { image: 'https://sandbox.test/600x400.png' }],
  ['scale 1', { scale: 1 }],
  ['scale 5', { scale: 5 }],
])('refuses %s', async (_name, json) => {
  expect((await send(json)).status).toBe(400);
});

it('ignores the parameters of older days', async () => {
  const json = { enhance: true, replication: 0.3, model: 'upscaler', creativity: null };
  expect((await send(json)).status).toBe(200);
});

it('reduces the scale where the result would be too large, and bills what came out', async () => {
  const { bytes } = await send({ scale: 4 }, await plain({ width: 2400, height: 2000 }));
  const { width, height } = await size(bytes);
  expect(width * height).toBeLessThanOrEqual(4096 * 4096);
  expect(width / 2400).toBeGreaterThan(1.8);
  expect(charged()).toEqual([0.02]);
});

it('refuses what cannot grow at all', async () => {
  expect((await send({}, await plain({ width: 4096, height: 4096 }))).status).toBe(400);
});

it('refuses too few pixels', async () => {
  expect((await send({}, await plain({ width: 200, height: 200 }))).status).toBe(400);
});

it('bills four times the price above twice the size', async () => {
  await send({ scale: 4 });
  expect(charged()).toEqual([0.08]);
});
