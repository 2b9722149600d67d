import { useSandbox } from './ask';

const NOW = Date.parse('2026-10-30T12:00:00Z');
const DAY_MS = 86_400_000;
let now = NOW;
const { ask, handle } = useSandbox({ now: () => now, balanceUsd: 5, balanceDiem: 0.02 });
beforeEach(() => {
  now = NOW;
});
const path = '/api_keys';
type Made = { id: string; apiKey: string };
type Listed = {
  id: string;
  usage: { trailingSevenDays: { usd: string; diem: string; vcu: string } };
  currentPeriodUsage?: { usd: string; diem: string };
};

const make = async (more: Record<string, unknown> = {}): Promise<Made> => {
  const json = { apiKeyType: 'INFERENCE', description: 'for tests', ...more };
  return (await ask({ path, json })).json<{ data: Made }>().data;
};
/** A cent each. */
const search = (key?: string) => ask({ path: '/augment/search', json: { query: 'hills' }, key });
const spendDiem = async () => {
  for (let i = 0; i < 2; i += 1) await search();
};
const shown = async (id: string) =>
  (await ask({ path: `${path}/${id}` })).json<{ data: Listed }>().data;
const statuses = async ({ apiKey }: Made, times: number) => {
  const all: number[] = [];
  for (let i = 0; i < times; i += 1) all.push((await search(apiKey)).status);
  return all;
};

describe('the usage of a key', () => {
  it('is what this key used, in both currencies', async () => {
    const key = await make();
    await search();
    await search(key.apiKey);
    await search(key.apiKey);
    const { usage, currentPeriodUsage } = await shown(key.id);
    expect(usage.trailingSevenDays).toEqual({ usd: '0.01', diem: '0.01', vcu: '0' });
    expect(currentPeriodUsage).toBeUndefined();
  });

  it('goes back seven days', async () => {
    const key = await make();
    await search(key.apiKey);
    now += 7 * DAY_MS;
    expect((await shown(key.id)).usage.trailingSevenDays.diem).toBe('0.01');
    now += 1;
    expect((await shown(key.id)).usage.trailingSevenDays.diem).toBe('0');
  });

  it('is told also of the key that asks', async () => {
    await search('another-one');
    await search();
    expect((await shown('sandbox-key')).usage.trailingSevenDays.diem).toBe('0.01');
  });

  it('of the current period stands where there are limits', async () => {
    const key = await make({ consumptionLimit: { usd: 1 }, limitPeriod: 'MONTH' });
    await search(key.apiKey);
    expect((await shown(key.id)).currentPeriodUsage).toEqual({ usd: '0', diem: '0.01' });
  });
});

describe('a spend limit', () => {
  it('in dollars refuses what would go beyond it, and costs nothing then', async () => {
    const key = await make({ consumptionLimit: { usd: 0.02 } });
    await spendDiem();
    expect(await statuses(key, 3)).toEqual([200, 200, 402]);
    expect((await search(key.apiKey)).json().error).toMatch(/^API key USD spend limit exceeded\./);
    expect(handle().ledger().balance).toBe(4.98);
  });

  it('in DIEM has words of its own', async () => {
    const key = await make({ consumptionLimit: { diem: 0.01 } });
    expect(await statuses(key, 1)).toEqual([200]);
    const refused = await search(key.apiKey);
    expect([refused.status, refused.json().error]).toEqual([
      402,
      expect.stringMatching(/^API key DIEM spend limit exceeded\./),
    ]);
  });

  it('of one currency leaves the other alone', async () => {
    const key = await make({ consumptionLimit: { diem: 0.02 } });
    expect(await statuses(key, 4)).toEqual([200, 200, 200, 200]);
  });

  it('is of one key', async () => {
    const key = await make({ consumptionLimit: { usd: 0, diem: 0 } });
    expect([await statuses(key, 1), (await search()).status]).toEqual([[402], 200]);
  });

  it('can be raised', async () => {
    const key = await make({ consumptionLimit: { usd: 0, diem: 0 } });
    const json = { id: key.id, consumptionLimit: { usd: 1, diem: null } };
    await ask({ path, method: 'PATCH', json });
    expect(await statuses(key, 1)).toEqual([200]);
  });

  it.each([
    ['EPOCH', '2026-10-30T23:59:59Z', '2026-10-31T00:00:00Z'],
    ['MONTH', '2026-10-31T23:59:59Z', '2026-11-01T00:00:00Z'],
  ])('by %s holds at %s and begins anew at %s', async (limitPeriod, last, next) => {
    const key = await make({ consumptionLimit: { usd: 0.01 }, limitPeriod });
    await spendDiem();
    expect(await statuses(key, 1)).toEqual([200]);
    now = Date.parse(last);
    expect(await statuses(key, 1)).toEqual([402]);
    now = Date.parse(next);
    expect(await statuses(key, 1)).toEqual([200]);
  });

  it('for a lifetime never begins anew', async () => {
    const key = await make({ consumptionLimit: { usd: 0.01 }, limitPeriod: 'LIFETIME' });
    await spendDiem();
    expect(await statuses(key, 1)).toEqual([200]);
    now += 400 * DAY_MS;
    expect(await statuses(key, 1)).toEqual([402]);
  });

  it('is not raised by paying in', async () => {
    const key = await make({ consumptionLimit: { usd: 0.01 } });
    await spendDiem();
    await search(key.apiKey);
    const headers = { 'payment-signature': 'x' };
    await ask({ path: '/x402/top-up', method: 'POST', key: key.apiKey, headers });
    expect(await statuses(key, 1)).toEqual([402]);
  });

  it('gets back what is given back', async () => {
    const key = await make({ consumptionLimit: { usd: 0.2 } });
    const prompt = 'a quiet evening song, refused-by-provider';
    const model = 'stable-audio-25';
    const queue = () => ask({ path: '/audio/queue', json: { model, prompt }, key: key.apiKey });
    const { queue_id } = (await queue()).json<{ queue_id: string }>();
    expect((await queue()).status).toBe(402);
    now += 4_000;
    // Another key may fetch it: the money goes to the one that paid.
    await ask({ path: '/audio/retrieve', json: { model, queue_id } });
    expect((await queue()).status).toBe(200);
  });
});
