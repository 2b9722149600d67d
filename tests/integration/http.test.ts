import sharp from 'sharp';
import { ACTIONS, UPLOAD_CREATE } from '../../shared/plugin';
import type { Person } from '../support/people';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';

const UPLOAD_ACTION = { action: UPLOAD_CREATE, subject: 'plugin::upload.file' };
const READ_ACTION = { action: 'plugin::upload.read', subject: 'plugin::upload.file' };
const OWN_ONLY = { ...READ_ACTION, conditions: ['admin::is-creator'] };
const prompt = 'A lighthouse at dusk';

let app: App;
let editor: Person;
beforeAll(async () => {
  app = await bootStrapi();
  editor = await app.people.withActions({
    name: 'illustrator',
    actions: [{ action: ACTIONS.generate }, { action: ACTIONS.edit }, UPLOAD_ACTION, OWN_ONLY],
  });
}, 60_000);
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());

const ask = (kind: string, input: object, options: object = { save: false }) => ({
  kind,
  input,
  options,
});

/** Polls as the admin does. */
const settled = (person: Person, id: number, base = '/venice') =>
  until(async () => {
    const { body } = await person.get(`${base}/operations/${id}`);
    return body.data.status !== 'running' && body.data;
  });

const generated = async (person: Person, options: object = { save: false }) => {
  const { body } = await person.post('/venice/operations', ask('generate', { prompt }, options));
  return settled(person, body.data.id);
};

