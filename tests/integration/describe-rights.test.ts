import { ACTIONS, UIDS, UPLOAD_UPDATE } from '../../shared/plugin';
import { forgetLimits } from '../support/limits';
import type { Person } from '../support/people';
import { picture } from '../support/pictures';
import { formWith } from '../support/security-attacker';
import { spooled } from '../support/spooled';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';

jest.setTimeout(60_000);

const KEY = 'VENICE_INFERENCE_KEY_never-to-be-seen';
const CHAT = '/chat/completions';
const FILE = UIDS.file;
const OWN = ['admin::is-creator'];
const DESCRIBE = { action: ACTIONS.describe };
const READ = { action: 'plugin::upload.read', subject: FILE };
const UPDATE = { action: UPLOAD_UPDATE, subject: FILE };
const SCOPES = {
  describe: 'plugin::venice.descriptions.create',
  save: 'plugin::venice.descriptions.save',
  read: 'plugin::upload.content-api.findOne',
  upload: 'plugin::upload.content-api.upload',
};

let app: App;
let author: Person;
let photo: Buffer;
beforeAll(async () => {
  app = await bootStrapi({ venice: { apiKey: KEY } });
  photo = await picture({ width: 300, height: 300 }).png().toBuffer();
  author = await person('author', [
    DESCRIBE,
    { ...READ, conditions: OWN },
    { ...UPDATE, conditions: OWN },
  ]);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.sandbox.reset();
  await forgetLimits(app);
});

type Actions = Parameters<App['people']['withActions']>[0]['actions'];

const person = (name: string, actions: Actions) => app.people.withActions({ name, actions });

const token = (name: string, permissions: string[]) =>
  app.people.withToken({ name, type: 'custom', permissions });

const idOf = async (firstname: string): Promise<number> => {
  const { id } = await app.strapi.db.query('admin::user').findOne({ where: { firstname } });
  return id;
};

/** An asset of the author's, or of somebody else. */
const assetOf = async (owner: 'author' | 'ada', given: { alternativeText?: string } = {}) => {
  const { asset } = await app.service('mediaLibrary').save({
    file: await spooled({ folder: app.service('spool').folder(), bytes: photo }),
    ...{ name: 'harbour', folder: null, folderName: 'Venice', optimize: false },
    ...{ userId: await idOf(owner), ...given },
  });
  return asset.id;
};

const row = async (id: number) => (await app.service('mediaLibrary').asset(id))!;
const texts = (who: Person, image: unknown, base = '/venice') =>
  who.post(`${base}/descriptions`, { image, locale: 'fr' });
const save = (who: Person, id: number, body: object = TEXTS, base = '/venice') =>
  who.put(`${base}/assets/${id}/description`, body);
const TEXTS = { alternativeText: 'A harbour', caption: 'Boats at dawn' };
const API = '/api/venice';

