import { CONTRACTS, type ContractName } from '../../shared/contracts';
import { askRoute, AREAS, type Area } from '../support/security-ask';
import { belongingsOf, CASES } from '../support/security-cases';
import { createRoles, type Role } from '../support/security-roles';
import { bootStrapi, type App } from '../support/strapi';

/**
 * Who gets what from every route, as the HTTP status. `api` is the content API. The columns:
 *
 * - `nobody` is not logged in; `none`, an administrator without any right of ours; `gen`, one who may generate and upload; `noup`, one
 *   who may generate and not upload; `own`, an author who may generate, edit and read records, and sees only files of their own; `set`,
 *   one who may read the settings; `super`, a super admin
 * - `ro`, a read-only API token; `noscope`, a custom one without scopes; `scope`, one whose only scope is the row's own; `other`, one
 *   that may upload and find files and nothing of ours; `full`, one with full access
 * - `user`, a user of the application whose role may start, see and save; `public`, nobody again, where somebody has ticked every
 *   action of ours for everybody
 *
 * 405 comes where the content API has another method on that path of Strapi's router, or none.
 */
const EXPECTED = `
                                       nobody  none  gen  noup  own  set  super  ro   noscope  scope  other  full  user  public
admin createOperation generate         401     403   202  403   202  403  202    401  401      401    401    401   401   401
admin createOperation edit own         401     403   403  403   202  403  202    401  401      401    401    401   401   401
admin createOperation edit foreign     401     403   403  403   400  403  202    401  401      401    401    401   401   401
admin createOperation animate own      401     403   403  403   403  403  202    401  401      401    401    401   401   401
admin createOperation speech           401     403   403  403   403  403  202    401  401      401    401    401   401   401
admin quoteOperation video             401     403   403  403   403  403  200    401  401      401    401    401   401   401
admin getOperation own                 401     403   200  200   200  403  200    401  401      401    401    401   401   401
admin cancelOperation own              401     403   200  200   200  403  200    401  401      401    401    401   401   401
admin previewSend own                  401     403   200  200   200  403  200    401  401      401    401    401   401   401
admin keepSend own                     401     403   200  403   200  403  200    401  401      401    401    401   401   401
admin discardSend own                  401     403   200  200   200  403  200    401  401      401    401    401   401   401
admin resendSend own                   401     403   202  403   202  403  202    401  401      401    401    401   401   401
admin giveUpSend own                   401     403   200  200   200  403  200    401  401      401    401    401   401   401
admin listWaiting                      401     403   200  200   200  403  200    401  401      401    401    401   401   401
admin listModels                       401     403   200  200   200  200  200    401  401      401    401    401   401   401
admin listStyles                       401     403   200  200   200  200  200    401  401      401    401    401   401   401
admin describeImage own                401     403   403  403   403  403  200    401  401      401    401    401   401   401
admin describeImage foreign            401     403   403  403   403  403  200    401  401      401    401    401   401   401
admin saveDescription own              401     403   403  403   403  403  200    401  401      401    401    401   401   401
admin saveDescription foreign          401     403   403  403   403  403  200    401  401      401    401    401   401   401
admin getRecord own                    401     403   403  403   200  403  200    401  401      401    401    401   401   401
admin getRecord foreign                401     403   403  403   404  403  200    401  401      401    401    401   401   401
admin getSettings                      401     403   403  403   403  200  200    401  401      401    401    401   401   401
admin updateSettings                   401     403   403  403   403  403  200    401  401      401    401    401   401   401
admin testSettings                     401     403   403  403   403  200  200    401  401      401    401    401   401   401
admin getStatus                        401     403   200  200   200  403  200    401  401      401    401    401   401   401
api createOperation generate           403     401   401  401   401  401  401    403  403      403    403    202   202   403
api createOperation edit own           403     401   401  401   401  401  401    403  403      403    403    202   400   403
api createOperation edit foreign       403     401   401  401   401  401  401    403  403      403    403    202   400   403
api createOperation animate own        403     401   401  401   401  401  401    403  403      403    403    202   400   403
api createOperation speech             403     401   401  401   401  401  401    403  403      403    403    202   202   403
api quoteOperation video               403     401   401  401   401  401  401    403  403      200    403    200   403   403
api getOperation own                   403     401   401  401   401  401  401    200  403      200    403    200   200   403
api cancelOperation own                403     401   401  401   401  401  401    403  403      200    403    200   403   403
api previewSend own                    403     401   401  401   401  401  401    403  403      200    403    200   403   403
api keepSend own                       403     401   401  401   401  401  401    403  403      403    403    200   403   403
api discardSend own                    403     401   401  401   401  401  401    403  403      200    403    200   403   403
api resendSend own                     403     401   401  401   401  401  401    403  403      403    403    202   403   403
api giveUpSend own                     403     401   401  401   401  401  401    403  403      200    403    200   403   403
api listWaiting                        403     401   401  401   401  401  401    200  403      200    403    200   403   403
api listModels                         403     401   401  401   401  401  401    403  403      200    403    200   403   403
api listStyles                         403     401   401  401   401  401  401    403  403      200    403    200   403   403
api describeImage own                  403     401   401  401   401  401  401    403  403      400    403    200   403   403
api describeImage foreign              403     401   401  401   401  401  401    403  403      400    403    200   403   403
api saveDescription own                403     401   401  401   401  401  401    403  403      404    403    200   403   403
api saveDescription foreign            403     401   401  401   401  401  401    403  403      404    403    200   403   403
api getRecord own                      404     404   404  404   404  404  404    404  404      404    404    404   404   404
api getRecord foreign                  404     404   404  404   404  404  404    404  404      404    404    404   404   404
api getSettings                        404     404   404  404   404  404  404    404  404      404    404    404   404   404
api updateSettings                     405     405   405  405   405  405  405    405  405      405    405    405   405   405
api testSettings                       405     405   405  405   405  405  405    405  405      405    405    405   405   405
api getStatus                          404     404   404  404   404  404  404    404  404      404    404    404   404   404
`;

