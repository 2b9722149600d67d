import { createDatabase, type TestDatabase } from '../support/database';
import type { App } from '../support/strapi';
import { until } from '../support/until';

jest.setTimeout(60_000);

const FIRST = 'VENICE_ADMIN_KEY_first-0001';
const SECOND = 'VENICE_ADMIN_KEY_second-0002';

/** Several Strapis of one process share the defaults of their configuration, unless each brings its own modules. */
const boot = async (question: { database: TestDatabase; encryptionKey: string | null }) => {
  jest.resetModules();
  const { bootStrapi } = await import('../support/strapi');
  return bootStrapi({ ...question, venice: { apiKey: null } });
};

/** An application whose API key was stored under the encryption key "A", started again with another. */
const restartedWith = (encryptionKey: string | null): (() => App) => {
  let database: TestDatabase;
  let app: App;
  beforeAll(async () => {
    database = await createDatabase();
    const before = await boot({ database, encryptionKey: 'A' });
    await before.people.admin.put('/venice/settings', { apiKey: FIRST });
    await before.close();
    app = await boot({ database, encryptionKey });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });
  return () => app;
};

const keyStatus = async (app: App) =>
  (await app.people.admin.get('/venice/settings')).body.data.key;

const stored = (app: App) =>
  app.strapi.store({ type: 'plugin', name: 'venice', key: 'settings' }).get({});

const generate = (app: App) =>
  app.people.admin.post('/venice/operations', { kind: 'generate', input: { prompt: 'x' } });

/** What holds in both cases. */
const isClearAndHarmless = (question: { app: () => App; storable: boolean }): void => {
  const { app, storable } = question;

  it('Strapi starts, and says that the API key has to be entered again', async () => {
    const status = (await app().people.admin.get('/venice/status')).body.data;
    expect([status.configured, await keyStatus(app())]).toEqual([
      false,
      { configured: false, source: 'settings', hint: '…0001', readable: false, storable },
    ]);
  });

  it('an operation is refused in words, before anything is written or sent', async () => {
    const { status, body } = await generate(app());
    expect([status, body.error.details.code]).toEqual([400, 'not_configured']);
    expect(await app().strapi.db.query('plugin::venice.operation').count()).toBe(0);
    expect(app().sandbox.ledger().entries).toEqual([]);
  });

  it('changing another setting leaves the ciphertext for the day when the old one is back', async () => {
    const before = await stored(app());
    const { status } = await app().people.admin.put('/venice/settings', { format: 'png' });
    expect([status, await stored(app())]).toEqual([200, { ...(before as object), format: 'png' }]); // the plugin writes an object
  });
};

describe('with another encryption key', () => {
  const app = restartedWith('B');
  isClearAndHarmless({ app, storable: true });

  it('a new API key can be stored, and works', async () => {
    await app().people.admin.put('/venice/settings', { apiKey: SECOND });
    const { body } = await generate(app());
    const ended = await until(async () => {
      const operation = await app().service('journal').find(body.data.id);
      return operation?.status !== 'running' && operation;
    });
    const key = await keyStatus(app());
    expect([key.configured, key.hint, ended.status]).toEqual([true, '…0002', 'done']);
  });
});

describe('without an encryption key', () => {
  const app = restartedWith(null);
  isClearAndHarmless({ app, storable: false });

  it('a new API key is refused', async () => {
    const before = await stored(app());
    const { status } = await app().people.admin.put('/venice/settings', { apiKey: SECOND });
    expect([status, await stored(app())]).toEqual([400, before]);
  });

  it('the API key that cannot be read can be forgotten', async () => {
    const { body } = await app().people.admin.put('/venice/settings', { apiKey: '' });
    expect(body.data.key).toMatchObject({ configured: false, source: null, hint: null });
  });
});

describe('with the same encryption key', () => {
  const app = restartedWith('A');

  it('the API key is there', async () => {
    expect([await app().service('settings').apiKey(), (await keyStatus(app())).readable]).toEqual([
      FIRST,
      true,
    ]);
  });
});
