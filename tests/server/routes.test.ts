import { CONTRACTS } from '../../shared/contracts';
import { routes } from '../../server/src/routes';
import { controllers } from '../../server/src/controllers';

const paths = (list: { method: string; path: string }[]) =>
  list.map(({ method, path }) => `${method} ${path}`).sort();

it('serves every contract to the admin', () => {
  const all = Object.values(CONTRACTS).map(({ method, path }) => `${method} ${path}`);
  expect(paths(routes.admin.routes)).toEqual(all.sort());
});

it('serves the content API no settings, records or status', () => {
  expect(paths(routes['content-api'].routes).join()).not.toMatch(/settings|records|status/);
});

it.each(routes.admin.routes)(
  'lets only administrators with a right of ours call $method $path',
  ({ config }) => {
    expect(config.policies).toEqual([
      'admin::isAuthenticatedAdmin',
      {
        name: 'plugin::venice.may',
        config: { anyOf: expect.arrayContaining([expect.any(String)]) },
      },
    ]);
  }
);

it.each(routes['content-api'].routes)('lets no unknown caller call $method $path', ({ config }) => {
  expect(config.policies).toContain('plugin::venice.known-caller');
});

it.each([...routes.admin.routes])('has a controller for $method $path', ({ handler }) => {
  const [name, action] = handler.split('.');
  const controller = controllers[name as keyof typeof controllers]({ strapi: {} as never });
  expect(controller).toHaveProperty(action ?? '', expect.any(Function));
});
