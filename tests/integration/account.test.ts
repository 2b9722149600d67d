import { forgetLimits } from '../support/limits';
import { standBetween } from '../support/relay';
import { bootBeside, bootStrapi, type App } from '../support/strapi';

jest.setTimeout(60_000);

const ADMIN_KEY = 'an-admin-key-of-a-test';
const INFERENCE_KEY = 'inference-key-of-a-test';
const BALANCE = '/billing/balance';
const LIMITS = '/api_keys/rate_limits';
const FAULT = { status: 400, body: { error: 'No' }, times: 9 };

let app: App;
beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.close());
beforeEach(async () => {
  use(ADMIN_KEY);
  app.sandbox.reset();
  await forgetLimits(app);
});

const use = (apiKey: string) => app.strapi.config.set('plugin::venice.apiKey', apiKey);
const account = () => app.service('account');

describe('the balance', () => {
  it('is that of the account with an ADMIN key', async () => {
    expect(await account().balance()).toEqual({
      usd: app.sandbox.ledger().balance,
      diem: expect.any(Number),
      canConsume: true,
      source: 'billing',
    });
  });

  it('is what the key may know with an INFERENCE key, which is not asked for more a second time', async () => {
    use(INFERENCE_KEY);
    const relay = await standBetween(app);
    try {
      const first = await account().balance();
      const second = await account().balance();
      expect(first).toMatchObject({ usd: app.sandbox.ledger().balance, source: 'rate_limits' });
      expect(second).toEqual(first);
      expect([relay.timesAsked(BALANCE), relay.timesAsked(LIMITS)]).toEqual([1, 2]);
      use(ADMIN_KEY);
      expect((await account().balance())?.source).toBe('billing');
    } finally {
      await relay.close();
    }
  });

  it('is that of the last answer where Venice tells nothing else', async () => {
    await app
      .service('text')
      .chat({ model: 'default', messages: [{ role: 'user', content: 'x' }] });
    app.sandbox.injectFault({ path: BALANCE, ...FAULT });
    app.sandbox.injectFault({ path: LIMITS, ...FAULT });
    expect(await account().balance()).toMatchObject({
      usd: expect.any(Number),
      canConsume: null,
      source: 'header',
    });
  });

  it('is null where nothing was told yet', async () => {
    const fresh = await bootBeside({ venice: { apiKey: 'bad-key-of-a-test' } });
    expect(await fresh.service('account').balance()).toBeNull();
    await fresh.close();
  });
});

describe('the limits', () => {
  it('are those of the key', async () => {
    const { accessPermitted, rateLimits } = await account().rateLimits();
    expect([accessPermitted, rateLimits.length > 0]).toEqual([true, true]);
  });
});

describe('the usage', () => {
  it('comes in pages', async () => {
    const { chat } = app.service('text');
    const messages = [{ role: 'user' as const, content: 'Hello' }];
    for (let times = 0; times < 12; times += 1) await chat({ model: 'default', messages });
    const first = await account().usage({ pageSize: 10 });
    expect(first.entries).toHaveLength(10);
    const second = await account().usage({ cursor: first.nextCursor ?? '' });
    expect([second.entries.length, second.nextCursor]).toEqual([2, null]);
  });

  it('says with an INFERENCE key that it takes another one', async () => {
    use(INFERENCE_KEY);
    const error = await account()
      .usage()
      .catch((caught: Error) => caught);
    expect(error).toMatchObject({ code: 'unauthorized', reason: 'admin_key', charge: 'none' });
    const seen = JSON.stringify({ ...(error as Error), stack: (error as Error).stack });
    expect(seen + app.log.join('\n')).not.toContain(INFERENCE_KEY);
  });
});
