import { form, useSandbox } from './ask';

const NOW = 1_790_000_000_000;
let now = NOW;
const { ask, charged, handle } = useSandbox({ now: () => now });
beforeEach(() => {
  now = NOW;
});
const rpc = (json: unknown, { network = 'ethereum-mainnet', headers = {} } = {}) =>
  ask({ path: `/crypto/rpc/${network}`, json, headers });
const call = (method: string, more: Record<string, unknown> = {}) => ({
  jsonrpc: '2.0',
  id: 1,
  method,
  ...more,
});

it('lists the networks in order, to anybody', async () => {
  const answer = await ask({ path: '/crypto/rpc/networks', key: null });
  const { networks } = answer.json<{ networks: string[] }>();
  expect(networks).toEqual([...networks].sort());
  expect(networks).toContain('solana-mainnet');
});

it.each([
  ['ethereum-mainnet', 'eth_chainId', '0x1'],
  ['base-mainnet', 'eth_chainId', '0x2105'],
  ['ethereum-mainnet', 'net_version', '1'],
  ['ethereum-mainnet', 'eth_blockNumber', `0x${Math.floor(NOW / 12_000).toString(16)}`],
  ['solana-mainnet', 'getHealth', 'ok'],
  ['starknet-mainnet', 'starknet_chainId', '0x534e5f4d41494e'],
])('answers on %s to %s', async (network, method, result) => {
  const answer = await rpc(call(method), { network });
  expect(answer.json()).toEqual({ jsonrpc: '2.0', id: 1, result });
});

it('lets the chain grow with the clock', async () => {
  const height = async () =>
    parseInt((await rpc(call('eth_blockNumber'))).json<{ result: string }>().result, 16);
  const before = await height();
  now += 24_000;
  expect((await height()) - before).toBe(2);
});

it('charges credits and says how many', async () => {
  const answer = await rpc(call('eth_blockNumber'));
  expect(answer.headers.get('x-venice-rpc-credits')).toBe('20');
  expect(answer.headers.get('x-venice-rpc-cost-usd')).toBe('0.00001400');
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
  expect(charged()).toEqual([0.000014]);
});

it.each([
  ['a method that the chain lacks', call('trace_replayTransaction'), '5', -32601],
  ['a parameter that is missing', call('eth_getBalance'), '5', -32602],
])(
  'answers %s with an error of the chain, at a reduced price',
  async (_name, json, credits, code) => {
    const answer = await rpc(json);
    expect([answer.status, answer.json()]).toEqual([
      200,
      expect.objectContaining({ error: expect.objectContaining({ code }) }),
    ]);
    expect(answer.headers.get('x-venice-rpc-credits')).toBe(credits);
  }
);

it('asks four times as much for a large method', async () => {
  const answer = await rpc(call('getSupply'), { network: 'solana-mainnet' });
  expect(answer.headers.get('x-venice-rpc-credits')).toBe('120');
});

it('answers a list in its order', async () => {
  const calls = ['eth_chainId', 'eth_gasPrice', 'eth_nothing'].map((method, id) => ({
    ...call(method),
    id,
  }));
  const answer = await rpc(calls);
  expect(answer.json<{ id: number }[]>().map(({ id }) => id)).toEqual([0, 1, 2]);
  expect(answer.headers.get('x-venice-rpc-credits')).toBe('45');
});

it('takes a hundred calls in a list and no more', async () => {
  const calls = (count: number) => Array.from({ length: count }, () => call('eth_chainId'));
  const answers = [await rpc(calls(100)), await rpc(calls(101)), await rpc([])];
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 400]);
});

it.each([
  ['an unknown network', call('eth_chainId'), 'moon-mainnet'],
  ['a filter', call('eth_newFilter'), 'ethereum-mainnet'],
  ['a subscription', call('eth_subscribe'), 'ethereum-mainnet'],
  ['a method of another family', call('eth_chainId'), 'starknet-mainnet'],
  ['a method that nobody has', call('make_tea'), 'ethereum-mainnet'],
  ['one such method in a list', [call('eth_chainId'), call('make_tea')], 'ethereum-mainnet'],
  ['no method', { jsonrpc: '2.0', id: 1 }, 'ethereum-mainnet'],
  ['another version', call('eth_chainId', { jsonrpc: '1.0' }), 'ethereum-mainnet'],
])('refuses %s without charge', async (_name, json, network) => {
  expect([(await rpc(json, { network })).status, charged()]).toEqual([400, []]);
});

it('says what is wrong in the places that were sent', async () => {
  const single = await rpc({ jsonrpc: '2.0', id: 1 });
  const many = await rpc([call('eth_chainId'), { id: 2 }]);
  expect([single.json(), many.json()]).toMatchObject([
    { details: { method: { _errors: ['Required'] } } },
    { details: { 1: { method: { _errors: ['Required'] } } } },
  ]);
});

it('takes no form in the place of JSON', async () => {
  const answer = await ask({ path: '/crypto/rpc/ethereum-mainnet', form: form({ method: 'x' }) });
  expect(answer.status).toBe(415);
});

it.each(['', '{', '{"method":"eth_chainId"},{"method":"eth_chainId"}', '1,"x":2'])(
  'refuses the body %j',
  async (body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await ask({
      path: '/crypto/rpc/ethereum-mainnet',
      body,
      method: 'POST',
      headers,
    });
    expect(answer.status).toBe(400);
  }
);

describe('with an idempotency key', () => {
  const headers = { 'Idempotency-Key': 'abc-1' };

  it('answers a second time what it answered first, for nothing', async () => {
    const first = await rpc(call('eth_blockNumber'), { headers });
    now += 60_000;
    const second = await rpc(call('eth_blockNumber'), { headers });
    expect(second.json()).toEqual(first.json());
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(charged()).toHaveLength(1);
  });

  it('refuses the same key with another body', async () => {
    await rpc(call('eth_blockNumber'), { headers });
    expect((await rpc(call('eth_chainId'), { headers })).status).toBe(400);
  });

  it('forgets after a day', async () => {
    await rpc(call('eth_blockNumber'), { headers });
    now += 86_400_000;
    await rpc(call('eth_chainId'), { headers });
    expect(charged()).toHaveLength(2);
  });

  it('forgets on reset', async () => {
    const own = { 'Idempotency-Key': 'abc-2' };
    await rpc(call('eth_blockNumber'), { headers: own });
    handle().reset();
    expect((await rpc(call('eth_chainId'), { headers: own })).status).toBe(200);
  });

  it('wants a plain key', async () => {
    const answer = await rpc(call('eth_chainId'), { headers: { 'Idempotency-Key': 'a b' } });
    expect(answer.status).toBe(400);
  });
});

it('wants a key to the house', async () => {
  const path = '/crypto/rpc/ethereum-mainnet';
  const answers = [
    await ask({ path, json: call('eth_chainId'), key: null }),
    await ask({ path, json: call('eth_chainId'), key: 'bad-1' }),
    await ask({ path, json: call('eth_chainId'), key: 'poor-1' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([402, 401, 402]);
});
