import { useSandbox } from './ask';

const NOW = Date.parse('2026-10-10T12:00:00Z');
let now = NOW;
const { ask } = useSandbox({ now: () => now, balanceDiem: 0.02 });
beforeEach(() => {
  now = NOW;
});
const HOUR = 3_600_000;
const search = async (times: number) => {
  for (let i = 0; i < times; i += 1) {
    await ask({ path: '/augment/search', json: { query: 'hills' } });
    now += HOUR;
  }
};
type Page = {
  data: { timestamp: string; amount: number; currency: string; sku: string }[];
  nextCursor: string | null;
};
const history = (query = '', headers: Record<string, string> = {}) =>
  ask({ path: `/billing/usage-history${query}`, headers });
const page = async (query = '') => (await history(query)).json<Page>();

it('tells the balance', async () => {
  await search(1);
  const answer = await ask({ path: '/billing/balance' });
  expect(answer.json()).toMatchObject({ balances: { usd: 100, diem: 0.01 } });
});

it('lists what was used, oldest first, in the currency that it took', async () => {
  await search(3);
  const { data, nextCursor } = await page();
  expect(data.map(({ currency }) => currency)).toEqual(['DIEM', 'DIEM', 'USD']);
  expect([data[0]?.amount, data[0]?.timestamp]).toEqual([0.01, new Date(NOW).toISOString()]);
  expect(nextCursor).toBeNull();
});

it('names an image by its model', async () => {
  await ask({ path: '/image/generate', json: { model: 'z-image-turbo', prompt: 'a hill' } });
  expect((await page()).data[0]?.sku).toBe('z-image-turbo-image-unit');
});

it('walks through pages that stay as they are while more is used', async () => {
  await search(22);
  const first = await page('?pageSize=10');
  await search(5);
  const second = await page(`?cursor=${first.nextCursor}`);
  const third = await page(`?cursor=${second.nextCursor}`);
  expect([first, second, third].map(({ data }) => data.length)).toEqual([10, 10, 7]);
  const times = [first, second, third].flatMap(({ data }) => data.map((row) => row.timestamp));
  expect(times).toEqual([...times].sort());
  expect([new Set(times).size, third.nextCursor]).toEqual([27, null]);
});

it('filters by currency and by time', async () => {
  await search(4);
  const from = new Date(NOW + HOUR).toISOString();
  const to = new Date(NOW + 3 * HOUR).toISOString();
  expect((await page('?currency=USD')).data).toHaveLength(2);
  expect((await page(`?startTimestamp=${from}&endTimestamp=${to}`)).data).toHaveLength(2);
});

it('is a table when asked, and keeps the cursor in a header', async () => {
  await search(11);
  const answer = await history('?pageSize=10', { accept: 'text/csv' });
  expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename=billing-usage-history-20261010T230000000Z.csv'
  );
  expect(answer.bytes.toString().trimEnd().split('\n')).toHaveLength(11);
  const rest = await page(`?cursor=${answer.headers.get('x-next-cursor')}`);
  expect(rest.data).toHaveLength(1);
});

it.each([
  'pageSize=9',
  'pageSize=1001',
  'currency=EUR',
  'startTimestamp=yesterday',
  'startTimestamp=2026-10-02T00:00:00Z&endTimestamp=2026-10-01T00:00:00Z',
  'cursor=made-up',
  'cursor=abc&pageSize=10',
  'unheard=1',
])('refuses %s', async (query) => {
  expect((await history(`?${query}`)).status).toBe(400);
});

it('has done with the old list', async () => {
  const answer = await ask({ path: '/billing/usage', key: null });
  const names = ['deprecation', 'sunset', 'link'];
  expect([answer.status, ...names.map((name) => answer.headers.has(name))]).toEqual([
    410,
    true,
    true,
    true,
  ]);
});

describe('added up', () => {
  const analytics = (query = '') => ask({ path: `/billing/usage-analytics${query}` });
  type Added = {
    lookback: string;
    byDate: { date: string; USD: number; DIEM: number }[];
    byModel: { modelName: string; totalUsd: number; totalUnits: number }[];
    byModelDaily: Record<string, number>[];
    topModels: string[];
    byKey: { totalUsd: number; totalDiem: number; description: string }[];
    byKeyDaily: Record<string, number>[];
    topKeyNames: string[];
  };

  it('by day, model and key', async () => {
    await search(3);
    await ask({ path: '/image/generate', json: { model: 'gpt-image-2', prompt: 'a hill' } });
    const added = (await analytics()).json<Added>();
    expect(added.byDate).toHaveLength(7);
    expect(added.byDate.at(-1)).toEqual({ date: '2026-10-10', USD: 0.27, DIEM: 0.02 });
    expect(added.byModel.map(({ totalUsd, totalUnits }) => [totalUsd, totalUnits])).toEqual([
      [0.26, 1],
      [0.01, 3],
    ]);
    expect(added.byModelDaily.at(-1)?.[added.topModels[0] ?? '']).toBe(0.26);
    expect(added.byKey).toEqual([expect.objectContaining({ totalUsd: 0.27, totalDiem: 0.02 })]);
  });

  it('by key, the dearest first, also after it was deleted', async () => {
    const json = { apiKeyType: 'INFERENCE', description: 'Blog' };
    const { id, apiKey: key } = (await ask({ path: '/api_keys', json })).json<{
      data: { id: string; apiKey: string };
    }>().data;
    await search(3);
    await ask({ path: '/image/generate', json: { model: 'gpt-image-2', prompt: 'a hill' }, key });
    await ask({ path: `/api_keys?id=${id}`, method: 'DELETE' });
    const added = (await analytics()).json<Added>();
    expect(added.byKey).toEqual([
      { apiKeyId: id, description: 'Blog', totalUsd: 0.26, totalDiem: 0, totalUnits: 1 },
      {
        apiKeyId: 'sandbox-key',
        description: expect.stringContaining('ny-key'),
        totalUsd: 0.01,
        totalDiem: 0.02,
        totalUnits: 3,
      },
    ]);
    expect(added.topKeyNames).toEqual(added.byKey.map(({ description }) => description));
    expect(added.byKeyDaily.at(-1)).toMatchObject({ Blog: 0.26 });
  });

  it('from one day to another', async () => {
    await search(30);
    const added = (await analytics('?startDate=2026-10-09&endDate=2026-10-10')).json<Added>();
    expect(added.lookback).toBe('2026-10-09:2026-10-10');
    expect(added.byDate.map(({ USD, DIEM }) => [USD, DIEM])).toEqual([
      [0, 0],
      [0.1, 0.02],
    ]);
  });

  it.each([
    'lookback=91d',
    'lookback=0d',
    'startDate=2026-10-01',
    'startDate=2026-10-02&endDate=2026-10-01',
    'startDate=2026-13-99&endDate=2026-13-99',
    'startDate=2026-01-01&endDate=2026-10-01',
  ])('refuses %s', async (query) => {
    expect((await analytics(`?${query}`)).status).toBe(400);
  });
});
