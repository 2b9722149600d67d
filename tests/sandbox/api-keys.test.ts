import { useSandbox } from './ask';

const NOW = 1_790_000_000_000;
let now = NOW;
const { ask, handle } = useSandbox({ now: () => now });
beforeEach(() => {
  now = NOW;
});
const path = '/api_keys';
const create = (more: Record<string, unknown> = {}) =>
  ask({ path, json: { apiKeyType: 'INFERENCE', description: 'for tests', ...more } });
type Created = { data: { id: string; apiKey: string } };
const made = async (more: Record<string, unknown> = {}) =>
  (await create(more)).json<Created>().data;
const list = async () => (await ask({ path })).json<{ data: Record<string, unknown>[] }>().data;
const statusWith = async (key: string) =>
  (await ask({ path: '/api_keys/rate_limits', key })).status;

it('shows a new key once', async () => {
  const { id, apiKey } = await made();
  const listed = (await list()).find((key) => key.id === id);
  expect(listed).toMatchObject({ description: 'for tests', last6Chars: apiKey.slice(-6) });
  expect(JSON.stringify(await list())).not.toContain(apiKey);
});

it('lets a key work as its type', async () => {
  const inference = (await made()).apiKey;
  const admin = (await made({ apiKeyType: 'ADMIN' })).apiKey;
  const generate = { model: 'z-image-turbo', prompt: 'a hill' };
  expect((await ask({ path: '/image/generate', key: inference, json: generate })).status).toBe(200);
  const refused = await ask({ path, key: inference });
  expect([refused.status, refused.json()]).toEqual([401, { error: 'Admin API key required' }]);
  expect((await ask({ path, key: admin })).status).toBe(200);
});

it('keeps a key to the models that it may use, also after a change', async () => {
  const { id, apiKey: key } = await made({ modelPrivacy: 'PRIVATE_TEXT' });
  const embed = async () => {
    const json = { model: 'text-embedding-3-small', input: 'a' };
    return (await ask({ path: '/embeddings', key, json })).status;
  };
  const paint = async () => {
    const json = { model: 'qwen-image-2', prompt: 'a hill' };
    return (await ask({ path: '/image/generate', key, json })).status;
  };
  expect([await embed(), await paint()]).toEqual([403, 200]);
  await ask({ path, method: 'PATCH', json: { id, modelPrivacy: 'PRIVATE_ONLY' } });
  expect([await embed(), await paint()]).toEqual([403, 403]);
  await ask({ path, method: 'PATCH', json: { id, modelPrivacy: 'ALL' } });
  expect(await embed()).toBe(200);
});

it('changes what is named and nothing else', async () => {
  const { id } = await made({ consumptionLimit: { usd: 5 } });
  const answer = await ask({
    path,
    method: 'PATCH',
    json: { id, description: 'new', expiresAt: '2027-01-01' },
  });
  expect(answer.json()).toMatchObject({
    success: true,
    data: {
      description: 'new',
      expiresAt: '2027-01-01T00:00:00.000Z',
      consumptionLimits: { usd: 5 },
    },
  });
});

it('forgets a key that is deleted', async () => {
  const { id, apiKey } = await made();
  expect(await statusWith(apiKey)).toBe(200);
  const answer = await ask({ path: `${path}?id=${id}`, method: 'DELETE' });
  expect([answer.json(), await statusWith(apiKey)]).toEqual([{ success: true }, 401]);
});

it('ends a key on its day', async () => {
  const { apiKey } = await made({ expiresAt: new Date(NOW + 1000).toISOString() });
  expect(await statusWith(apiKey)).toBe(200);
  now = NOW + 1000;
  expect(await statusWith(apiKey)).toBe(401);
});

it('remembers when a key was used', async () => {
  const { id, apiKey } = await made();
  await statusWith(apiKey);
  const one = await ask({ path: `${path}/${id}` });
  expect(one.json()).toMatchObject({ data: { id, lastUsedAt: new Date(NOW).toISOString() } });
});

it('starts without keys after a reset', async () => {
  const { apiKey } = await made();
  handle().reset();
  expect([await statusWith(apiKey), (await list()).length]).toEqual([401, 1]);
});

