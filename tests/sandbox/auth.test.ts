import { useSandbox } from './ask';

const { ask } = useSandbox();
const prompt = { model: 'z-image-turbo', prompt: 'a hill' };

it('offers payment by wallet when no key arrives', async () => {
  const answer = await ask({ path: '/image/generate', key: null, json: prompt });
  expect(answer.status).toBe(402);
  expect(answer.json()).toMatchObject({ x402Version: 2, authOptions: { apiKey: {} } });
});

it('repeats the wallet offer in a header', async () => {
  const answer = await ask({ path: '/image/generate', key: null, json: prompt });
  const header = Buffer.from(answer.headers.get('payment-required') ?? '', 'base64').toString();
  expect(JSON.parse(header)).toEqual(answer.json());
});

it('refuses a wrong key with a 401', async () => {
  const answer = await ask({ path: '/image/generate', key: 'bad-1', json: prompt });
  expect([answer.status, answer.json()]).toEqual([401, { error: 'Authentication failed' }]);
});

it('asks a key without balance for money, in plain text', async () => {
  const answer = await ask({ path: '/image/generate', key: 'poor-1', json: prompt });
  expect(answer.status).toBe(402);
  expect(Object.keys(answer.json())).toEqual(['error']);
  expect(answer.json().error).toMatch(/^Insufficient USD or Diem balance/);
});

it('tells a spend limit from an empty balance', async () => {
  const answer = await ask({ path: '/image/generate', key: 'capped-1', json: prompt });
  expect([answer.status, answer.json().error]).toEqual([
    402,
    expect.stringMatching(/^API key USD spend limit exceeded/),
  ]);
});

it.each(['/api_keys', '/billing/balance', '/billing/usage-history', '/api_keys/rate_limits/log'])(
  'keeps an inference key out of %s',
  async (path) => {
    const answer = await ask({ path, key: 'inference-1' });
    expect([answer.status, answer.json()]).toEqual([401, { error: 'Admin API key required' }]);
  }
);

it('lets another key see the balance', async () => {
  const answer = await ask({ path: '/billing/balance' });
  expect(answer.json()).toMatchObject({ canConsume: true, balances: { usd: 100 } });
});

it('refuses an anonymized model to a key that is limited to private ones', async () => {
  const json = { model: 'qwen-image-2', prompt: 'a hill' };
  expect((await ask({ path: '/image/generate', key: 'private-1', json })).status).toBe(403);
});

it('lets such a key use a private model', async () => {
  expect((await ask({ path: '/image/generate', key: 'private-1', json: prompt })).status).toBe(200);
});

const PUBLIC = ['/models', '/models/traits', '/models/compatibility_mapping', '/image/styles'];

it.each(PUBLIC)('answers %s without a key', async (path) => {
  expect((await ask({ path, key: null })).status).toBe(200);
});

it.each(PUBLIC)('answers %s with a wrong key', async (path) => {
  expect((await ask({ path, key: 'bad-1' })).status).toBe(200);
});

it('tells any right key about its limits and balance', async () => {
  const answer = await ask({ path: '/api_keys/rate_limits', key: 'inference-1' });
  expect(answer.json()).toMatchObject({ data: { accessPermitted: true, balances: { USD: 100 } } });
});

it('tells a poor key that it may not spend', async () => {
  const answer = await ask({ path: '/api_keys/rate_limits', key: 'poor-1' });
  expect(answer.json()).toMatchObject({ data: { accessPermitted: false, balances: { USD: 0 } } });
});

it('answers an unknown path with a 404', async () => {
  const answer = await ask({ path: '/image/paint', json: {} });
  expect([answer.status, answer.json()]).toEqual([404, { error: expect.any(String) }]);
});

it('answers a path outside the base with a 404', async () => {
  expect((await ask({ path: '/../../image/styles' })).status).toBe(404);
});

it('answers a wrong method with a 405 that names the right one', async () => {
  const answer = await ask({ path: '/image/generate' });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
});