describe('describing in the admin', () => {
  it('answers the texts of an asset that may be read, and saves nothing', async () => {
    const id = await assetOf('author');
    const { status, body } = await texts(author, id);
    expect([status, body.data.locale, body.data.sandbox]).toEqual([200, 'fr', true]);
    expect(body.data.alternativeText).toMatch(/^Une image /);
    expect((await row(id)).alternativeText).toBeNull();
  });

  it('does not tell whether an asset exists that may not be read', async () => {
    const foreign = await texts(author, await assetOf('ada'));
    const none = await texts(author, 999_999);
    expect([foreign.status, foreign.body]).toEqual([400, none.body]);
    expect(app.sandbox.ledger().entries).toEqual([]);
  });

  it('is refused without the right to', async () => {
    const other = await person('without-describe', [READ, UPDATE, { action: ACTIONS.generate }]);
    expect((await texts(other, await assetOf('author'))).status).toBe(403);
  });

  it('takes a file of a form', async () => {
    const data = { image: { file: 0 }, locale: 'de' };
    const { status, body } = await author.postForm(
      '/venice/descriptions',
      formWith({ data, bytes: photo })
    );
    expect([status, body.data.locale]).toEqual([200, 'de']);
  });

  it.each([
    ['a path', { image: { path: '/etc/hostname' } }],
    ['a file that was not sent', { image: { file: 0 } }],
    ['a name that nobody knows', { image: 1, save: true }],
    ['a language that is none', { image: 1, locale: '../fr' }],
  ])('refuses %s', async (_what, body) => {
    const { status, body: answer } = await author.post('/venice/descriptions', body);
    expect([status, answer.error.details.code]).toEqual([400, 'invalid_input']);
  });

  it('ends the request to Venice when the person has gone', async () => {
    const id = await assetOf('author');
    const gone = new AbortController();
    const describing = jest.spyOn(app.service('text'), 'describe');
    app.sandbox.injectFault({ path: CHAT, delayMs: 600_000 });
    const asked = fetch(`${app.origin}/venice/descriptions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${author.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ image: id }),
      signal: gone.signal,
    });
    await sent();
    gone.abort();
    await expect(asked).rejects.toThrow();
    await expect(describing.mock.results[0]?.value).rejects.toMatchObject({
      code: 'aborted',
      charge: 'unknown',
    });
    describing.mockRestore();
  });

  /** The ledger is written before the answer is held back. */
  const sent = () => until(async () => app.sandbox.ledger().entries.length > 0);

  it('never tells the key, and answers a refusal of Venice with 502', async () => {
    const id = await assetOf('author');
    app.sandbox.injectFault({ path: CHAT, status: 401, body: { error: `Bad key ${KEY}` } });
    const refused = await texts(author, id);
    app.sandbox.injectFault({ path: CHAT, status: 200, body: { choices: KEY } });
    const unreadable = await texts(author, id);
    expect([refused.status, unreadable.status]).toEqual([502, 502]);
    const seen = JSON.stringify([refused.body, unreadable.body]) + app.log.join('\n');
    expect(seen).toContain('[key]');
    expect(seen).not.toContain(KEY);
  });
});

describe('saving in the admin', () => {
  it('writes both texts and names who changed the asset', async () => {
    const id = await assetOf('author');
    const { status, body } = await save(author, id);
    expect([status, body.data.saved]).toEqual([200, { alternativeText: true, caption: true }]);
    expect(body.data.asset).toMatchObject({ id, ...TEXTS });
    const where = { id };
    const { updatedBy } = await app.strapi.db
      .query(FILE)
      .findOne({ where, populate: { updatedBy: true } });
    expect(updatedBy.id).toBe(await idOf('author'));
  });

  it('leaves what stands there, unless it is to be overwritten', async () => {
    const id = await assetOf('author', { alternativeText: 'By hand' });
    const kept = await save(author, id);
    const after = [kept.body.data.saved.alternativeText, (await row(id)).alternativeText];
    expect(after).toEqual([false, 'By hand']);
    const { body } = await save(author, id, { alternativeText: '', overwrite: true });
    expect([body.data.saved.alternativeText, (await row(id)).alternativeText]).toEqual([true, '']);
  });

  it('hides an asset that may not be read, and one that is not there', async () => {
    const id = await assetOf('ada');
    const statuses = [await save(author, id), await save(author, 999_999)];
    expect(statuses.map(({ status }) => status)).toEqual([404, 404]);
    expect((await row(id)).caption).toBeNull();
  });

  it.each([
    ['without the right to change assets', [DESCRIBE, READ]],
    [
      'of others where only own ones may be changed',
      [DESCRIBE, READ, { ...UPDATE, conditions: OWN }],
    ],
    ['without the right to describe', [READ, UPDATE]],
  ])('is refused %s', async (name, actions) => {
    const who = await person(name.replaceAll(' ', '-'), actions);
    const id = await assetOf('author');
    expect((await save(who, id)).status).toBe(403);
    expect((await row(id)).caption).toBeNull();
  });

  it('is allowed to somebody of the same role as the creator where that is the condition', async () => {
    const condition = ['admin::has-same-role-as-creator'];
    const who = await person('mate', [DESCRIBE, READ, { ...UPDATE, conditions: condition }]);
    const { asset } = await app.service('mediaLibrary').save({
      file: await spooled({ folder: app.service('spool').folder(), bytes: photo }),
      ...{ name: 'own', folder: null, folderName: 'Venice', optimize: false },
      userId: await idOf('mate'),
    });
    expect((await save(who, asset.id)).status).toBe(200);
    expect((await save(who, await assetOf('author'))).status).toBe(403);
  });

  it.each([
    ['a character that cannot be stored', { caption: 'a\u0000b' }],
    ['a text that is too long', { caption: 'x'.repeat(2_001) }],
    ['anything else of the asset', { name: 'other.png' }],
  ])('refuses %s', async (_what, body) => {
    const answer = await save(author, await assetOf('author'), body);
    expect([answer.status, answer.body.error.details.code]).toEqual([400, 'invalid_input']);
  });
});

describe('over the content API', () => {
  const NOBODY = 'nobody';
  it.each([
    ['every scope', Object.values(SCOPES), 200, 200],
    ['no scope to read files', [SCOPES.describe, SCOPES.save, SCOPES.upload], 400, 404],
    ['no scope to change files', [SCOPES.describe, SCOPES.save, SCOPES.read], 200, 403],
    ['no scope of ours', [SCOPES.read, SCOPES.upload], 403, 403],
    [NOBODY, [], 403, 403],
  ])('a token with %s', async (name, scopes, described, saved) => {
    const who =
      name === NOBODY ? app.people.anonymous : await token(name.replaceAll(' ', '-'), scopes);
    const id = await assetOf('ada');
    const answers = [await texts(who, id, API), await save(who, id, TEXTS, API)];
    expect(answers.map(({ status }) => status)).toEqual([described, saved]);
    expect((await row(id)).caption).toBe(saved === 200 ? TEXTS.caption : null);
  });

  it('a token learns of no asset that is not there', async () => {
    const who = await token('curious', Object.values(SCOPES));
    expect((await save(who, 999_999, TEXTS, API)).status).toBe(404);
  });

  it('a token does not get what tells who made an asset', async () => {
    const who = await token('reader', Object.values(SCOPES));
    const { body } = await save(who, await assetOf('author'), TEXTS, API);
    expect(Object.keys(body.data.asset)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/createdBy|updatedBy|folder/)])
    );
  });
});
