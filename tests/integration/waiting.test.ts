import type { Operation } from '../../shared/contracts/operation';
import { ACTIONS, UPLOAD_CREATE } from '../../shared/plugin';
import type { Person } from '../support/people';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';

const prompt = 'A lighthouse at dusk';
const OTHER_MODEL = 'qwen-image-2';
const UPLOAD = { action: UPLOAD_CREATE, subject: 'plugin::upload.file' };
const READ = { action: 'plugin::upload.read', subject: 'plugin::upload.file' };

let app: App;
let editor: Person;
beforeAll(async () => {
  app = await bootStrapi();
  const actions = [{ action: ACTIONS.generate }, { action: ACTIONS.edit }, UPLOAD, READ];
  editor = await app.people.withActions({ name: 'illustrator', actions });
}, 60_000);
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());

const charged = () => app.sandbox.ledger().entries.length;
const settled = async (person: Person, id: number): Promise<Operation> =>
  until(async () => {
    const { body } = await person.get(`/venice/operations/${id}`);
    return body.data.status !== 'running' && body.data;
  });
const started = async ({
  person = editor,
  input = { prompt },
  save = false,
}: { person?: Person; input?: object; save?: boolean } = {}): Promise<Operation> => {
  const body = { kind: 'generate', input, options: { save } };
  const answer = await person.post('/venice/operations', body);
  return settled(person, answer.body.data.id);
};
const waiting = async (person: Person = editor): Promise<{ ids: number[]; total: number }> => {
  const { body } = await person.get('/venice/waiting');
  return { ids: body.data.operations.map(({ id }: Operation) => id), total: body.data.total };
};
const sendOf = ({ sends }: Operation) => sends[0]!;

/** The answer is lost after Venice has charged for it. */
const unknown = async (question: Parameters<typeof started>[0] = {}): Promise<Operation> => {
  app.sandbox.injectFault({ path: '/image/generate', reset: 'after' });
  return started(question);
};

describe('what waits', () => {
  it('is a result that nobody took, until somebody does', async () => {
    const { id, sends } = await started();
    expect((await waiting()).ids).toContain(id);
    await editor.post(`/venice/sends/${sends[0]!.id}/keep`);
    expect((await waiting()).ids).not.toContain(id);
  });

  it('is an outcome that is unknown, until somebody gives it up', async () => {
    const { id, sends } = await unknown();
    expect((await waiting()).ids).toContain(id);
    const { body } = await editor.post(`/venice/sends/${sends[0]!.id}/give-up`);
    expect([body.data.status, body.data.sends[0].decision]).toEqual(['failed', 'given_up']);
    expect((await waiting()).ids).not.toContain(id);
  });

  it('is a picture whose save failed', async () => {
    jest.spyOn(app.service('mediaLibrary'), 'save').mockRejectedValueOnce(new Error('Disk full'));
    const { id, sends } = await started({ save: true });
    expect((await waiting()).ids).toContain(id);
    await editor.post(`/venice/sends/${sends[0]!.id}/keep`);
    expect([(await waiting()).ids.includes(id), charged()]).toEqual([false, 1]);
  });

  it('is an answer that broke off, which was charged', async () => {
    app.sandbox.injectFault({ path: '/image/generate', truncate: true });
    const operation = await started();
    expect(sendOf(operation)).toMatchObject({ state: 'unknown', charge: 'charged' });
    expect((await waiting()).ids).toContain(operation.id);
  });

  it('is nobody else’s to see', async () => {
    const { id } = await started();
    const other = await app.people.withActions({
      name: 'other',
      actions: [{ action: ACTIONS.generate }, UPLOAD],
    });
    expect((await waiting(other)).ids).not.toContain(id);
    expect((await waiting(app.people.admin)).ids).not.toContain(id);
  });

  it('of somebody who is gone is for those who run the plugin', async () => {
    const actions = [{ action: ACTIONS.generate }, UPLOAD];
    const leaver = await app.people.withActions({ name: 'leaver', actions });
    const { id } = await started({ person: leaver });
    expect((await waiting(app.people.admin)).ids).not.toContain(id);
    const users = app.strapi.service('admin::user');
    const { id: account } = await users.findOneByEmail('leaver@example.com');
    await users.deleteById(account);
    expect((await waiting(app.people.admin)).ids).toContain(id);
    expect((await waiting()).ids).not.toContain(id);
  });

  it('is looked for among what waits alone, however much has ended', async () => {
    const { operation } = await app.service('images').generate({ prompt });
    const everybody = { $or: [{ origin: 'code' }, { origin: 'admin' }] };
    const found = await app.service('journal').lookups.undecided(everybody);
    expect(found).not.toContain(operation.id);
  });

  it('of code is for those who run the plugin', async () => {
    const { operation } = await app.service('images').generate({ prompt }, { save: false });
    expect((await waiting(app.people.admin)).ids).toContain(operation.id);
    expect((await waiting()).ids).not.toContain(operation.id);
    const kept = await app.people.admin.post(`/venice/sends/${sendOf(operation).id}/keep`);
    const foreign = await editor.post(`/venice/sends/${sendOf(operation).id}/keep`);
    expect([kept.status, foreign.status]).toEqual([200, 404]);
  });
});