it.each([
  ['a long description', { description: 'x'.repeat(65) }],
  ['no description', { description: undefined }],
  ['a type that nobody has', { apiKeyType: 'ROOT' }],
  ['an unknown key', { unheard: 1 }],
  ['a limit below zero', { consumptionLimit: { usd: -1 } }],
  ['a day that is none', { expiresAt: 'tomorrow' }],
  ['a day that the calendar lacks', { expiresAt: '2027-13-45' }],
])('refuses %s', async (_name, more) => {
  expect((await create(more)).status).toBe(400);
});

it('knows no other key', async () => {
  const answers = [
    await ask({ path: `${path}/nobody` }),
    await ask({ path: `${path}?id=nobody`, method: 'DELETE' }),
    await ask({ path, method: 'DELETE' }),
    await ask({ path, method: 'PATCH', json: { id: 'nobody' } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
});

it('lists what was one too many in its minute', async () => {
  handle().setOptions({ requestsPerMinute: 1, enforceRateLimit: true });
  const json = { model: 'text-embedding-bge-m3', input: 'a' };
  const { id, apiKey } = await made();
  for (let i = 0; i < 2; i += 1) await ask({ path: '/embeddings', json, key: apiKey });
  const log = (await ask({ path: '/api_keys/rate_limits/log' })).json<{ data: unknown[] }>();
  expect(log.data).toEqual([
    {
      apiKeyId: id,
      modelId: 'text-embedding-bge-m3',
      rateLimitTier: 'paid',
      rateLimitType: 'RPM',
      timestamp: new Date(NOW).toISOString(),
    },
  ]);
});

describe('the log of refusals', () => {
  const log = async () =>
    (await ask({ path: '/api_keys/rate_limits/log' })).json<{ data: Record<string, string>[] }>()
      .data;
  const embed = (more: { key?: string; headers?: Record<string, string> } = {}) =>
    ask({ path: '/embeddings', json: { model: 'text-embedding-bge-m3', input: 'a' }, ...more });

  it('holds an injected 429 with its key, model and kind', async () => {
    const { id, apiKey: key } = await made();
    handle().injectFault({ path: '/embeddings', status: 429 });
    await embed({ key });
    now += 1000;
    await embed({ headers: { 'x-sandbox-fault': 'error_budget' } });
    expect(await log()).toMatchObject([
      { apiKeyId: 'sandbox-key', rateLimitType: 'FAILED_REQUESTS' },
      {
        apiKeyId: id,
        modelId: 'text-embedding-bge-m3',
        rateLimitType: 'RPM',
        timestamp: new Date(NOW).toISOString(),
      },
    ]);
  });

  it('names the path where no model can be read', async () => {
    handle().injectFault({ path: '*', status: 429 });
    await ask({ path: '/characters' });
    expect(await log()).toMatchObject([{ modelId: '/characters' }]);
  });

  it('holds no other failure, and nothing of a caller without a key', async () => {
    handle().injectFault({ path: '/embeddings', status: 503 });
    handle().injectFault({ path: '/embeddings', status: 429 });
    await embed();
    await ask({ path: '/embeddings', json: {}, key: null });
    expect(await log()).toEqual([]);
  });

  it('is empty after a reset', async () => {
    await embed({ headers: { 'x-sandbox-fault': 'rate_limited' } });
    expect(await log()).toHaveLength(1);
    handle().reset();
    expect(await log()).toEqual([]);
  });
});

describe('with a wallet', () => {
  const web3 = '/api_keys/generate_web3_key';
  const token = async () =>
    (await ask({ path: web3, key: null })).json<{ data: { token: string } }>().data.token;
  const sign = (more: Record<string, unknown>) =>
    ask({
      path: web3,
      key: null,
      json: { apiKeyType: 'INFERENCE', address: '0x1', signature: '0x2', ...more },
    });

  it('makes a key for a token with any signature', async () => {
    const answer = await sign({ token: await token() });
    const { data } = answer.json<{ data: { apiKey: string; description: string } }>();
    expect([data.description, await statusWith(data.apiKey)]).toEqual(['Web3 API Key', 200]);
  });

  it('takes a token once, and none that it did not give', async () => {
    const once = await token();
    const statuses: number[] = [];
    for (const given of [once, once, 'made-up'])
      statuses.push((await sign({ token: given })).status);
    expect(statuses).toEqual([200, 400, 400]);
  });

  it('forgets the tokens that it gave on reset', async () => {
    const given = await token();
    handle().reset();
    expect((await sign({ token: given })).status).toBe(400);
  });
});
