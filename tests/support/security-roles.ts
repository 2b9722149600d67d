import { routes } from '../../server/src/routes';
import type { ContractName } from '../../shared/contracts';
import { CONTRACTS } from '../../shared/contracts';
import { ACTIONS, UIDS, UPLOAD_CREATE } from '../../shared/plugin';
import type { Person } from './people';
import type { App } from './strapi';

/** A column of the permission matrix: somebody, and the name under which the journal knows what is theirs. */
export type Role = {
  column: string;
  person: Person;
  /** As in the journal; null where they can own nothing. */
  actor: string | null;
  /** Of the administrator who is named as creator of their pictures. */
  adminId: number | null;
  /** Called before each row: some roles are defined by what they ask for, or by what others may do meanwhile. */
  before?(contract: ContractName): Promise<void>;
};

const UPLOAD = { action: UPLOAD_CREATE, subject: UIDS.file };
const READ_ALL = { action: 'plugin::upload.read', subject: UIDS.file };
const READ_OWN = { ...READ_ALL, conditions: ['admin::is-creator'] };
const SAVE_SCOPE = 'plugin::upload.content-api.upload';

export const scopeOf = (name: ContractName): string | null => {
  const { method, path } = CONTRACTS[name];
  const route = routes['content-api'].routes.find(
    (mounted) => mounted.method === method && mounted.path === path
  );
  return route ? `plugin::venice.${route.handler}` : null;
};

export const allScopes = (): string[] =>
  routes['content-api'].routes.map(({ handler }) => `plugin::venice.${handler}`);

/** Every role of the matrix in the order of its columns. */
export const createRoles = async (app: App): Promise<Role[]> => [
  { column: 'nobody', person: app.people.anonymous, actor: null, adminId: null },
  await administrator({ app, column: 'none', actions: [] }),
  await administrator({ app, column: 'gen', actions: [act('generate'), UPLOAD] }),
  await administrator({ app, column: 'noup', actions: [act('generate'), READ_ALL] }),
  await administrator({
    app,
    column: 'own',
    actions: [act('generate'), act('edit'), act('recordsRead'), UPLOAD, READ_OWN],
  }),
  await administrator({ app, column: 'set', actions: [act('settingsRead')] }),
  await superAdmin(app),
  await token({ app, column: 'ro', type: 'read-only' }),
  await token({ app, column: 'noscope', type: 'custom' }),
  await oneScope(app),
  await token({
    app,
    column: 'other',
    type: 'custom',
    permissions: ['plugin::upload.content-api.find', SAVE_SCOPE],
  }),
  await token({ app, column: 'full', type: 'full-access' }),
  await authenticated(app),
  // Last, because it opens the application for the first column, too.
  { ...(await everythingTicked(app)), column: 'public' },
];

const act = (name: keyof typeof ACTIONS) => ({ action: ACTIONS[name] });

const administrator = async (question: {
  app: App;
  column: string;
  actions: Parameters<App['people']['withActions']>[0]['actions'];
}): Promise<Role> => {
  const { app, column, actions } = question;
  const person = await app.people.withActions({ name: column, actions });
  return withId({ app, column, name: column, person });
};

const superAdmin = (app: App): Promise<Role> =>
  withId({ app, column: 'super', name: 'ada', person: app.people.admin });

const withId = async (question: {
  app: App;
  column: string;
  name: string;
  person: Person;
}): Promise<Role> => {
  const { app, column, name, person } = question;
  const { id } = await app.strapi.db
    .query('admin::user')
    .findOne({ where: { firstname: name }, select: ['id'] });
  return { column, person, actor: `admin:${id}`, adminId: id };
};

const token = async (question: {
  app: App;
  column: string;
  type: 'full-access' | 'read-only' | 'custom';
  permissions?: string[];
}): Promise<Role> => {
  const { app, column, type, permissions } = question;
  const person = await app.people.withToken({ name: column, type, permissions });
  return { column, person, actor: `token:${await tokenId({ app, name: column })}`, adminId: null };
};

const tokenId = async ({ app, name }: { app: App; name: string }): Promise<number> => {
  const { id } = await app.strapi.db.query('admin::api-token').findOne({ where: { name } });
  return id;
};

/** The scope of the row that is being asked and nothing else, not even that of saving. */
const oneScope = async (app: App): Promise<Role> => {
  const role = await token({ app, column: 'scope', type: 'custom' });
  const id = await tokenId({ app, name: 'scope' });
  const before = async (contract: ContractName) => {
    const scope = scopeOf(contract);
    const permissions = scope === null ? [] : [scope];
    const data = { name: 'scope', type: 'custom', permissions };
    await app.strapi.service('admin::api-token').update(id, data);
  };
  return { ...role, before };
};

/** What an application would give its own users: start, look, save. */
const authenticated = async (app: App): Promise<Role> => {
  const scopes = ['createOperation', 'getOperation'] as const;
  const ticked = [...scopes.map((name) => scopeOf(name) ?? ''), SAVE_SCOPE];
  const role = await tick({ app, type: 'authenticated', scopes: ticked });
  const { service } = app.strapi.plugin('users-permissions');
  const user = await service('user').add({
    ...{ username: 'una', email: 'una@example.com', password: 'Passw0rd', provider: 'local' },
    ...{ confirmed: true, blocked: false, role },
  });
  const person = app.people.withJwt(await service('jwt').issue({ id: user.id }));
  return { column: 'user', person, actor: `user:${user.id}`, adminId: null };
};

const everythingTicked = async (app: App): Promise<Omit<Role, 'column'>> => {
  let ticked = false;
  const before = async () => {
    if (ticked) return;
    ticked = true;
    await tick({ app, type: 'public', scopes: [...allScopes(), SAVE_SCOPE] });
  };
  return { person: app.people.anonymous, actor: 'user:undefined', adminId: null, before };
};

const tick = async (question: { app: App; type: string; scopes: string[] }): Promise<number> => {
  const { app, type, scopes } = question;
  const role = await app.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type } });
  for (const action of scopes) {
    const data = { action, role: role.id };
    await app.strapi.db.query('plugin::users-permissions.permission').create({ data });
  }
  return role.id;
};