describe('an operation of the admin', () => {
  it('is answered at once with 202', async () => {
    const { status, body } = await editor.post('/venice/operations', ask('generate', { prompt }));
    expect([status, body.data.status, body.data.sends.length]).toEqual([202, 'running', 1]);
    await settled(editor, body.data.id);
  });

  it('waits as a preview that its maker can look at', async () => {
    const { sends } = await generated(editor);
    const preview = await editor.download(`/venice/sends/${sends[0].id}/preview`);
    expect((await sharp(preview.bytes).metadata()).format).toBe('webp');
    expect(preview.headers.get('cache-control')).toBe('private, no-store');
  });

  it('becomes an asset when it is kept', async () => {
    const { sends } = await generated(editor);
    const { status, body } = await editor.post(`/venice/sends/${sends[0].id}/keep`, {
      name: 'Tower',
    });
    expect([status, body.data.name]).toEqual([200, 'Tower.webp']);
  });

  it('names its maker', async () => {
    expect((await generated(editor)).createdBy.name).toBe('illustrator Tester');
  });

  it('does not exist for anybody else', async () => {
    const { id, sends } = await generated(editor);
    const other = app.people.admin;
    const answers = await Promise.all([
      other.get(`/venice/operations/${id}`),
      other.get(`/venice/sends/${sends[0].id}/preview`),
      other.post(`/venice/sends/${sends[0].id}/keep`),
      other.post(`/venice/operations/${id}/cancel`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('is cancelled before it was sent without a charge', async () => {
    app.sandbox.setOptions({ latencyMs: 300 });
    const { body } = await editor.post(
      '/venice/operations',
      ask('generate', { prompt, variants: 4 })
    );
    await editor.post(`/venice/operations/${body.data.id}/cancel`);
    const ended = await settled(editor, body.data.id);
    app.sandbox.setOptions({ latencyMs: 0 });
    expect(new Set(ended.sends.map(({ state }: { state: string }) => state))).toEqual(
      new Set(['cancelled'])
    );
  });
});

describe('errors', () => {
  it('name the field of an input that is wrong', async () => {
    const { status, body } = await editor.post(
      '/venice/operations',
      ask('generate', { prompt: '' })
    );
    expect([status, body.error.details.code, body.error.details.charge]).toEqual([
      400,
      'invalid_input',
      'none',
    ]);
    expect(body.error.details.issues[0].path).toBe('prompt');
  });

  it('never leave as 401, even when Venice refuses the key', async () => {
    app.sandbox.injectFault({
      path: '/image/generate',
      status: 401,
      body: { error: 'Authentication failed' },
      times: 1,
    });
    const { sends } = await generated(editor);
    expect(sends[0].error.code).toBe('unauthorized');
  });

  it('refuse a path from HTTP', async () => {
    const input = { image: { path: '/etc/hostname' }, prompt };
    const { status } = await editor.post('/venice/operations', ask('edit', input));
    expect(status).toBe(400);
  });
});

describe('rights', () => {
  it.each([
    ['without our action', [UPLOAD_ACTION]],
    ['without the right to upload', [{ action: ACTIONS.generate }]],
    ['with another kind only', [{ action: ACTIONS.upscale }, UPLOAD_ACTION]],
  ])('refuse somebody %s', async (name, actions) => {
    const person = await app.people.withActions({ name: name.replaceAll(' ', '-'), actions });
    const { status } = await person.post('/venice/operations', ask('generate', { prompt }));
    expect(status).toBe(403);
  });

  it('refuse to switch safe mode off without the right to', async () => {
    const input = { prompt, safe_mode: false };
    const { status } = await editor.post('/venice/operations', ask('generate', input));
    expect(status).toBe(403);
  });

  it('let the owner of an asset edit it', async () => {
    const { sends } = await generated(editor);
    const { body } = await editor.post(`/venice/sends/${sends[0].id}/keep`);
    const edit = await editor.post(
      '/venice/operations',
      ask('edit', { image: body.data.id, prompt })
    );
    expect(edit.status).toBe(202);
    await settled(editor, edit.body.data.id);
  });

  it('hide an asset of somebody else as if it did not exist', async () => {
    const { assets } = await app.service('images').generate({ prompt });
    const input = { image: assets[0]!.id, prompt };
    const hidden = await editor.post('/venice/operations', ask('edit', input));
    const missing = await editor.post(
      '/venice/operations',
      ask('edit', { ...input, image: 999_999 })
    );
    expect([hidden.status, hidden.body]).toEqual([400, missing.body]);
  });

  it('keep the settings from an editor', async () => {
    const answers = [
      await editor.get('/venice/settings'),
      await editor.put('/venice/settings', {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });

  it('keep records from those without the right to read them', async () => {
    expect((await editor.get('/venice/records/1')).status).toBe(403);
  });

  it('let nobody in without a login', async () => {
    const { status } = await app.people.anonymous.post(
      '/venice/operations',
      ask('generate', { prompt })
    );
    expect(status).toBe(401);
  });
});

describe('the content API', () => {
  const CREATE = 'plugin::venice.operations.create';
  const FIND = 'plugin::venice.operations.find';
  const SAVE = 'plugin::upload.content-api.upload';

  it('saves results for a token with full access', async () => {
    const token = await app.people.withToken({ name: 'full', type: 'full-access' });
    const { body } = await token.post('/api/venice/operations', ask('generate', { prompt }, {}));
    const ended = await settled(token, body.data.id, '/api/venice');
    expect(ended.sends[0].state).toBe('stored');
  });

  it('lets a custom token do what its scopes say', async () => {
    const token = await app.people.withToken({
      name: 'custom',
      type: 'custom',
      permissions: [CREATE, FIND, SAVE],
    });
    const { status, body } = await token.post(
      '/api/venice/operations',
      ask('generate', { prompt }, {})
    );
    expect(status).toBe(202);
    await settled(token, body.data.id, '/api/venice');
  });

  it('lets a user of the application do what their role says, and nobody else see it', async () => {
    const signUp = async (name: string) => {
      const role = await app.strapi.db.query('plugin::users-permissions.role').create({
        data: { name, type: name, description: name },
      });
      for (const action of [CREATE, FIND, SAVE]) {
        const data = { action, role: role.id };
        await app.strapi.db.query('plugin::users-permissions.permission').create({ data });
      }
      const { service } = app.strapi.plugin('users-permissions');
      const email = `${name}@example.com`;
      const user = await service('user').add({
        ...{ username: name, email, password: 'Passw0rd', provider: 'local' },
        ...{ confirmed: true, blocked: false, role: role.id },
      });
      return app.people.withJwt(await service('jwt').issue({ id: user.id }));
    };
    const [una, otto] = [await signUp('una'), await signUp('otto')];
    const { status, body } = await una.post(
      '/api/venice/operations',
      ask('generate', { prompt }, {})
    );
    const ended = await settled(una, body.data.id, '/api/venice');
    const foreign = await otto.get(`/api/venice/operations/${body.data.id}`);
    expect([status, ended.status, foreign.status]).toEqual([202, 'done', 404]);
  });

  it('refuses to switch safe mode off, in either spelling', async () => {
    const token = await app.people.withToken({ name: 'bold', type: 'full-access' });
    const answers = [
      await token.post('/api/venice/operations', ask('generate', { prompt, safe_mode: false })),
      await token.post('/api/venice/operations', ask('generations', { prompt, moderation: 'low' })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });

  it.each([
    ['a user', { user: 1 }],
    ['a strange option', { notify: true }],
  ])('takes no %s', async (_, options) => {
    const token = await app.people.withToken({ name: `strict ${_}`, type: 'full-access' });
    const { status, body } = await token.post(
      '/api/venice/operations',
      ask('generate', { prompt }, options)
    );
    expect([status, body.error.details.code]).toEqual([400, 'invalid_input']);
  });

  it('refuses a token that may not upload', async () => {
    const token = await app.people.withToken({
      name: 'no-upload',
      type: 'custom',
      permissions: [CREATE, FIND],
    });
    const { status } = await token.post('/api/venice/operations', ask('generate', { prompt }, {}));
    expect(status).toBe(403);
  });

  it('refuses a read-only token', async () => {
    const token = await app.people.withToken({ name: 'reader', type: 'read-only' });
    const { status } = await token.post('/api/venice/operations', ask('generate', { prompt }, {}));
    expect(status).toBe(403);
  });

  it('refuses a token without the right to read files as a source', async () => {
    const { assets } = await app.service('images').generate({ prompt });
    const token = await app.people.withToken({
      name: 'blind',
      type: 'custom',
      permissions: [CREATE, FIND, SAVE],
    });
    const input = { image: assets[0]!.id, prompt };
    expect((await token.post('/api/venice/operations', ask('edit', input, {}))).status).toBe(400);
  });

  it('refuses the public even where somebody ticked our action for them', async () => {
    const role = await app.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'public' } });
    await app.strapi.db
      .query('plugin::users-permissions.permission')
      .create({ data: { action: CREATE, role: role.id } });
    const { status } = await app.people.anonymous.post(
      '/api/venice/operations',
      ask('generate', { prompt }, {})
    );
    expect([401, 403]).toContain(status);
    expect(app.sandbox.ledger().entries).toEqual([]);
  });

  it('has no settings, records or status', async () => {
    const token = await app.people.withToken({ name: 'curious', type: 'full-access' });
    const paths = ['settings', 'records/1', 'status'];
    const answers = await Promise.all(paths.map((path) => token.get(`/api/venice/${path}`)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('tells nothing of how a file was made', async () => {
    const { assets } = await app.service('images').generate({ prompt: 'a very secret garden' });
    const token = await app.people.withToken({ name: 'files', type: 'full-access' });
    const { body } = await token.get(`/api/upload/files/${assets[0]!.id}?populate=*`);
    expect(JSON.stringify({ ...body, name: '', url: '', hash: '', formats: {} })).not.toContain(
      'secret'
    );
  });
});

describe('the status', () => {
  it('says that this is the sandbox', async () => {
    const { body } = await editor.get('/venice/status');
    expect(body.data).toMatchObject({
      configured: true,
      sandbox: true,
      maySwitchSafeModeOff: false,
    });
  });
});

describe('the catalogue', () => {
  it('lists models of a type with their traits', async () => {
    const { body } = await editor.get('/venice/catalogue/models?type=image');
    expect(body.data.traits.default).toBe('z-image-turbo');
    expect(body.data.models.length).toBeGreaterThan(30);
  });

  it('lists styles', async () => {
    const { body } = await editor.get('/venice/catalogue/styles');
    expect(body.data.styles).toContain('Cinematic');
  });
});
