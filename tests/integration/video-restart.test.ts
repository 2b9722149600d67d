import { rmSync } from 'node:fs';
import { startSandbox, type SandboxHandle } from '../../sandbox/server';
import type { Operation } from '../../shared/contracts/operation';
import { createDatabase, type TestDatabase } from '../support/database';
import { newAppFolder } from '../support/strapi';
import { startStrapiProcess, type StrapiProcess } from '../support/strapi-process';
import { assetsIn as videos, dieAt, reaches } from '../support/strapi-process-asks';
import { until } from '../support/until';

jest.setTimeout(90_000);

/** Venice works on while a process ends: what it makes is fetched by the next one, or by another that shares the database alone. */
const venice = { leaseMs: 600, jobs: { pollMs: 60, slowPollMs: 60 } };

let database: TestDatabase;
let sandbox: SandboxHandle;
const folders: string[] = [];
const open: StrapiProcess[] = [];

beforeAll(async () => {
  folders.push(newAppFolder(), newAppFolder());
  database = await createDatabase();
  sandbox = await startSandbox({ port: 0 });
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});
beforeEach(() => {
  sandbox.reset();
  sandbox.setOptions({ jobMs: 60_000 });
});
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

const startIn = async (index: number): Promise<StrapiProcess> => {
  const app = await startStrapiProcess({ database, sandbox, folder: folders[index]!, venice });
  open.push(app);
  return app;
};

const begin = (app: StrapiProcess): Promise<Operation> =>
  app.run(async (strapi) => {
    const { operation } = await strapi
      .plugin('venice')
      .service('operations')
      .start({
        kind: 'video',
        input: { model: 'kling-v3-pro-text-to-video', prompt: 'A tide comes in', duration: '5s' },
        options: {},
        caller: { origin: 'code', actor: null, creator: null, access: { origin: 'code' } },
      });
    return operation;
  }, null);
const charged = () => sandbox.ledger().entries.length;

it.each(['SIGTERM', 'SIGKILL'] as const)(
  'a process that ends by %s while a video is processing finds it again, and stores it once',
  async (signal) => {
    const first = await startIn(0);
    const before = await videos(first);
    const { id } = await begin(first);
    await reaches({ app: first, id, state: 'processing' });
    await first.signal(signal);
    sandbox.setOptions({ jobMs: 1 });

    const second = await startIn(0);
    await reaches({ app: second, id, state: 'stored' });
    expect(await videos(second)).toBe(before + 1);
    expect(charged()).toBe(1);
  }
);

it('another host takes it over with nothing but the database', async () => {
  const [one, two] = [await startIn(0), await startIn(1)];
  const before = await videos(two);
  const { id } = await begin(one);
  await reaches({ app: two, id, state: 'processing' });
  await one.signal('SIGKILL');
  sandbox.setOptions({ jobMs: 1 });

  await reaches({ app: two, id, state: 'stored' });
  expect(await videos(two)).toBe(before + 1);
  expect(charged()).toBe(1);
});

it.each(['spooled', 'asset-written'])(
  'a process killed at the point %s leaves a video that is stored once and paid once',
  async (point) => {
    sandbox.setOptions({ jobMs: 200 });
    const first = await startIn(0);
    const before = await videos(first);
    await dieAt({ app: first, point });
    // The answer may be lost with the process: what counts is in the journal.
    void begin(first).catch(() => undefined);
    await first.ended();

    const second = await startIn(0);
    const newest = () =>
      second.run(
        async (strapi) =>
          (await strapi.db.query('plugin::venice.send').findMany({ orderBy: { id: 'desc' } }))[0],
        null
      );
    await until(async () => (await newest())?.state === 'stored');
    expect(await videos(second)).toBe(before + 1);
    expect(charged()).toBe(1);
  }
);
