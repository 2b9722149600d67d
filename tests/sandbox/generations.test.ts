import { size, useSandbox } from './ask';

const NOW = 1_790_000_000_500;
const { ask, charged } = useSandbox({ now: () => NOW });
type Answered = { created: number; data: [{ b64_json?: string; url?: string }] };
const send = (json: Record<string, unknown> = {}) =>
  ask({ path: '/images/generations', json: { model: 'z-image-turbo', prompt: 'a hill', ...json } });
const picture = async (json: Record<string, unknown> = {}) => {
  const [{ b64_json }] = (await send(json)).json<Answered>().data;
  return Buffer.from(b64_json ?? '', 'base64');
};

it('answers one png in base64 and the time in seconds', async () => {
  const answer = await send();
  expect(answer.json<Answered>().created).toBe(1_790_000_000);
  expect(answer.json<Answered>().data).toHaveLength(1);
  expect((await size(await picture())).format).toBe('png');
});

it('answers a data URI where a url is asked for', async () => {
  const [{ url }] = (await send({ response_format: 'url' })).json<Answered>().data;
  expect(url).toMatch(/^data:image\/png;base64,iVBOR/);
});

it('follows size on a pixel model', async () => {
  expect(await size(await picture({ size: '1792x1024' }))).toMatchObject({
    width: 1792,
    height: 1024,
  });
});

it.each([
  ['n', { n: 2 }],
  ['a prompt over 1500 characters', { prompt: 'x'.repeat(1501) }],
  ['a field of the native route', { seed: 1 }],
  ['no model', { model: undefined }],
  ['a size of its own', { size: '640x480' }],
])('refuses %s', async (_name, json) => {
  expect((await send(json)).status).toBe(400);
});

it('accepts null for the fields that may be null', async () => {
  const json = { n: null, size: null, response_format: null, moderation: null, quality: null };
  expect((await send(json)).status).toBe(200);
});

it('draws with the default model for a name that it does not know', async () => {
  expect((await send({ model: 'gpt-image-9' })).status).toBe(200);
  expect(charged()).toEqual([0.01]);
});

it('blurs adult content unless moderation is low', async () => {
  const [auto, low] = [
    await send({ prompt: '[adult]' }),
    await send({ prompt: '[adult]', moderation: 'low' }),
  ];
  expect(auto.headers.get('x-venice-is-blurred')).toBe('true');
  expect(low.headers.get('x-venice-is-blurred')).toBe('false');
});

it('does not charge a violation', async () => {
  const answer = await send({ prompt: '[violation]' });
  expect(answer.headers.get('x-venice-is-content-violation')).toBe('true');
  expect(charged()).toEqual([]);
});
