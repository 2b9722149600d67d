import { bootStrapi, type App } from '../support/strapi';

// In a file of its own: several Strapis of one process share their configuration's defaults.
let app: App;
beforeAll(async () => {
  app = await bootStrapi({ venice: { apiKey: null }, encryptionKey: null });
}, 60_000);
afterAll(() => app.close());

it('without an encryption key no API key can be stored, and the answer says why', async () => {
  const { admin } = app.people;
  const { status, body } = await admin.put('/venice/settings', { apiKey: 'VENICE_ADMIN_KEY_1' });
  expect([status, body.error.message]).toEqual([400, expect.stringContaining('encryption key')]);
});

it('the settings say beforehand that none can be stored', async () => {
  expect((await app.people.admin.get('/venice/settings')).body.data.key.storable).toBe(false);
});
