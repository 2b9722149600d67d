import { useSandbox } from './ask';

const NOW = 1_790_000_000_000;
const { ask, control, handle } = useSandbox({ now: () => NOW, balanceUsd: 20, balanceDiem: 3 });
const generate = (more = {}) =>
  ask({ path: '/image/generate', json: { model: 'z-image-turbo', prompt: 'a hill', ...more } });

it.each([
  ['a picture', () => generate()],
  ['a refusal', () => generate({ variants: 9 })],
  ['an unknown path', () => ask({ path: '/nothing' })],
  ['a public route', () => ask({ path: '/models', key: null })],
  ['the control surface', () => control({ path: '/__sandbox/ledger' })],
])('marks %s as coming from a sandbox', async (_name, run) => {
  expect((await run()).headers.get('x-venice-sandbox')).toBe('true');
});

it('marks an injected failure as coming from a sandbox', async () => {
  handle().injectFault({ path: '/models', status: 502, body: 'oops' });
  expect((await ask({ path: '/models' })).headers.get('x-venice-sandbox')).toBe('true');
});

it('names the ray, the version and the time', async () => {
  const { headers } = await generate();
  expect(headers.get('cf-ray')).toMatch(/^[0-9a-f]{16}-/);
  expect(headers.get('x-venice-version')).toBeTruthy();
  expect(headers.get('x-venice-timestamp')).toBe(new Date(NOW).toISOString());
});

it('tells both balances as they were before the request', async () => {
  const { headers } = await generate();
  expect([headers.get('x-venice-balance-usd'), headers.get('x-venice-balance-diem')]).toEqual([
    '20',
    '3',
  ]);
});

it('leaves out a balance of nothing', async () => {
  const { headers } = await ask({ path: '/api_keys/rate_limits', key: 'poor-1' });
  expect(headers.has('x-venice-balance-usd')).toBe(false);
});

it('takes DIEM before dollars', async () => {
  await generate();
  expect(handle().ledger()).toMatchObject({ balance: 20, diem: 2.99 });
});

it('counts images down and gives the reset in milliseconds', async () => {
  const { headers } = await generate({ variants: 3 });
  expect(headers.get('x-ratelimit-limit-requests')).toBe('500');
  expect(headers.get('x-ratelimit-remaining-requests')).toBe('497');
  expect(headers.get('x-ratelimit-reset-requests')).toBe(String(NOW + 60_000));
});

it('enforces the limit only when told to', async () => {
  handle().setOptions({ requestsPerMinute: 1, enforceRateLimit: true });
  expect((await generate()).status).toBe(200);
  const refused = await generate();
  expect([refused.status, refused.json()]).toEqual([429, { error: 'Rate limit exceeded' }]);
});

it.each(['gzip', 'br'])('compresses JSON with %s when asked', async (coding) => {
  const answer = await ask({ path: '/models', headers: { 'accept-encoding': coding } });
  expect(answer.headers.get('content-encoding')).toBe(coding);
  expect(answer.json()).toMatchObject({ object: 'list' });
});

it('does not compress JSON when not asked', async () => {
  const answer = await ask({ path: '/models', headers: { 'accept-encoding': 'identity' } });
  expect(answer.headers.has('content-encoding')).toBe(false);
});

it('does not compress a picture', async () => {
  const answer = await ask({
    path: '/image/generate',
    json: { model: 'z-image-turbo', prompt: 'a hill', return_binary: true },
    headers: { 'accept-encoding': 'gzip, br' },
  });
  expect(answer.headers.has('content-encoding')).toBe(false);
});