describe('sending again', () => {
  it('makes one new operation with the same seed and model, however often it is asked for', async () => {
    const lost = await unknown();
    const path = `/venice/sends/${sendOf(lost).id}/resend`;
    // What the settings say has changed since.
    await app.service('settings').update({ generateModel: OTHER_MODEL });
    const journal = app.service('journal');
    const { decide } = journal;
    const looked = jest.spyOn(journal.lookups, 'byKey');
    // Neither finds in the row of the lost one that the other has sent it again.
    const held = jest.spyOn(journal, 'decide').mockImplementation(async (question) => {
      await until(async () => looked.mock.calls.length >= 2);
      return decide(question);
    });
    const [first, second] = await Promise.all([editor.post(path), editor.post(path)]);
    held.mockRestore();
    looked.mockRestore();
    await app.service('settings').update({ generateModel: null });
    const third = await editor.post(path);
    const ids = [first, second, third].map(({ status, body }) => [status, body.data.id]);
    expect(ids).toEqual(Array(3).fill([202, first!.body.data.id]));
    const again = await settled(editor, first!.body.data.id);
    expect([again.model, sendOf(again).seed]).toEqual([lost.model, sendOf(lost).seed]);
    expect(charged()).toBe(2);
  });

  it('that came to nothing and was free can be done once more', async () => {
    const lost = await unknown();
    const path = `/venice/sends/${sendOf(lost).id}/resend`;
    app.sandbox.injectFault({ path: '/image/generate', status: 400, body: { error: 'Invalid' } });
    const vain = await editor.post(path);
    await settled(editor, vain.body.data.id);
    await until(async () => (await waiting()).ids.includes(lost.id));
    const again = await editor.post(path);
    const ended = await settled(editor, again.body.data.id);
    expect([again.body.data.id === vain.body.data.id, sendOf(ended).state]).toEqual([
      false,
      'received',
    ]);
    expect(charged()).toBe(2);
  });

  it('names the operation that follows, and no longer waits', async () => {
    const lost = await unknown();
    const { body } = await editor.post(`/venice/sends/${sendOf(lost).id}/resend`);
    await settled(editor, body.data.id);
    const after = await settled(editor, lost.id);
    expect(sendOf(after)).toMatchObject({ decision: 'sent_again', successorId: body.data.id });
    expect((await waiting()).ids).not.toContain(lost.id);
  });

  it('asks for all lost images of a native request together', async () => {
    const input = { prompt, variants: 3, variants_mode: 'native' };
    const lost = await unknown({ input });
    const { body } = await editor.post(`/venice/sends/${lost.sends[1]!.id}/resend`);
    const again = await settled(editor, body.data.id);
    const decided = (await settled(editor, lost.id)).sends.map(({ decision }) => decision);
    expect([again.sends.length, decided]).toEqual([3, Array(3).fill('sent_again')]);
  });

  it('is refused for what is not unknown', async () => {
    const { sends } = await started();
    const { status } = await editor.post(`/venice/sends/${sends[0]!.id}/resend`);
    expect([status, charged()]).toEqual([400, 1]);
  });

  it('is refused after it was given up', async () => {
    const lost = await unknown();
    await editor.post(`/venice/sends/${sendOf(lost).id}/give-up`);
    const { status } = await editor.post(`/venice/sends/${sendOf(lost).id}/resend`);
    expect([status, charged()]).toEqual([400, 1]);
  });

  it('needs the right to the operation itself', async () => {
    const painter = await app.people.withActions({
      name: 'painter',
      actions: [{ action: ACTIONS.generate }, UPLOAD],
    });
    const lost = await unknown({ person: painter });
    const role = await app.strapi.db
      .query('admin::role')
      .findOne({ where: { name: 'test-painter' }, select: ['id'] });
    await app.strapi
      .service('admin::role')
      .assignPermissions(role.id, [
        { action: ACTIONS.edit, subject: null, conditions: [], properties: {} },
      ]);
    const { status } = await painter.post(`/venice/sends/${sendOf(lost).id}/resend`);
    expect([status, charged()]).toEqual([403, 1]);
  });

  it('is not offered where the source was an upload that nobody kept', async () => {
    const { assets } = await app.service('images').generate({ prompt, format: 'png' });
    const bytes = await (await fetch(`${app.origin}${assets[0]!.url}`)).arrayBuffer();
    app.sandbox.injectFault({ path: '/image/edit', reset: 'after' });
    const form = new FormData();
    const input = { image: { file: 0 }, prompt: 'make it blue' };
    form.set('data', JSON.stringify({ kind: 'edit', input, options: { save: false } }));
    form.set('files', new Blob([bytes], { type: 'image/png' }), 'a.png');
    const { body } = await editor.postForm('/venice/operations', form);
    const lost = await settled(editor, body.data.id);
    const { status } = await editor.post(`/venice/sends/${sendOf(lost).id}/resend`);
    expect([lost.repeatable, status]).toEqual([false, 400]);
  });

  it('from code resolves with what came', async () => {
    app.sandbox.injectFault({ path: '/image/generate', reset: 'after' });
    const failure = await app
      .service('images')
      .generate({ prompt, seed: 4711 })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'no_answer', charge: 'unknown' });
    const { body } = await app.people.admin.get('/venice/waiting');
    const lost = body.data.operations.find(
      (operation: Operation) => sendOf(operation).seed === 4711
    );
    const { assets, operation } = await app.service('images').resend(sendOf(lost).id);
    expect([assets.length, sendOf(operation).seed]).toEqual([1, 4711]);
  });
});
