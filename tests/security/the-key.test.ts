import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failuresWith, meetFaults, openEverything } from '../support/security-key-day';
import { filesBelow, overhear, tellings, wholeDatabase } from '../support/security-traces';
import { bootStrapi, type App } from '../support/strapi';

jest.setTimeout(90_000);

const ROOT = join(__dirname, '../..');
const KEY = 'VENICE_ADMIN_KEY_never-to-be-seen';

const WAYS = [
  { way: 'the configuration', venice: { apiKey: KEY }, leaveOut: /^config\/plugins\.js$/ },
  { way: 'the settings', venice: { apiKey: null }, leaveOut: /$^/ },
];

describe.each(WAYS)('a key from $way', ({ venice, leaveOut }) => {
  let app: App;
  let given: unknown[];
  let heard: string[];
  beforeAll(async () => {
    app = await bootStrapi({ venice });
    const listening = overhear();
    // Refused, and harmless, where the configuration has one.
    await app.people.admin.put('/venice/settings', { apiKey: KEY });
    given = await meetFaults({ app, faults: failuresWith(KEY) });
    await openEverything({ app, key: KEY });
    listening.stop();
    heard = listening.heard;
  });
  afterAll(() => app.close());

  it('is the one that Venice was asked with', async () => {
    expect(await app.service('settings').apiKey()).toBe(KEY);
  });

  it('is in no answer over HTTP', () => {
    expect(heard.join()).toContain('Inference processing failed');
    expect(tellings({ texts: heard, secret: KEY })).toEqual([]);
  });

  it('is in nothing that code of the application is given', () => {
    const texts = given.map((value) => JSON.stringify(value));
    expect(texts.join()).toContain('Inference processing failed');
    expect(tellings({ texts, secret: KEY })).toEqual([]);
  });

  it('is in no line of the log', () => {
    expect(app.log.length).toBeGreaterThan(0);
    expect(tellings({ texts: app.log, secret: KEY })).toEqual([]);
  });

  it('is in no row of any table', async () => {
    const tables = Object.entries(await wholeDatabase(app));
    const names = tables.map(([table]) => table);
    expect(names).toEqual(expect.arrayContaining(['venice_operations', 'venice_sends']));
    const telling = tables.filter(([, rows]) => JSON.stringify(rows).includes(KEY));
    expect(telling.map(([table]) => table)).toEqual([]);
  });

  it('is in no file of the application but the configuration that it came from', () => {
    const files = filesBelow({ folder: app.folder, leaveOut });
    expect(files.map(({ path }) => path)).toContain('config/admin.js');
    const telling = files.filter(({ bytes }) => bytes.includes(KEY));
    expect(telling.map(({ path }) => path)).toEqual([]);
  });
});

it('a key that was only tested is kept nowhere', async () => {
  const app = await bootStrapi();
  const listening = overhear();
  await app.people.admin.post('/venice/settings/test', { apiKey: `bad-${KEY}` });
  listening.stop();
  const traces = [listening.heard, app.log, await wholeDatabase(app)];
  await app.close();
  expect(JSON.stringify(traces)).toContain('unauthorized');
  expect(JSON.stringify(traces)).not.toContain(KEY);
});

it('a key that was stored is there as ciphertext of Strapi, and no other setting tells more than its end', async () => {
  const app = await bootStrapi({ venice: { apiKey: null } });
  await app.people.admin.put('/venice/settings', { apiKey: KEY });
  const stored = await app.strapi
    .store({ type: 'plugin', name: 'venice', key: 'settings' })
    .get({});
  const key = await app.service('settings').apiKey();
  await app.close();
  expect([key, stored]).toEqual([
    KEY,
    expect.objectContaining({ encryptedKey: expect.stringMatching(/^v1:/), keyHint: 'seen' }),
  ]);
});

/** What the bundle for the browser is built from, and the bundle itself where there is one: building may put values in place of names. */
const BROWSER = ['admin/src', 'shared', 'dist/admin'].filter((path) =>
  existsSync(join(ROOT, path))
);

it.each(BROWSER)('%s takes nothing of the environment into the browser', (path) => {
  const files = filesBelow({ folder: join(ROOT, path), leaveOut: /\.map$/ });
  const reading = files.filter(({ bytes }) =>
    /(process|import\.meta)\.env(?!\.NODE_ENV)\b/.test(bytes.toString('utf8'))
  );
  expect(files.length).toBeGreaterThan(10);
  expect(reading.map((file) => file.path)).toEqual([]);
});
