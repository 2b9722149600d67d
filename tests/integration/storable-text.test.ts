import { bootStrapi, type App } from '../support/strapi';

const prompt = 'A lighthouse at dusk';

let app: App;
beforeAll(async () => {
  app = await bootStrapi();
}, 60_000);
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());

const ask = ({ input = {}, options = {} }: { input?: object; options?: object }) =>
  app.people.admin.post('/venice/operations', {
    kind: 'generate',
    input: { prompt, ...input },
    options: { save: false, validate: 'off', ...options },
  });

describe('text that a database would refuse is a mistake of its caller', () => {
  it.each([
    ['prompt', { input: { prompt: 'NUL \0' } }],
    ['prompt', { input: { prompt: 'half a fox \ud83e' } }],
    ['negative_prompt', { input: { negative_prompt: '\0' } }],
    ['style_preset', { input: { style_preset: '\udd8a' } }],
    ['alternativeText', { options: { alternativeText: '\0' } }],
    ['model', { input: { model: 'm'.repeat(256) } }],
  ])('in %s, of %j', async (path, request) => {
    const { status, body } = await ask(request);

    expect([status, body.error.details.issues[0].path]).toEqual([400, path]);
    expect(app.sandbox.ledger().entries).toEqual([]);
  });

  it('also when a result is kept, which stays to be kept', async () => {
    const { operation } = await app.service('images').generate({ prompt }, { save: false });
    const { id } = operation.sends[0]!;

    const { status } = await app.people.admin.post(`/venice/sends/${id}/keep`, {
      alternativeText: 'half \ud83e',
    });

    expect(status).toBe(400);
    await expect(app.service('images').keep(id)).resolves.toMatchObject({ ext: '.webp' });
  });
});

describe('a key of an intent', () => {
  it('is another one where only its case differs', async () => {
    const answers = [
      await ask({ options: { idempotencyKey: 'an-intent' } }),
      await ask({ options: { idempotencyKey: 'AN-INTENT' } }),
    ];

    expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(2);
  });
});