const NAMES = Object.keys(CONTRACTS) as ContractName[]; // keys of a const object: exactly its names
const LABEL_WIDTH = 39;

let app: App;
let roles: Role[];
beforeAll(async () => {
  app = await bootStrapi();
  roles = await createRoles(app);
}, 60_000);
afterAll(() => app.close());

it('gives every role on every route exactly what it is meant to have', async () => {
  const { assets } = await app.service('images').generate({ prompt: 'Of somebody else' });
  const columns: string[][] = [];
  // One after the other: some roles change what the application allows to others.
  for (const role of roles) {
    columns.push(await columnOf({ role, foreignAsset: assets[0]!.id }));
  }
  const labels = ROWS.map(({ area, name, words }) => `${area} ${name} ${words}`.trimEnd());
  expect(tableOf({ labels, columns })).toBe(EXPECTED);
}, 240_000);

it('is about the routes that Strapi has mounted, and about all of them', () => {
  const mounted = app.strapi.server
    .listRoutes()
    .filter(({ path }) => /^(\/api)?\/venice\//.test(path))
    .flatMap(({ methods, path }) =>
      methods
        .filter((method: string) => method !== 'HEAD')
        .map((method: string) => `${method} ${path}`)
    );
  const promised = NAMES.flatMap((name) => {
    const { method, path, contentApi } = CONTRACTS[name];
    const areas: Area[] = contentApi ? ['admin', 'api'] : ['admin'];
    return areas.map((area) => `${method} ${AREAS[area]}${path}`);
  });
  expect(mounted.sort()).toEqual(promised.sort());
});

const ROWS = (['admin', 'api'] as const).flatMap((area) =>
  NAMES.flatMap((name) =>
    Object.entries(CASES[name]).map(([words, request]) => ({ area, name, words, request }))
  )
);

const columnOf = async (question: { role: Role; foreignAsset: number }): Promise<string[]> => {
  const { role, foreignAsset } = question;
  const belongings = await belongingsOf({ app, role, foreignAsset });
  const cells = [role.column];
  for (const { area, name, request } of ROWS) {
    await role.before?.(name);
    const { status } = await askRoute({
      ...{ person: role.person, area, name },
      request: request(belongings),
    });
    cells.push(String(status));
  }
  return cells;
};

const tableOf = (question: { labels: string[]; columns: string[][] }): string => {
  const { labels, columns } = question;
  const lines = ['', ...labels].map((label, row) => {
    const cells = columns.map((column) =>
      (column[row] ?? '').padEnd(Math.max((column[0] ?? '').length, 3) + 2)
    );
    return `${label.padEnd(LABEL_WIDTH)}${cells.join('')}`.trimEnd();
  });
  return `\n${lines.join('\n')}\n`;
};
