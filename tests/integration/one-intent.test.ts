import { ACTIONS, UPLOAD_CREATE } from '../../shared/plugin';
import type { Person } from '../support/people';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';

const prompt = 'A lighthouse at dusk';
const UPLOAD = { action: UPLOAD_CREATE, subject: 'plugin::upload.file' };

let app: App;
let ada: Person;
let grace: Person;
beforeAll(async () => {
  app = await bootStrapi();
  const actions = [{ action: ACTIONS.generate }, { action: ACTIONS.edit }, UPLOAD];
  ada = await app.people.withActions({ name: 'first', actions });
  grace = await app.people.withActions({ name: 'second', actions });
}, 60_000);
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());

const charged = () => app.sandbox.ledger().entries.length;
const request = (idempotencyKey: string, input: object = { prompt }) => ({
  kind: 'generate',
  input,
  options: { save: false, idempotencyKey },
});
const ask = (person: Person, body: unknown) => person.post('/venice/operations', body);
const settled = async (person: Person, id: number) =>
  until(async () => {
    const { body } = await person.get(`/venice/operations/${id}`);
    return body.data.status !== 'running' && body.data;
  });

describe('the same key', () => {
  it('is the same operation, while it runs and after it has ended', async () => {
    const first = await ask(ada, request('intent-0001'));
    const during = await ask(ada, request('intent-0001'));
    await settled(ada, first.body.data.id);
    const after = await ask(ada, request('intent-0001'));
    const ids = [first, during, after].map(({ status, body }) => [status, body.data.id]);
    expect(ids).toEqual(Array(3).fill([202, first.body.data.id]));
    expect(charged()).toBe(1);
  });

  it('is one operation when it comes ten times at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ask(ada, request('intent-0002')))
    );
    expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(1);
    await settled(ada, answers[0]!.body.data.id);
    expect(charged()).toBe(1);
  });

  it('may be used again where nothing came of it and nothing was charged', async () => {
    app.sandbox.injectFault({ path: '/image/generate', status: 400, body: { error: 'Invalid' } });
    const first = await ask(ada, request('intent-0006'));
    await settled(ada, first.body.data.id);
    const second = await ask(ada, request('intent-0006'));
    const ended = await settled(ada, second.body.data.id);
    expect([second.body.data.id === first.body.data.id, ended.sends[0].state]).toEqual([
      false,
      'received',
    ]);
  });

  it('of somebody else is another operation', async () => {
    const mine = await ask(ada, request('intent-0003'));
    const theirs = await ask(grace, request('intent-0003'));
    expect(theirs.body.data.id).not.toBe(mine.body.data.id);
    await settled(ada, mine.body.data.id);
    await settled(grace, theirs.body.data.id);
  });

  it('with another request is refused, and costs nothing', async () => {
    const first = await ask(ada, request('intent-0004'));
    await settled(ada, first.body.data.id);
    const { status, body } = await ask(ada, request('intent-0004', { prompt: 'Something else' }));
    expect([status, body.error.details.issues[0].path]).toEqual([400, 'idempotencyKey']);
    expect(charged()).toBe(1);
  });

  it('with the same file uploaded again is the same operation', async () => {
    const { assets } = await app.service('images').generate({ prompt, format: 'png' });
    const picture = await fetch(`${app.origin}${assets[0]!.url}`);
    const bytes = await picture.arrayBuffer();
    const form = () => {
      const data = new FormData();
      const input = { image: { file: 0 }, prompt: 'make it blue' };
      const options = { save: false, idempotencyKey: 'intent-0005' };
      data.set('data', JSON.stringify({ kind: 'edit', input, options }));
      data.set('files', new Blob([bytes], { type: 'image/png' }), 'a.png');
      return data;
    };
    const first = await ada.postForm('/venice/operations', form());
    const second = await ada.postForm('/venice/operations', form());
    expect([second.status, second.body.data.id]).toEqual([202, first.body.data.id]);
    await settled(ada, first.body.data.id);
  });

  it.each(['short', 'with a space in it', 'ümlaut-key'])(
    'is refused when it is %j',
    async (key) => {
      const { status, body } = await ask(ada, request(key));
      expect([status, body.error.details.issues[0].path]).toEqual([400, 'options.idempotencyKey']);
    }
  );
});

describe('services called in code', () => {
  it('resolve with the result of the first call', async () => {
    const work = () =>
      app.service('images').generate({ prompt }, { idempotencyKey: 'nightly-job-1' });
    const [first, second] = await Promise.all([work(), work()]);
    const third = await work();
    const ids = [first, second, third].map(({ assets }) => assets.map(({ id }) => id));
    expect(ids).toEqual(Array(3).fill([first!.assets[0]!.id]));
    expect(charged()).toBe(1);
  });

  it('are one operation for each call without a key', async () => {
    const { operation } = await app.service('images').generate({ prompt });
    const again = await app.service('images').generate({ prompt });
    expect(again.operation.id).not.toBe(operation.id);
    expect(charged()).toBe(2);
  });
});
