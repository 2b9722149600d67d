import { useSandbox } from './ask';

const { ask, handle } = useSandbox({ balanceUsd: 1, now: () => 1_790_000_000_000 });
const WALLET = '0xAbCdEfAbCdEfAbCdEfAbCdEfAbCdEfAbCdEfAbCd';
const OTHER = '0x0000000000000000000000000000000000000002';
const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const topUp = (headers: Record<string, string> = {}) =>
  ask({ path: '/x402/top-up', method: 'POST', key: null, headers });
const paid = (amount: string) =>
  packed({ accepted: { amount }, payload: { authorization: { from: WALLET } } });
const signed = (path: string, { wallet = WALLET, address = WALLET } = {}) =>
  ask({
    path: `/x402/${path}/${wallet}`,
    key: null,
    headers: { 'sign-in-with-x': packed({ address }) },
  });

it('offers ways to pay when nothing is paid', async () => {
  const answer = await topUp();
  expect(answer.status).toBe(402);
  expect(answer.json<{ accepts: { network: string }[] }>().accepts[0]).toMatchObject({
    scheme: 'exact',
    network: 'eip155:8453',
    amount: '5000000',
  });
});

it.each(['payment-signature', 'x-402-payment', 'x-payment'])(
  'takes any signature in %s and raises the balance',
  async (name) => {
    const answer = await topUp({ [name]: 'anything' });
    expect(answer.json()).toMatchObject({
      success: true,
      data: { amountCredited: 5, newBalance: 6 },
    });
    expect(handle().ledger().balance).toBe(6);
  }
);

it('believes the payment about amount and payer', async () => {
  const answer = await topUp({ 'payment-signature': paid('20000000') });
  expect(answer.json()).toMatchObject({ data: { walletAddress: WALLET, amountCredited: 20 } });
  const header = Buffer.from(answer.headers.get('payment-response') ?? '', 'base64').toString();
  expect(JSON.parse(header)).toMatchObject({ success: true, payer: WALLET });
});

it.each(['4999999', '10000000001', 'many'])('refuses an amount of %s', async (amount) => {
  const answer = await topUp({ 'payment-signature': paid(amount) });
  expect([answer.status, Object.keys(answer.json())]).toEqual([400, ['error', 'message']]);
  expect(handle().ledger().balance).toBe(1);
});

it('tells the balance to the wallet that signed in', async () => {
  expect((await signed('balance')).json()).toEqual({
    success: true,
    data: {
      walletAddress: WALLET.toLowerCase(),
      balanceUsd: 1,
      canConsume: true,
      minimumTopUpUsd: 5,
      suggestedTopUpUsd: 10,
    },
  });
});

it('takes an address in another spelling for the same', async () => {
  expect((await signed('balance', { address: WALLET.toLowerCase() })).status).toBe(200);
});

it('takes the older header', async () => {
  const headers = { 'x-sign-in-with-x': packed({ address: WALLET }) };
  expect((await ask({ path: `/x402/balance/${WALLET}`, key: null, headers })).status).toBe(200);
});

it.each(['balance', 'transactions'])('keeps the %s to its wallet', async (path) => {
  const statuses = [
    (await signed(path, { address: OTHER })).status,
    (await ask({ path: `/x402/${path}/${WALLET}`, key: null })).status,
    (await ask({ path: `/x402/${path}/${WALLET}` })).status,
    (await signed(path, { wallet: 'nobody' })).status,
  ];
  expect(statuses).toEqual([403, 401, 401, 400]);
});

it('refuses a sign-in that cannot be read', async () => {
  const headers = { 'sign-in-with-x': 'not json' };
  const answer = await ask({ path: `/x402/balance/${WALLET}`, key: null, headers });
  expect([answer.status, answer.json().code]).toEqual([401, 'X402_SIGN_IN_INVALID']);
});

it('lists what came and went, the newest first, with the balance after it', async () => {
  await ask({ path: '/augment/search', json: { query: 'hills' } });
  await topUp({ 'payment-signature': 'anything' });
  const { data } = (await signed('transactions')).json<{
    data: { transactions: Record<string, unknown>[]; pagination: unknown };
  }>();
  expect(data.transactions).toMatchObject([
    { type: 'TOP_UP', amount: 5, balanceAfter: 5.99, modelId: null },
    { type: 'CHARGE', amount: -0.01, balanceAfter: 0.99, modelId: 'augment-search' },
  ]);
  expect(data.pagination).toEqual({ limit: 50, offset: 0, hasMore: false });
});

it('turns the pages of what came and went', async () => {
  for (let i = 0; i < 3; i += 1) await topUp({ 'payment-signature': 'anything' });
  const answer = await ask({
    path: `/x402/transactions/${WALLET}?limit=1&offset=1`,
    key: null,
    headers: { 'sign-in-with-x': packed({ address: WALLET }) },
  });
  expect(answer.json()).toMatchObject({
    data: {
      transactions: [{ balanceAfter: 11 }],
      pagination: { limit: 1, offset: 1, hasMore: true },
    },
  });
});
