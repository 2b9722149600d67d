import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type SandboxHandle } from '../../sandbox/server';
import type { Operation } from '../../shared/contracts/operation';
import { createDatabase, type TestDatabase } from '../support/database';
import { newAppFolder } from '../support/strapi';
import { startStrapiProcess, type StrapiProcess } from '../support/strapi-process';
import { assetsIn as assets, dieAt, findIn as find, reaches } from '../support/strapi-process-asks';
import { until } from '../support/until';

/** Short, so that what a dead process held is free before a test loses patience. */
const venice = { leaseMs: 600 };

let database: TestDatabase;
let sandbox: SandboxHandle;
const folders: string[] = [];
/** They share a spool. The one is killed again and again; whoever needs it starts it anew. */
let one: StrapiProcess;
let neighbour: StrapiProcess;
/** Has its own. */
let stranger: StrapiProcess;

const startOne = () => startIn(0);
const startIn = (index: number, own = false) =>
  startStrapiProcess({
    database,
    sandbox,
    folder: folders[index]!,
    venice: own ? venice : { ...venice, spoolDir: join(folders[0]!, 'shared-spool') },
  });

beforeAll(async () => {
  folders.push(newAppFolder(), newAppFolder(), newAppFolder());
  database = await createDatabase();
  sandbox = await startSandbox({ port: 0 });
  one = await startOne();
  neighbour = await startIn(1);
  stranger = await startIn(2, true);
}, 180_000);
afterAll(async () => {
  for (const app of [one, neighbour, stranger]) await app?.close();
  await sandbox.close();
  await database.drop();
  for (const path of folders) rmSync(path, { recursive: true, force: true });
}, 60_000);
beforeEach(async () => {
  sandbox.reset();
  if (one.hasEnded()) one = await startOne();
}, 60_000);

const charged = () => sandbox.ledger().entries.length;
const begin = (app: StrapiProcess, options: { save?: boolean } = {}): Promise<Operation> =>
  app.run(async (strapi, asked) => {
    const { operation } = await strapi
      .plugin('venice')
      .service('operations')
      .start({
        kind: 'generate',
        input: { prompt: 'A lighthouse at dusk' },
        options: asked,
        caller: { origin: 'code', actor: null, creator: null, access: { origin: 'code' } },
      });
    return operation;
  }, options);
const keep = (app: StrapiProcess, id: number): Promise<{ id: number }> =>
  app.run((strapi, asked) => strapi.plugin('venice').service('images').keep(asked), id);
const preview = (app: StrapiProcess, id: number): Promise<string | undefined> =>
  app.run(async (strapi, asked) => {
    const stream = await strapi.plugin('venice').service('images').preview(asked);
    stream?.destroy();
    return stream?.mime;
  }, id);
const cancel = (app: StrapiProcess, id: number): Promise<void> =>
  app.run((strapi, asked) => strapi.plugin('venice').service('runner').cancel(asked), id);
const sendOf = ({ sends }: Operation) => sends[0]!;

describe('with one spool', () => {
  it('others leave alone what a living process has out', async () => {
    // Three leases long.
    sandbox.setOptions({ latencyMs: 1_800 });
    const { id } = await begin(one);
    await reaches({ app: neighbour, id, state: 'stored' });
    expect(charged()).toBe(1);
  });

  it.each(['spooled', 'asset-written'])(
    'what a process had when it was killed at the point %s is stored by another, once',
    async (point) => {
      const before = await assets(neighbour);
      await dieAt({ app: one, point });
      // The answer may be lost with the process: what counts is in the journal.
      void begin(one).catch(() => undefined);
      await one.ended();
      await until(async () => (await assets(neighbour)) > before);
      const id = await neighbour.run(
        async (strapi) =>
          (await strapi.db.query('plugin::venice.operation').findOne({ orderBy: { id: 'desc' } }))
            .id,
        null
      );
      await reaches({ app: neighbour, id, state: 'stored' });
      expect([(await assets(neighbour)) - before, charged()]).toEqual([1, 1]);
    },
    60_000
  );

  it('what was out when its process was killed is unknown', async () => {
    sandbox.setOptions({ latencyMs: 60_000 });
    const { id } = await begin(one);
    await until(async () => charged() === 1);
    await one.signal('SIGKILL');
    sandbox.setOptions({ latencyMs: 0 });
    await reaches({ app: neighbour, id, state: 'unknown' });
    const { charge, elsewhere } = sendOf(await find(neighbour, id));
    expect({ charge, elsewhere }).toEqual({ charge: 'unknown', elsewhere: false });
  }, 60_000);

  it('one keeps what another received', async () => {
    const { id } = await begin(one, { save: false });
    await reaches({ app: neighbour, id, state: 'received' });
    const send = sendOf(await find(neighbour, id));
    expect(await preview(neighbour, send.id)).toBe('image/webp');
    const kept = await keep(neighbour, send.id);
    expect((await keep(one, send.id)).id).toBe(kept.id);
  });

  it('two that keep at the same moment make one asset', async () => {
    const { id } = await begin(one, { save: false });
    await reaches({ app: one, id, state: 'received' });
    const send = sendOf(await find(one, id));
    const before = await assets(one);
    const kept = await Promise.all([one, neighbour].map((app) => keep(app, send.id)));
    expect([new Set(kept.map((asset) => asset.id)).size, await assets(one)]).toEqual([
      1,
      before + 1,
    ]);
  });

  it('a process that was held longer than its lease writes nothing, and loses nothing', async () => {
    sandbox.setOptions({ latencyMs: 500 });
    const { id } = await begin(one);
    await until(async () => charged() === 1);
    await one.signal('SIGSTOP');
    await reaches({ app: neighbour, id, state: 'unknown' });
    await one.signal('SIGCONT');
    // The answer had come meanwhile, and is filed late.
    await reaches({ app: neighbour, id, state: 'stored' });
    expect([sendOf(await find(one, id)).charge, charged()]).toEqual(['charged', 1]);
  }, 60_000);
});

