import { startSandbox } from '../../sandbox/server';
import { ask as askAt, form, plain, useSandbox } from './ask';

const NOW = 1_790_000_000_000;
const { ask, control, handle, charged } = useSandbox({ now: () => NOW, balanceUsd: 1 });
const generate = (json: Record<string, unknown> = {}) =>
  ask({ path: '/image/generate', json: { model: 'z-image-turbo', prompt: 'a hill', ...json } });

it('lists what was charged and takes it from the balance', async () => {
  const { id } = (await generate()).json();
  expect((await control({ path: '/__sandbox/ledger' })).json()).toEqual({
    balance: 0.99,
    diem: 0,
    entries: [
      {
        id,
        path: '/image/generate',
        model: 'z-image-turbo',
        usd: 0.01,
        at: new Date(NOW).toISOString(),
        key: 'ny-key',
        currency: 'USD',
      },
    ],
  });
});

it('names a key that it made by its id, and never shows a key whole', async () => {
  const json = { apiKeyType: 'INFERENCE', description: 'for tests' };
  const { id, apiKey } = (await ask({ path: '/api_keys', json })).json<{
    data: { id: string; apiKey: string };
  }>().data;
  const picture = { model: 'z-image-turbo', prompt: 'a hill' };
  for (const key of [apiKey, 'secret', 'k'])
    await ask({ path: '/image/generate', json: picture, key });
  const { entries } = handle().ledger();
  expect(entries.map(({ key }) => key)).toEqual([id, 'ecret', '']);
});

it('gives back in the currency that was charged, once', async () => {
  const { ledger, close, url } = await startSandbox({
    now: () => NOW,
    balanceUsd: 1,
    balanceDiem: 0.2,
    options: { jobMs: 0 },
  });
  const prompt = 'a quiet evening song, refused-by-provider';
  const model = 'stable-audio-25';
  const queued = await askAt({ base: url, path: '/audio/queue', json: { model, prompt } });
  expect(ledger()).toMatchObject({ balance: 1, diem: 0.01 });
  const json = { model, queue_id: queued.json().queue_id };
  for (let i = 0; i < 2; i += 1) await askAt({ base: url, path: '/audio/retrieve', json });
  await close();
  expect(ledger()).toMatchObject({ balance: 1, diem: 0.2 });
  const own = { key: 'ny-key', currency: 'DIEM' };
  expect(ledger().entries).toMatchObject([
    { usd: 0.19, path: '/audio/queue', ...own },
    { usd: -0.19, path: '/audio/retrieve', ...own },
  ]);
});

it.each([
  ['every variant', { variants: 4 }, 0.04],
  ['a tier', { model: 'nano-banana-pro', resolution: '2K' }, 0.23],
  ['the default quality', { model: 'gpt-image-2' }, 0.26],
  ['a named quality', { model: 'grok-imagine-image-2-0', resolution: '2K', quality: 'low' }, 0.07],
  ['what the list does not price', { model: 'wan-2-7-pro-text-to-image' }, 0.09375],
])('charges %s', async (_name, json, usd) => {
  await generate(json);
  expect(charged()).toEqual([usd]);
});

it.each([
  ['flux-2-max-edit', 4, 0.2235],
  ['wan-2-7-pro-edit', 1, 0.094],
  ['gpt-image-2-edit', 1, 0.34],
])('charges %s for %i images', async (modelId, count, usd) => {
  const images = Array.from({ length: count }, () => 'https://sandbox.test/300x300.png');
  await ask({ path: '/image/multi-edit', json: { modelId, images, prompt: 'warm' } });
  expect(charged()).toEqual([usd]);
});

it.each([
  ['a refusal', () => generate({ variants: 9 })],
  ['a violation', () => generate({ prompt: '[violation]' })],
  ['a model that is offline', () => generate({ model: 'hunyuan-image-v3' })],
  [
    'a picture that cannot be read',
    () => ask({ path: '/image/upscale', form: form({ image: Buffer.from('x') }) }),
  ],
  ['a list', () => ask({ path: '/models' })],
])('does not charge %s', async (_name, run) => {
  await run();
  expect(charged()).toEqual([]);
});

it('refuses what the balance does not cover, and leaves the balance alone', async () => {
  await generate({ model: 'gpt-image-2', resolution: '4K' });
  const refused = await generate({ model: 'gpt-image-2', resolution: '4K' });
  expect([refused.status, charged()]).toEqual([402, [0.83]]);
  expect(handle().ledger().balance).toBe(0.17);
});

it('adds up without binary dust', async () => {
  for (let i = 0; i < 3; i += 1) await generate({ variants: 1, enhance_prompt: true });
  expect(handle().ledger().balance).toBe(0.85);
});

it('forgets everything on reset', async () => {
  await generate();
  handle().injectFault({ path: '*', status: 500 });
  handle().setOptions({ bareStyles: true });
  await control({ path: '/__sandbox/reset', method: 'POST', json: {} });
  expect(handle().ledger()).toEqual({ balance: 1, diem: 0, entries: [] });
  expect((await ask({ path: '/image/styles' })).json()).toHaveProperty('data');
});

it('resets without a body', async () => {
  expect((await control({ path: '/__sandbox/reset', method: 'POST' })).status).toBe(200);
});

it('turns switches from outside', async () => {
  await control({ path: '/__sandbox/options', json: { bareStyles: true } });
  expect((await ask({ path: '/image/styles' })).json()).toContain('Anime');
});

it('refuses a switch that it does not have', async () => {
  expect((await control({ path: '/__sandbox/options', json: { turbo: 1 } })).status).toBe(400);
});

it('has no other controls', async () => {
  expect((await control({ path: '/__sandbox/explode', json: {} })).status).toBe(404);
});

it('charges an edit that came as a form', async () => {
  const parts = { image: await plain(), prompt: 'warm', model: 'grok-imagine-edit' };
  await ask({ path: '/image/edit', form: form(parts) });
  expect(charged()).toEqual([0.0323]);
});
