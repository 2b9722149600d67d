import { CONTRACTS, type ContractName } from '../../shared/contracts';
import { ACTIONS } from '../../shared/plugin';
import type { Person } from '../support/people';
import { author } from '../support/security-attacker';
import { askRoute, type Area } from '../support/security-ask';
import { belongingsOf, CASES } from '../support/security-cases';
import { bootStrapi, type App } from '../support/strapi';

jest.setTimeout(60_000);

let app: App;
let askers: Record<'an editor' | 'a super admin' | 'a token with full access', Asker>;
beforeAll(async () => {
  app = await bootStrapi();
  askers = {
    'an editor': await editor(),
    'a super admin': await superAdmin(),
    'a token with full access': await token(),
  };
});
afterAll(() => app.close());

const ASKERS = ['an editor', 'a super admin', 'a token with full access'] as const;

/** Every route that names an operation or a send. */
const BY_ID = (Object.keys(CONTRACTS) as ContractName[]) // keys of a const object: exactly its names
  .filter((name) => /^\/(operations|sends)\/:id\b/.test(CONTRACTS[name].path));

type Asker = { person: Person; area: Area; actor: string; foreign(id: string): (string | null)[] };

/** Each may do everything with pictures, so that only ownership is left to refuse them. */
const editor = async (): Promise<Asker> => {
  const person = await author(app, 'editor');
  const actor = `admin:${await adminId('editor')}`;
  const other = `admin:${await adminId('ada')}`;
  const foreign = (id: string) => [other, `token:${id}`, `user:${id}`, null];
  return { person, area: 'admin', actor, foreign };
};

/** Who runs the plugin may also decide on what no person of the admin asked for, or nobody who is still there. */
const superAdmin = async (): Promise<Asker> => {
  const actor = `admin:${await adminId('ada')}`;
  const other = `admin:${await adminId('editor')}`;
  return { person: app.people.admin, area: 'admin', actor, foreign: () => [other] };
};

const token = async (): Promise<Asker> => {
  const person = await app.people.withToken({ name: 'full', type: 'full-access' });
  const { id: tokenId } = await app.strapi.db
    .query('admin::api-token')
    .findOne({ where: { name: 'full' }, select: ['id'] });
  const foreign = (id: string) => [`admin:${id}`, 'token:9999', `user:${id}`, null];
  return { person, area: 'api', actor: `token:${tokenId}`, foreign };
};

const adminId = async (firstname: string): Promise<number> => {
  const { id } = await app.strapi.db
    .query('admin::user')
    .findOne({ where: { firstname }, select: ['id'] });
  return id;
};

const belongingsOfActor = (actor: string | null) =>
  belongingsOf({ app, role: { actor, adminId: null }, foreignAsset: 1 });

it.each(ASKERS)('hides from %s what is not theirs, on every route that names one', async (who) => {
  const { actor, foreign, ...asker } = askers[who];
  // The same number means somebody else in another table; null is what code of the application made.
  const owners = foreign(actor.split(':')[1] ?? '');
  const answered: [string | null, ContractName, number][] = [];
  for (const owner of owners) {
    const belongings = await belongingsOfActor(owner);
    for (const name of BY_ID) {
      const request = CASES[name].own!(belongings);
      answered.push([owner, name, (await askRoute({ ...asker, name, request })).status]);
    }
  }
  expect(answered).toEqual(owners.flatMap((owner) => BY_ID.map((name) => [owner, name, 404])));
});

it.each(ASKERS)('shows %s nothing among what waits that is not theirs', async (who) => {
  const { actor, foreign, person, area } = askers[who];
  const hidden: number[] = [];
  for (const owner of foreign(actor.split(':')[1] ?? '')) {
    hidden.push((await belongingsOfActor(owner)).operation);
  }
  const own = await belongingsOfActor(actor);
  const { body } = await askRoute({ person, area, name: 'listWaiting', request: {} });
  const ids: number[] = body.data.operations.map(({ id }: { id: number }) => id);
  expect(ids).toContain(own.operation);
  expect(ids.filter((id) => hidden.includes(id))).toEqual([]);
});

it.each(['code', 'token:9999', 'user:9999', 'admin:9999'])(
  'lets those who may change the settings look at what %s left, and nobody else of the admin',
  async (owner) => {
    const { operation } = await belongingsOfActor(owner === 'code' ? null : owner);
    const reader = await app.people.withActions({
      name: `reader-of-${owner}`,
      actions: [{ action: ACTIONS.generate }, { action: ACTIONS.settingsRead }],
    });
    const path = `/venice/operations/${operation}`;
    const looks = [await app.people.admin.get(path), await reader.get(path)];
    expect(looks.map(({ status }) => status)).toEqual([200, 404]);
  }
);

it('says of what belongs to somebody else exactly what it says of what does not exist', async () => {
  const foreign = await belongingsOfActor(`admin:${await adminId('editor')}`);
  const answers = await Promise.all(
    [foreign.operation, 987_654].map((id) => app.people.admin.get(`/venice/operations/${id}`))
  );
  expect(answers[0]?.body).toEqual(answers[1]?.body);
});

it('keeps a colleague with the same rights away from a preview that nobody has published', async () => {
  const colleague = await author(app, 'colleague');
  const { sends } = await belongingsOfActor(`admin:${await adminId('ada')}`);
  const path = `/venice/sends/${sends[0]}/preview`;
  const looks = [await app.people.admin.download(path), await colleague.download(path)];
  expect(looks.map(({ status }) => status)).toEqual([200, 404]);
});

it('gives nobody the operation of another through the same idempotency key', async () => {
  const ask = ({ person, area }: Asker) =>
    askRoute({
      ...{ person, area, name: 'createOperation' as const },
      request: {
        body: {
          kind: 'generate',
          input: { prompt: 'x', width: 256, height: 256 },
          options: { save: false, idempotencyKey: 'the-same-for-all' },
        },
      },
    });
  const ids: number[] = [];
  for (const who of [...ASKERS, ...ASKERS]) ids.push((await ask(askers[who])).body.data.id);
  // Each gets their own again, and three of them are three.
  expect(ids.slice(3)).toEqual(ids.slice(0, 3));
  expect(new Set(ids).size).toBe(3);
});