describe('with spools of their own', () => {
  it('a picture waits for the instance that has it, and says so', async () => {
    const { id } = await begin(one, { save: false });
    await reaches({ app: stranger, id, state: 'received' });
    const send = sendOf(await find(stranger, id));
    expect(send.elsewhere).toBe(true);
    await expect(keep(stranger, send.id)).rejects.toMatchObject({ code: 'elsewhere' });
    await expect(preview(stranger, send.id)).rejects.toMatchObject({ code: 'elsewhere' });
    await keep(one, send.id);
    expect(sendOf(await find(stranger, id))).toMatchObject({ state: 'stored', elsewhere: false });
  });

  it('what a killed instance had on its disk waits for its return', async () => {
    await dieAt({ app: stranger, point: 'spooled' });
    const before = await assets(one);
    void begin(stranger).catch(() => undefined);
    await stranger.ended();
    const id = await one.run(
      async (strapi) =>
        (await strapi.db.query('plugin::venice.operation').findOne({ orderBy: { id: 'desc' } })).id,
      null
    );
    await reaches({ app: one, id, state: 'unknown' });
    const { status, sends } = await find(one, id);
    expect([status, sends[0]?.elsewhere]).toEqual(['waiting', true]);
    stranger = await startIn(2, true);
    await reaches({ app: one, id, state: 'stored' });
    expect([(await assets(one)) - before, charged()]).toEqual([1, 1]);
  }, 60_000);
});

describe('a cancel', () => {
  it('reaches the instance that runs the operation', async () => {
    sandbox.setOptions({ latencyMs: 20_000 });
    const { id } = await begin(one);
    await until(async () => charged() === 1);
    await cancel(stranger, id);
    await reaches({ app: one, id, state: 'cancelled' });
    expect(sendOf(await find(one, id)).charge).toBe('unknown');
    sandbox.setOptions({ latencyMs: 0 });
  });
});

describe('the limit of requests', () => {
  it('that one instance has used up holds back the others, which say how many are before', async () => {
    sandbox.setOptions({ requestsPerMinute: 1 });
    const { id: only } = await begin(one, { save: false });
    await reaches({ app: one, id: only, state: 'received' });
    const first = await begin(neighbour, { save: false });
    const second = await begin(stranger, { save: false });
    const held = await until(async () => {
      const sends = [sendOf(await find(one, first.id)), sendOf(await find(one, second.id))];
      return sends.every(({ retryAt }) => retryAt !== null) && sends;
    });
    expect(held.map(({ state }) => state)).toEqual(['queued', 'queued']);
    expect(held.map(({ ahead }) => ahead)).toEqual([0, 1]);
    for (const { id } of [first, second]) await cancel(one, id);
    expect([sendOf(await find(one, first.id)).state, charged()]).toEqual(['cancelled', 1]);
  }, 20_000);
});

it('no half of anything is left in the spools', async () => {
  const names = [join(folders[0]!, 'shared-spool'), join(folders[2]!, '.tmp/venice')].flatMap(
    (path) => readdirSync(path)
  );
  expect(names.filter((name) => /\.(part|receipt\.json)$/.test(name))).toEqual([]);
});
