import { readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { UIDS } from '../../shared/plugin';
import { createDatabase } from '../support/database';
import { bootBeside, bootStrapi, newAppFolder, type App } from '../support/strapi';
import { until } from '../support/until';
import { createVideoJobs, FAST_JOBS, words } from '../support/video-jobs';

/** What people do, and what fails on our side, neither loses a job that was paid for nor what it made. */
let app: App;
beforeAll(async () => {
  app = await bootStrapi({ venice: { jobs: FAST_JOBS } });
}, 60_000);
afterAll(() => app.close());
beforeEach(() => {
  app.sandbox.reset();
  app.sandbox.setOptions({ jobMs: 1 });
});
afterEach(() => jobs.restore());

const jobs = createVideoJobs(() => app);
const { start, is, find, sendOf, ended, rows, rowOf, paid, spied } = jobs;
const hear = (endpoint: string) => jobs.hear(endpoint);
const video = () => app.service('video');
const log = () => app.log.join('\n');
const spooled = async (id: number) => {
  const prefix = `send-${(await rowOf(id)).id}-`;
  return readdirSync(app.service('spool').folder()).filter((name) => name.startsWith(prefix));
};
const assets = () => app.strapi.db.query(UIDS.file).count({});

type Provider = { uploadStream(file: { hash: string; ext: string }): Promise<void> };
/** The local one, which Strapi keeps with the plugin. */
const providerOf = ({ strapi }: App) => strapi.plugin('upload').provider as unknown as Provider; // Strapi types it by what plugins need

describe('while the request that buys it is out', () => {
  const slow = () => app.sandbox.injectFault({ path: '/video/queue', delayMs: 700 });

  it('a cancel waits for its answer, and the job is kept', async () => {
    slow();
    const { operation } = await start();
    await until(async () => paid().length === 1);
    await app.service('runner').cancel(operation.id);
    expect((await sendOf(operation.id)).state).toBe('sending');
    expect(await ended(operation.id)).toMatchObject({ state: 'stored', charge: 'charged' });
    expect(paid()).toHaveLength(1);
  });

  it("so does a caller's signal, which ends the wait with an operation that runs", async () => {
    slow();
    app.sandbox.setOptions({ jobMs: 60_000 });
    const controller = new AbortController();
    const work = video().generate(words, { signal: controller.signal });
    await until(async () => paid().length === 1);
    controller.abort();
    const { operation } = await work;
    expect(operation).toMatchObject({ status: 'running', sends: [{ state: 'processing' }] });
    app.sandbox.setOptions({ jobMs: 1 });
    await is(operation.id, 'stored');
    expect(paid()).toHaveLength(1);
  });

  it('but not between two attempts, the first of which was free', async () => {
    app.sandbox.injectFault({ path: '/video/queue', preset: 'overloaded' });
    const { operation } = await start();
    await until(async () => (await sendOf(operation.id)).retryAt !== null);
    await app.service('runner').cancel(operation.id);
    expect(await ended(operation.id)).toMatchObject({ state: 'cancelled', charge: 'none' });
    expect(paid()).toEqual([]);
  });
});

describe('a database that refuses', () => {
  const refuse = (state: string) => {
    const sends = rows();
    const { updateMany } = sends;
    const spy = jest.spyOn(sends, 'updateMany').mockImplementation(async (question) => {
      const { data } = question as { data: Record<string, unknown> };
      if (data.state !== state) return updateMany.call(sends, question);
      // A statement that really fails, with the values of the row.
      const { downloadUrl = null, queueId = null } = data;
      const values = { download_url: downloadUrl, queue_id: queueId, prompt: words.prompt };
      await app.strapi.db.connection('venice_sends').update({ ...values, nowhere: 1 });
      throw new Error('It did not fail');
    });
    return spied(spy);
  };

  it('the job is found with its receipt, and the log has neither its address nor its prompt', async () => {
    app.sandbox.setOptions({ downloadUrl: true });
    const refused = refuse('processing');
    const { operation } = await start();
    await until(async () => log().includes(`operation ${operation.id} broke off`));
    expect(log()).not.toMatch(/\/downloads\/|A lighthouse/);
    refused.mockRestore();
    await app.service('runner').recover();
    await is(operation.id, 'stored');
    expect((await rowOf(operation.id)).downloadUrl).toContain('/downloads/');
    expect(paid()).toHaveLength(1);
  });

  it('the file is fetched again when it works, and no copies of it pile up', async () => {
    const refused = refuse('received');
    const { operation } = await start();
    const { id } = await rowOf(operation.id);
    for (let times = 1; times <= 3; times += 1) {
      await until(async () => count(refused.mock.calls, 'received') >= times);
      await until(async () => !app.service('journal').leases.holds(id));
      expect(await spooled(operation.id)).toEqual([]);
      if (times < 3) await app.service('runner').recover();
    }
    expect(log()).not.toContain('A lighthouse');
    refused.mockRestore();
    await app.service('runner').recover();
    await is(operation.id, 'stored');
    expect(paid()).toHaveLength(1);
  });

  // Strapi writes what it did not expect into the log as it is, and that begins with the statement.
  it('to take an operation leaves its prompt out of the log', async () => {
    const operations = app.strapi.db.query(UIDS.operation);
    const { create } = operations;
    const spy = jest.spyOn(operations, 'create').mockImplementation((question) => {
      const { data } = question as { data: object };
      return create.call(operations, { data: { ...data, idempotencyKey: 'taken' } });
    });
    spied(spy);
    await ended((await start()).operation.id);
    const prompt = 'A name that nobody else knows';
    const body = { kind: 'video', input: { ...words, prompt } };
    expect((await app.people.admin.post('/venice/operations', body)).status).toBe(500);
    expect(log()).not.toContain(prompt);
  });

  const count = (calls: [{ data?: unknown }][], state: string) =>
    calls.filter(([{ data }]) => (data as { state?: string }).state === state).length;
});

describe('the copy that Venice has', () => {
  const complete = 'POST /video/complete';

  it('goes with a discard', async () => {
    const { operation } = await video().generate(words, { save: false });
    const told = hear(complete);
    await app.service('runner').discard((await rowOf(operation.id)).id);
    await is(operation.id, 'discarded');
    expect(told).toHaveLength(1);
    await until(async () => !(await jobs.isAtVenice(operation.id)));
  });

  it('stays where the discard did not happen, since another has it in hand', async () => {
    const { operation } = await video().generate(words, { save: false });
    const { id } = await rowOf(operation.id);
    const others = { leaseToken: 'another', leaseUntil: Date.now() + 60_000 };
    await rows().updateMany({ where: { id }, data: others });
    const told = hear(complete);
    await app.service('runner').discard(id);
    expect([(await sendOf(operation.id)).state, told]).toEqual(['received', []]);
    expect(await jobs.isAtVenice(operation.id)).toBe(true);
    expect(await spooled(operation.id)).not.toEqual([]);
  });

  it('stays, as does ours, where the storage lost bytes', async () => {
    const provider = providerOf(app);
    const { uploadStream } = provider;
    const losing = jest.spyOn(provider, 'uploadStream').mockImplementation(async (file) => {
      await uploadStream.call(provider, file);
      truncateSync(join(app.folder, 'public/uploads', `${file.hash}${file.ext}`), 100);
    });
    spied(losing);
    const told = hear(complete);
    const { operation } = await video().generate(words);
    const { id } = await rowOf(operation.id);
    await until(async () => log().includes(`the file of send ${id} is not stored as it came`));
    expect((await find(operation.id)).sends[0]).toMatchObject({
      ...{ state: 'stored', bytesIdentical: false },
    });
    expect(await spooled(operation.id)).toHaveLength(1);
    expect(told).toEqual([]);
    expect(await jobs.isAtVenice(operation.id)).toBe(true);
  });
});

describe('a storage that does not answer', () => {
  /** Nothing is taken until `release`. */
  const hold = (of: App) => {
    const provider = providerOf(of);
    const { uploadStream } = provider;
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const held = jest.spyOn(provider, 'uploadStream').mockImplementation(async (file) => {
      await released;
      await uploadStream.call(provider, file);
    });
    return { held: spied(held), release };
  };

  it('is waited for so long and no longer, and what it takes later is the same asset', async () => {
    app.strapi.config.set('plugin::venice.timeouts', { saveMs: 300 });
    try {
      const before = await assets();
      const { held, release } = hold(app);
      const { operation } = await start();
      await until(async () => (await sendOf(operation.id)).error !== null);
      const send = await sendOf(operation.id);
      expect(send).toMatchObject({ state: 'received', error: { code: 'store_failed' } });
      expect(app.service('journal').leases.holds(send.id)).toBe(false);
      expect(await jobs.isAtVenice(operation.id)).toBe(true);
      release();
      held.mockRestore();
      await until(async () => (await assets()) - before === 1);
      await video().keep(send.id);
      expect([(await sendOf(operation.id)).state, (await assets()) - before]).toEqual([
        'stored',
        1,
      ]);
    } finally {
      app.strapi.config.set('plugin::venice.timeouts', {});
    }
  });

  it('does not hold up a stop, and the next process saves what it did not take', async () => {
    const [folder, database] = [newAppFolder(), await createDatabase()];
    const { sandbox } = app;
    const venice = { jobs: FAST_JOBS, leaseMs: 600, timeouts: { saveMs: SAVE_MS } };
    const first = await bootBeside({ folder, database, sandbox, venice });
    const { held, release } = hold(first);
    const { operation } = await createVideoJobs(() => first).start();
    await until(async () => held.mock.calls.length === 1);
    const stoppedAt = Date.now();
    await first.close();
    expect(Date.now() - stoppedAt).toBeLessThan(SAVE_MS / 2);
    const second = await bootBeside({ folder, database, sandbox, venice });
    try {
      await createVideoJobs(() => second).is(operation.id, 'stored');
      expect(paid()).toHaveLength(1);
    } finally {
      release();
      // It goes on into a database that is closed.
      await until(async () => first.log.join('\n').includes('could not be saved'));
      await second.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  const SAVE_MS = 25_000;
});
