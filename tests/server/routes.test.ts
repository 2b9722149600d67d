import { controllers } from '../../server/src/controllers';
import { routes } from '../../server/src/routes';
import { CONTRACTS } from '../../shared/contracts';
import { ACTIONS } from '../../shared/plugin';

const RUN = [
  ACTIONS.generate,
  ACTIONS.edit,
  ACTIONS.removeBackground,
  ACTIONS.upscale,
  ACTIONS.animate,
  ACTIONS.audio,
];

/** Pinned: who reaches what is a promise to administrators, and widening it has to be meant. */
const ADMIN = [
  ['POST /operations', RUN],
  ['POST /quotes', [ACTIONS.animate, ACTIONS.audio]],
  ['GET /operations/:id', RUN],
  ['POST /operations/:id/cancel', RUN],
  ['GET /sends/:id/preview', RUN],
  ['POST /sends/:id/keep', RUN],
  ['POST /sends/:id/discard', RUN],
  ['POST /sends/:id/resend', RUN],
  ['POST /sends/:id/give-up', RUN],
  ['GET /waiting', RUN],
  ['GET /catalogue/models', [...RUN, ACTIONS.settingsRead]],
  ['GET /catalogue/styles', [...RUN, ACTIONS.settingsRead]],
  ['POST /descriptions', [ACTIONS.describe]],
  ['PUT /assets/:id/description', [ACTIONS.describe]],
  ['GET /records/:assetId', [ACTIONS.recordsRead]],
  ['GET /settings', [ACTIONS.settingsRead]],
  ['PUT /settings', [ACTIONS.settingsUpdate]],
  ['POST /settings/test', [ACTIONS.settingsRead]],
  ['GET /status', [...RUN, ACTIONS.describe]],
];

const CONTENT_API = [
  'POST /operations',
  'POST /quotes',
  'GET /operations/:id',
  'POST /operations/:id/cancel',
  'GET /sends/:id/preview',
  'POST /sends/:id/keep',
  'POST /sends/:id/discard',
  'POST /sends/:id/resend',
  'POST /sends/:id/give-up',
  'GET /waiting',
  'GET /catalogue/models',
  'GET /catalogue/styles',
  'POST /descriptions',
  'PUT /assets/:id/description',
];

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

it('the admin has these routes, for these rights', () => {
  const table = routes.admin.routes.map((route) => [
    nameOf(route),
    route.config.policies.flatMap((policy) =>
      typeof policy === 'string' ? [] : policy.config.anyOf
    ),
  ]);
  expect(table).toEqual(ADMIN);
});

it('every admin route wants a login first', () => {
  const first = routes.admin.routes.map(({ config }) => config.policies[0]);
  expect(new Set(first)).toEqual(new Set(['admin::isAuthenticatedAdmin']));
});

it('the content API has these routes and no others', () => {
  expect(routes['content-api'].routes.map(nameOf)).toEqual(CONTENT_API);
});

it('every route of the content API wants somebody known', () => {
  const policies = routes['content-api'].routes.map(({ config }) => config.policies);
  expect(policies).toEqual(CONTENT_API.map(() => ['plugin::venice.known-caller']));
});

it('no route of any kind is open without authentication', () => {
  const all = [...routes.admin.routes, ...routes['content-api'].routes];
  expect(all.filter(({ config }) => 'auth' in config)).toEqual([]);
});

/** Strapi gives read-only tokens what is called find or findOne. Only its own operations are anybody's, and it can have none. */
it('a read-only token reaches nothing but looks at operations of its own', () => {
  const handlers = routes['content-api'].routes.map(({ handler }) => handler);
  expect(handlers.filter((handler) => /find(One)?$/.test(handler))).toEqual([
    'operations.find',
    'waiting.find',
  ]);
});

it('every contract has a route', () => {
  expect(routes.admin.routes.map(nameOf)).toEqual(Object.values(CONTRACTS).map(nameOf));
});

it.each(routes.admin.routes)('has a controller for $method $path', ({ handler }) => {
  const [name, action] = handler.split('.');
  // No controller looks at its Strapi before it is called.
  const controller = controllers[name as keyof typeof controllers]({ strapi: {} as never });
  expect(controller).toHaveProperty(action ?? '', expect.any(Function));
});
