import sharp from 'sharp';

import { means, useSandbox } from './ask';

const { ask, handle, charged } = useSandbox();
const send = (json: Record<string, unknown>) =>
  ask({ path: '/image/generate', json: { model: 'z-image-turbo', seed: 3, ...json } });
const firstImage = (answer: { json<T>(): T }) =>
  Buffer.from(answer.json<{ images: [string] }>().images[0], 'base64');
const sharpness = async (bytes: Buffer) => (await sharp(bytes).stats()).sharpness;

it('says false in both headers of an ordinary picture', async () => {
  const { headers } = await send({ prompt: 'a hill' });
  expect(headers.get('x-venice-is-content-violation')).toBe('false');
  expect(headers.get('x-venice-is-blurred')).toBe('false');
});

it('answers a violation with 200, a header and a black picture', async () => {
  const answer = await send({ prompt: 'a [violation] hill' });
  expect([answer.status, answer.headers.get('x-venice-is-content-violation')]).toEqual([
    200,
    'true',
  ]);
  expect(Math.max(...(await means(firstImage(answer))).slice(0, 3))).toBe(0);
});

it('does not charge a violation', async () => {
  await send({ prompt: '[violation]' });
  expect(charged()).toEqual([]);
});

it('answers a binary violation with a PNG, whatever format was asked', async () => {
  const answer = await send({ prompt: '[violation]', return_binary: true, format: 'jpeg' });
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect((await sharp(answer.bytes).metadata()).format).toBe('png');
});

it('answers a violation with no images at all when so switched', async () => {
  handle().setOptions({ violationImages: 'empty' });
  expect((await send({ prompt: '[violation]' })).json()).toMatchObject({ images: [] });
});

it('blurs adult content and says so', async () => {
  const answer = await send({ prompt: 'an [adult] city at night' });
  const open = await send({ prompt: 'an [adult] city at night', safe_mode: false });
  expect(answer.headers.get('x-venice-is-blurred')).toBe('true');
  expect(await sharpness(firstImage(answer))).toBeLessThan((await sharpness(firstImage(open))) / 3);
});

it('leaves adult content alone without safe mode', async () => {
  const { headers } = await send({ prompt: '[adult]', safe_mode: false });
  expect(headers.get('x-venice-is-blurred')).toBe('false');
});

it('sends the rewritten prompt percent-encoded and takes four cents for it', async () => {
  const { headers } = await send({ prompt: 'ein Hügel', enhance_prompt: true });
  const header = headers.get('x-venice-enhanced-prompt') ?? '';
  expect(header).toMatch(/^[\x21-\x7e]+$/);
  expect(decodeURIComponent(header)).toMatch(/^ein Hügel, /);
  expect(charged()).toEqual([0.05]);
});

it('sends no rewritten prompt and takes nothing when the rewriter gives up', async () => {
  handle().setOptions({ enhance: 'fail_open' });
  const { headers } = await send({ prompt: 'a hill', enhance_prompt: true });
  expect(headers.has('x-venice-enhanced-prompt')).toBe(false);
  expect(charged()).toEqual([0.01]);
});

it('lets Grok answer JPEG whatever format was asked when so switched', async () => {
  handle().setOptions({ providerFormats: true });
  const json = {
    model: 'grok-imagine-image',
    prompt: 'a hill',
    format: 'png',
    return_binary: true,
  };
  expect((await send(json)).headers.get('content-type')).toBe('image/jpeg');
});
