import { ACTIONS, UIDS, UPLOAD_CREATE } from '../../shared/plugin';
import { forgetLimits } from '../support/limits';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';

const KEY = 'VENICE_ADMIN_KEY_never-to-be-seen';
const prompt = 'A very secret garden';
const FILE = UIDS.file;

let app: App;
beforeAll(async () => {
  app = await bootStrapi({ venice: { apiKey: KEY } });
}, 60_000);
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());

describe('the key', () => {
  const FAULTS = [
    { status: 400, body: { error: `Bad key ${KEY}` } },
    { status: 401, body: { error: 'Authentication failed' } },
    { status: 402, body: { error: 'Insufficient balance' } },
    { status: 422, body: { error: 'Policy' } },
    { status: 500, body: { error: 'Inference processing failed' } },
    { status: 502, headers: { 'Content-Type': 'text/html' }, body: `<html>${KEY}</html>` },
    { status: 200, body: `{ "images": "${KEY}" }` },
    { reset: 'before' as const },
    { reset: 'after' as const },
    { truncate: true },
  ];

  it('appears in no answer, log line, record or error, whatever Venice does', async () => {
    const { admin } = app.people;
    const seen: unknown[] = [];
    for (const fault of FAULTS) {
      app.sandbox.injectFault({ path: '/image/generate', times: 9, ...fault });
      const error = await app
        .service('images')
        .generate({ prompt })
        .catch((caught: Error) => caught);
      seen.push({ ...error, stack: (error as Error).stack });
      const { body } = await admin.post('/venice/operations', {
        kind: 'generate',
        input: { prompt },
      });
      seen.push(
        await until(async () => {
          const answer = await admin.get(`/venice/operations/${body.data.id}`);
          return answer.body.data.status !== 'running' && answer.body;
        })
      );
      app.sandbox.reset();
      await forgetLimits(app);
    }
    for (const path of ['settings', 'status', 'catalogue/models?type=image', 'records/1']) {
      seen.push((await admin.get(`/venice/${path}`)).body);
    }
    seen.push((await admin.post('/venice/settings/test')).body);
    seen.push((await admin.put('/venice/settings', { apiKey: 'x' })).body);
    seen.push(await app.strapi.db.query(UIDS.operation).findMany());
    seen.push(await app.strapi.db.query(UIDS.send).findMany());
    seen.push(await app.strapi.db.query('strapi::core-store').findMany());
    const all = JSON.stringify(seen) + app.log.join('\n');
    expect(all).toContain('Inference processing failed');
    expect(all).not.toContain(KEY);
  }, 60_000);
});

describe('the journal', () => {
  it('is hidden from the Content Manager and the Content-Type Builder', () => {
    const hidden = [UIDS.operation, UIDS.send].map((uid) => {
      const { pluginOptions } = app.strapi.contentType(uid as never) as { pluginOptions: unknown };
      return pluginOptions;
    });
    expect(hidden).toEqual([HIDDEN, HIDDEN]);
  });

  it('has no route of its own in the content API', async () => {
    const token = await app.people.withToken({ name: 'curious', type: 'full-access' });
    const paths = ['/api/operations', '/api/sends', '/api/venice/operations', '/api/venice/sends'];
    const answers = await Promise.all(paths.map((path) => token.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('tells nothing through the files it speaks of, however much is populated', async () => {
    const { assets } = await app
      .service('images')
      .generate({ prompt, seed: 424_242 }, { name: 'picture' });
    const token = await app.people.withToken({ name: 'files', type: 'full-access' });
    const { body } = await token.get(`/api/upload/files/${assets[0]!.id}?populate=*`);
    expect(JSON.stringify(body)).not.toMatch(/secret|424242|venice/i);
  });
});

const HIDDEN = {
  'content-manager': { visible: false },
  'content-type-builder': { visible: false },
};

describe('a record', () => {
  const reader = (name: string, condition: string[]) =>
    app.people.withActions({
      name,
      actions: [
        { action: ACTIONS.recordsRead },
        { action: ACTIONS.generate },
        { action: ACTIONS.edit },
        { action: UPLOAD_CREATE, subject: FILE },
        { action: 'plugin::upload.read', subject: FILE, conditions: condition },
      ],
    });

  it('is shown to whoever may read records and the asset', async () => {
    const { assets } = await app.service('images').generate({ prompt, seed: 5 });
    const person = await reader('reader', []);
    const { body } = await person.get(`/venice/records/${assets[0]!.id}`);
    expect([body.data.record.operation.prompt, body.data.record.send.seed]).toEqual([prompt, 5]);
  });

  it('does not exist for whoever may not read the asset', async () => {
    const { assets } = await app.service('images').generate({ prompt });
    const person = await reader('owner-only', ['admin::is-creator']);
    expect((await person.get(`/venice/records/${assets[0]!.id}`)).status).toBe(404);
  });

  it('leaves out relatives that may not be read', async () => {
    const person = await reader('family', ['admin::is-creator']);
    const where = { firstname: 'family' };
    const { id } = await app.strapi.db.query('admin::user').findOne({ where });
    const { assets } = await app
      .service('images')
      .generate({ prompt, format: 'png' }, { user: id });
    const image = assets[0]!.id;
    const own = await app.service('images').edit({ image, prompt }, { user: id });
    await app.service('images').edit({ image, prompt });
    const { body } = await person.get(`/venice/records/${image}`);
    expect(body.data.lineage.results.map((result: { id: number }) => result.id)).toEqual([
      own.assets[0]!.id,
    ]);
  });

  it('is null, with an empty family, for what Venice did not make', async () => {
    const { assets } = await app.service('images').generate({ prompt });
    await app.strapi.db.query(UIDS.send).deleteMany({ where: { savedAssetId: assets[0]!.id } });
    const { body } = await app.people.admin.get(`/venice/records/${assets[0]!.id}`);
    expect(body.data).toEqual({ record: null, lineage: { sources: [], results: [] } });
  });
});
