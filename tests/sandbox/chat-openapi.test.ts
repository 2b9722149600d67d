import { loadDescription, type Description } from '../support/openapi';
import { type Answer, type Ask, form, useSandbox } from './ask';

/** Text, account, augment, characters, crypto and wallets against the description, as `openapi.test.ts` does it for pictures. */
const file = process.env.VENICE_OPENAPI;
if (!file) {
  console.warn(
    'SKIPPED: VENICE_OPENAPI does not name a description, so no answer is checked against it.'
  );
}

(file ? describe : describe.skip)('against the official description', () => {
  const { ask, handle } = useSandbox({ balanceDiem: 0.02 });
  let venice: Description;
  beforeAll(() => {
    venice = loadDescription(String(file));
  });

  const FITS = { known: true, valid: true, errors: [] };
  const fits = (answer: Answer, { path, method, json }: Ask) => {
    const headers = Object.fromEntries(answer.headers);
    const isJson = headers['content-type']?.startsWith('application/json');
    const verdict = venice.validateResponse({
      method: method ?? (json === undefined ? 'GET' : 'POST'),
      path: path.replace(/\?.*$/, ''),
      status: answer.status,
      headers,
      body: isJson ? answer.json() : undefined,
    });
    expect(verdict).toEqual(FITS);
  };

  const WALLET = '0x0000000000000000000000000000000000000002';
  const sign = (address: string) => ({
    'sign-in-with-x': Buffer.from(JSON.stringify({ address })).toString('base64'),
  });
  const PICTURE = 'https://sandbox.test/300x300.png';
  const chat = { model: 'qwen-3-8-27b', messages: [{ role: 'user', content: 'a hill' }] };
  const look = [
    { type: 'text', text: 'look' },
    { type: 'image_url', image_url: { url: PICTURE } },
  ];
  const parameters = { type: 'object', properties: { place: { type: 'string' } } };
  const tools = [{ type: 'function', function: { name: 'find', parameters } }];
  const schema = { json_schema: { schema: parameters }, type: 'json_schema' };
  const searching = { enable_web_search: 'on', character_slug: 'lamp-keeper' };
  const insist = { tools, tool_choice: 'required' };
  const input = { model: 'qwen-3-8-27b', input: 'a hill' };
  const embed = { model: 'text-embedding-bge-m3', input: ['a', 'b'] };
  const rpc = { jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] };
  const key = { apiKeyType: 'INFERENCE', description: 'for tests' };

  const POSTS: [string, unknown][] = [
    ['/chat/completions', chat],
    ['/chat/completions', { ...chat, messages: [{ role: 'user', content: look }] }],
    ['/chat/completions', { ...chat, response_format: schema, n: 2, max_completion_tokens: 2 }],
    ['/chat/completions', { ...chat, ...insist, venice_parameters: searching }],
    ['/responses', input],
    ['/responses', { ...input, web_search: true, ...insist }],
    ['/embeddings', embed],
    ['/augment/scrape', { url: 'https://example.com/a' }],
    ['/augment/search', { query: 'hills' }],
    ['/api_keys', { ...key, consumptionLimit: { usd: 1, diem: null }, expiresAt: '2027-01-01' }],
    ['/crypto/rpc/ethereum-mainnet', rpc],
    ['/crypto/rpc/ethereum-mainnet', [rpc, { ...rpc, id: 'b', method: 'eth_getBalance' }]],
  ];

  it.each(POSTS)('200 of POST %s fits', async (path, json) => {
    expect(venice.validateRequest({ method: 'POST', path, body: json })).toEqual(FITS);
    const answer = await ask({ path, json });
    expect(answer.status).toBe(200);
    fits(answer, { path, json });
  });

  const GETS = [
    '/characters?sortBy=imports',
    '/characters/lamp-keeper',
    '/characters/tide-table/reviews',
    '/characters/lamp-keeper/reviews?page=2&pageSize=5',
    '/api_keys',
    '/api_keys/sandbox-key',
    '/api_keys/rate_limits',
    '/api_keys/rate_limits/log',
    '/api_keys/generate_web3_key',
    '/billing/balance',
    '/billing/usage-history?pageSize=10',
    '/billing/usage-analytics?lookback=2d',
    '/crypto/rpc/networks',
    `/x402/balance/${WALLET}`,
    `/x402/transactions/${WALLET}`,
  ];

  it.each(GETS)('200 of GET %s fits', async (path) => {
    handle().setOptions({ requestsPerMinute: 12, enforceRateLimit: true });
    for (let i = 0; i < 14; i += 1) await ask({ path: '/augment/search', json: { query: 'a' } });
    await ask({ path: '/x402/top-up', method: 'POST', headers: { 'payment-signature': 'x' } });
    const answer = await ask({ path, headers: sign(WALLET) });
    expect(answer.status).toBe(200);
    fits(answer, { path });
  });

  it('a made, changed, shown and deleted key fits', async () => {
    const { id } = (await ask({ path: '/api_keys', json: key })).json<{ data: { id: string } }>()
      .data;
    const json = { id, description: 'new', consumptionLimit: { usd: 3 }, limitPeriod: 'MONTH' };
    const asked: Ask[] = [
      { path: '/api_keys', method: 'PATCH', json },
      { path: `/api_keys/${id}` },
      { path: `/api_keys?id=${id}`, method: 'DELETE' },
      { path: `/api_keys?id=${id}`, method: 'DELETE' },
    ];
    for (const one of asked) fits(await ask(one), one);
  });

  it('a key that spent what it may, and the log of its refusals, fit', async () => {
    const json = { ...key, consumptionLimit: { usd: 0.01, diem: 0.01 } };
    const { id, apiKey } = (await ask({ path: '/api_keys', json })).json<{
      data: { id: string; apiKey: string };
    }>().data;
    const search: Ask = { path: '/augment/search', json: { query: 'a' }, key: apiKey };
    const answers = [await ask(search), await ask(search)];
    for (const preset of ['rate_limited', 'error_budget'])
      answers.push(await ask({ ...search, headers: { 'x-sandbox-fault': preset } }));
    expect(answers.map(({ status }) => status)).toEqual([200, 402, 429, 429]);
    for (const answer of answers) fits(answer, search);
    for (const path of [`/api_keys/${id}`, '/api_keys', '/api_keys/rate_limits/log'])
      fits(await ask({ path }), { path });
  });

  it('a key for a wallet fits', async () => {
    const path = '/api_keys/generate_web3_key';
    const { token } = (await ask({ path })).json<{ data: { token: string } }>().data;
    const json = { apiKeyType: 'INFERENCE', address: WALLET, signature: '0x1', token };
    expect(venice.validateRequest({ method: 'POST', path, body: json })).toEqual(FITS);
    fits(await ask({ path, json }), { path, json });
  });

  it('a parsed text fits in both forms', async () => {
    const path = '/augment/text-parser';
    for (const response_format of ['json', 'text']) {
      const parts = { file: Buffer.from('a hill'), response_format };
      fits(await ask({ path, form: form(parts) }), { path, method: 'POST' });
    }
  });

  it('a table of what was used fits', async () => {
    const path = '/billing/usage-history';
    for (let i = 0; i < 11; i += 1) await ask({ path: '/augment/search', json: { query: 'a' } });
    const headers = { accept: 'text/csv' };
    fits(await ask({ path: `${path}?pageSize=10`, headers }), { path });
  });

  it('what is paid in and what is refused of it fits', async () => {
    const path = '/x402/top-up';
    const little = Buffer.from(JSON.stringify({ accepted: { amount: '1' } })).toString('base64');
    const all = [{}, { 'payment-signature': 'x' }, { 'payment-signature': little }];
    const statuses: number[] = [];
    for (const headers of all as Record<string, string>[]) {
      const answer = await ask({ path, method: 'POST', key: null, headers });
      statuses.push(answer.status);
      fits(answer, { path, method: 'POST' });
    }
    expect(statuses).toEqual([402, 200, 400]);
  });

  it('refusals of a wallet fit', async () => {
    const path = `/x402/balance/${WALLET}`;
    const asked: Ask[] = [
      { path },
      { path, headers: sign(`0x${'1'.repeat(40)}`) },
      { path: '/x402/balance/nobody' },
    ];
    const answers = await Promise.all(asked.map((one) => ask(one)));
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 400]);
    for (const answer of answers) fits(answer, { path });
  });

  it('the end of the old list fits', async () => {
    const path = '/billing/usage';
    fits(await ask({ path, key: null }), { path });
  });

  const PAID: [string, unknown][] = [
    ['/chat/completions', chat],
    ['/embeddings', embed],
    ['/responses', input],
    ['/augment/scrape', { url: 'https://example.com/a' }],
    ['/augment/search', { query: 'hills' }],
    ['/crypto/rpc/ethereum-mainnet', rpc],
  ];

  it.each(PAID)('refusals of POST %s fit', async (path, json) => {
    const answers = [
      await ask({ path, json: { unheard: 5 } }),
      await ask({ path, json, key: 'bad-1' }),
      await ask({ path, json, key: null }),
      await ask({ path, json, key: 'poor-1' }),
      await ask({ path, json, headers: { 'x-sandbox-fault': 'overloaded' } }),
      await ask({ path, json, headers: { 'x-sandbox-fault': 'inference_failed' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 401, 402, 402, 429, 500]);
    for (const answer of answers) fits(answer, { path, json });
  });

  it('has every operation of text, account, characters, crypto and wallets', async () => {
    const mine =
      / \/(?:chat|responses|embeddings|augment|characters|api_keys|billing|crypto|x402)(?:\/|$)/;
    const lacking: string[] = [];
    for (const operation of venice.operations().filter((one) => mine.test(one))) {
      const [method = '', path = ''] = operation.split(' ');
      const answer = await ask({ method, path });
      const error = String(answer.json().error);
      if (answer.status === 405 || /^Route .* not found$/.test(error)) lacking.push(operation);
    }
    expect(lacking).toEqual([]);
  });
});
