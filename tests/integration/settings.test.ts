import { ACTIONS } from '../../shared/plugin';
import type { Person } from '../support/people';
import { bootStrapi, type App, type Options } from '../support/strapi';

const KEY = 'VENICE_ADMIN_KEY_0123456789';

const withApp = (options: Options): (() => App) => {
  let app: App;
  beforeAll(async () => {
    app = await bootStrapi(options);
  }, 60_000);
  afterAll(() => app.close());
  return () => app;
};

const storedSettings = async (app: App) =>
  // Only the plugin writes it, as an object.
  (await app.strapi.store({ type: 'plugin', name: 'venice', key: 'settings' }).get({})) as object;

/** In the form of Strapi's encryption service, and made with a key that nobody has any more. */
const FOREIGN = `v1:${'00'.repeat(16)}:${'ab'.repeat(20)}:${'cd'.repeat(16)}`;

describe('a key from the configuration', () => {
  const app = withApp({});
  const admin = () => app().people.admin;

  it('is shown by its end only', async () => {
    const { body } = await admin().get('/venice/settings');
    expect(body.data.key).toMatchObject({ configured: true, source: 'config', hint: '…4711' });
  });

  it('cannot be changed', async () => {
    expect((await admin().put('/venice/settings', { apiKey: KEY })).status).toBe(400);
  });

  it('can be tested', async () => {
    const { body } = await admin().post('/venice/settings/test');
    expect(body.data).toMatchObject({ ok: true, error: null, sandbox: true });
  });

  it('that is another one can be tested before it is stored, and is told to be wrong without a 401', async () => {
    const { status, body } = await admin().post('/venice/settings/test', { apiKey: 'bad-key' });
    expect([status, body.data.ok, body.data.error.code]).toEqual([200, false, 'unauthorized']);
  });

  it('keeps its own balance when another one is tested', async () => {
    await admin().post('/venice/settings/test');
    const balance = app().service('client').live().balanceUsd;
    await admin().post('/venice/settings/test', { apiKey: 'poor-key' });
    expect(app().service('client').live().balanceUsd).toBe(balance);
  });

  it('leaves the other settings free: what is named changes, the rest stays', async () => {
    await admin().put('/venice/settings', { format: 'png' });
    const { body } = await admin().put('/venice/settings', { optimize: true });
    expect([body.data.format, body.data.optimize]).toEqual(['png', true]);
  });
});

describe('without a key', () => {
  const app = withApp({ venice: { apiKey: null } });
  const admin = () => app().people.admin;
  afterEach(() => admin().put('/venice/settings', { apiKey: '' }));

  it('Strapi starts, and says that there is none', async () => {
    const { body } = await admin().get('/venice/status');
    expect(body.data).toMatchObject({ configured: false, sandbox: true });
  });

  it('an operation is refused before anything is written', async () => {
    const { status, body } = await admin().post('/venice/operations', {
      kind: 'generate',
      input: { prompt: 'x' },
    });
    expect([status, body.error.details.code]).toEqual([400, 'not_configured']);
    expect(await app().strapi.db.query('plugin::venice.operation').count()).toBe(0);
  });

  it('a test says so', async () => {
    const { body } = await admin().post('/venice/settings/test');
    expect(body.data).toMatchObject({ ok: false, error: { code: 'not_configured' } });
  });

  it('one can be entered, and is stored as ciphertext only', async () => {
    const { body } = await admin().put('/venice/settings', { apiKey: KEY });
    expect(body.data.key).toEqual({
      configured: true,
      source: 'settings',
      hint: '…6789',
      readable: true,
      storable: true,
    });
    expect(JSON.stringify(await storedSettings(app()))).not.toContain(KEY);
    expect(await app().service('settings').apiKey()).toBe(KEY);
  });

  it('one that is short shows nothing of itself', async () => {
    const { body } = await admin().put('/venice/settings', { apiKey: 'short-key' });
    expect(body.data.key).toMatchObject({ configured: true, hint: null });
  });

  it('one that was entered can be forgotten', async () => {
    await admin().put('/venice/settings', { apiKey: KEY });
    const { body } = await admin().put('/venice/settings', { apiKey: '' });
    expect(body.data.key).toMatchObject({ configured: false, source: null, hint: null });
  });

  it('one that was encrypted with another encryption key has to be entered again', async () => {
    await admin().put('/venice/settings', { apiKey: KEY });
    const store = app().strapi.store({ type: 'plugin', name: 'venice', key: 'settings' });
    await store.set({ value: { ...(await storedSettings(app())), encryptedKey: FOREIGN } });
    const { body } = await admin().get('/venice/settings');
    expect(body.data.key).toMatchObject({ configured: false, readable: false, source: 'settings' });
  });
});

describe('safe mode', () => {
  const app = withApp({});
  const manager = (): Promise<Person> =>
    app().people.withActions({
      name: 'manager',
      actions: [{ action: ACTIONS.settingsRead }, { action: ACTIONS.settingsUpdate }],
    });

  it('is not switched off by somebody without the right to', async () => {
    const person = await manager();
    const answers = [
      await person.put('/venice/settings', { safeMode: false }),
      await person.put('/venice/settings', { safeMode: true, format: 'png' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 200]);
  });

  it('is sent as off where the settings say so', async () => {
    await app().people.admin.put('/venice/settings', { safeMode: false });
    const { operation } = await app().service('images').generate({ prompt: 'a [adult] scene' });
    await app().people.admin.put('/venice/settings', { safeMode: true });
    expect([operation.parameters.safe_mode, operation.status]).toEqual([false, 'done']);
  });
});

it('a configuration that is wrong stops the start, by name and not by value', async () => {
  const venice = { apiKey: KEY, concurrency: 0, folder: 'x' };
  const failure = await bootStrapi({ venice }).then(
    () => 'it started',
    (error: Error) => error.message
  );
  expect(failure).toMatch(/concurrency.*folder/);
  expect(failure).not.toContain(KEY);
});

it('a spool folder in the public folder stops the start', async () => {
  await expect(bootStrapi({ venice: { spoolDir: './public/venice' } })).rejects.toThrow(/spoolDir/);
});
