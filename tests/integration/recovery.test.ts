import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODE } from '../../server/src/services/operations/request';
import type { Operation } from '../../shared/contracts/operation';
import { UIDS } from '../../shared/plugin';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';

const prompt = 'A lighthouse at dusk';

let app: App;
beforeAll(async () => {
  app = await bootStrapi();
}, 60_000);
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());
afterEach(() => jest.restoreAllMocks());

const images = () => app.service('images');
const charged = () => app.sandbox.ledger().entries.length;
const find = async (id: number) => (await app.service('journal').find(id))!;
const sendOf = ({ sends }: Operation) => sends[0]!;
const begin = (save = true) =>
  app
    .service('operations')
    .start({ kind: 'generate', input: { prompt }, options: { save }, caller: CODE });
const assets = () => app.strapi.db.query(UIDS.file).count({});
const spool = () => readdirSync(app.service('spool').folder()).filter((name) => name[0] !== '.');
const receipts = () => spool().filter((name) => name.endsWith('.receipt.json'));

/** The database goes away when the journal is to write one kind of event, and comes back when this is undone. */
const breakJournal = (type: string) => {
  const journal = app.service('journal');
  const { move } = journal;
  return jest.spyOn(journal, 'move').mockImplementation(async (question) => {
    if (question.event.type === type) throw new Error('The database is locked');
    return move(question);
  });
};

/** How often the journal could not take a picture that had come. */
const refused = (broken: ReturnType<typeof breakJournal>) =>
  broken.mock.calls.filter(([{ event }]) => event.type === 'received').length;

describe('an answer that the journal could not take', () => {
  it('is filed and saved by the next sweep, and paid for once', async () => {
    const before = await assets();
    const broken = breakJournal('received');
    const { operation, done } = await begin();
    await until(async () => refused(broken) === 1);
    broken.mockRestore();
    await app.service('runner').recover();
    const ended = await done;
    expect([sendOf(ended).state, sendOf(ended).charge]).toEqual(['stored', 'charged']);
    expect([(await assets()) - before, charged(), receipts()]).toEqual([1, 1, []]);
    expect(ended.id).toBe(operation.id);
  });

  it('keeps what its headers told', async () => {
    const broken = breakJournal('received');
    const { operation, done } = await begin();
    await until(async () => refused(broken) === 1);
    broken.mockRestore();
    await app.service('runner').recover();
    await done;
    const send = await app.service('journal').send(sendOf(operation).id);
    expect(send).toMatchObject({ cfRay: expect.any(String), attempts: [{ status: 200 }] });
  });
});

describe('a refusal that the journal could not take', () => {
  it('is written down by the next sweep, and is no unknown outcome', async () => {
    app.sandbox.injectFault({
      path: '/image/generate',
      status: 400,
      body: { error: 'Invalid request' },
    });
    const broken = breakJournal('ended');
    const { done } = await begin();
    await until(async () => receipts().length === 1);
    broken.mockRestore();
    await app.service('runner').recover();
    expect(sendOf(await done)).toMatchObject({
      state: 'failed',
      charge: 'none',
      error: { code: 'rejected' },
    });
    expect(receipts()).toEqual([]);
  });
});

describe('a sweep', () => {
  it('goes on where one answer cannot be filed, and leaves nothing in hand', async () => {
    const broken = breakJournal('received');
    const first = await begin();
    await until(async () => refused(broken) === 1);
    const second = await begin();
    await until(async () => refused(broken) === 2);
    broken.mockRestore();
    const journal = app.service('journal');
    const { move } = journal;
    const { id } = sendOf(first.operation);
    const stuck = jest.spyOn(journal, 'move').mockImplementation(async (question) => {
      if (question.send.id === id) throw new Error('The database is locked');
      return move(question);
    });
    await app.service('runner').recover();
    expect(sendOf(await second.done).state).toBe('stored');
    expect(journal.leases.holds(id)).toBe(false);
    stuck.mockRestore();
    await app.service('runner').recover();
    expect(sendOf(await first.done).state).toBe('stored');
  });

  it('calls a picture lost whose file is gone, and goes on', async () => {
    const broken = breakJournal('received');
    const first = await begin();
    await until(async () => refused(broken) === 1);
    const second = await begin();
    await until(async () => refused(broken) === 2);
    broken.mockRestore();
    const folder = app.service('spool').folder();
    const pictures = await until(async () => {
      const found = spool().filter((name) => /^send-.*-0$/.test(name));
      return found.length === 2 && found;
    });
    for (const picture of pictures) rmSync(join(folder, picture));
    await app.service('runner').recover();
    // Whichever is looked at first, and before a next sweep could come round.
    expect(receipts()).toEqual([]);
    for (const { done } of [first, second]) {
      expect(sendOf(await done)).toMatchObject({ state: 'unknown', charge: 'charged' });
    }
  });

  it('gives what it files late its whole time to wait', async () => {
    const broken = breakJournal('received');
    const { operation, done } = await begin(false);
    await until(async () => refused(broken) === 1);
    // As if the server had been away for two days since.
    const asked = new Date(Date.now() - 48 * 3_600_000);
    const where = { id: sendOf(operation).id };
    await app.strapi.db.query(UIDS.send).updateMany({ where, data: { startedAt: asked } });
    const path = join(app.service('spool').folder(), receipts()[0]!);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replaceAll(/"at":"[^"]+"/g, `"at":"${asked.toISOString()}"`));
    broken.mockRestore();
    await app.service('runner').recover();
    await done;
    const { expiresAt } = sendOf(await find(operation.id));
    expect(new Date(expiresAt!).getTime()).toBeGreaterThan(Date.now() + 95 * 3_600_000);
  });
});

describe('a request that the journal could not announce', () => {
  it('does not leave', async () => {
    const broken = breakJournal('sent');
    const { done } = await begin();
    const ended = await done;
    broken.mockRestore();
    expect(sendOf(ended)).toMatchObject({ charge: 'none', error: { code: 'store_failed' } });
    expect([sendOf(ended).state, charged()]).toEqual(['failed', 0]);
  });
});

describe('within a database transaction', () => {
  it('nothing is asked for, because the journal could be rolled back after it was paid', async () => {
    const work = app.strapi.db.transaction(() => images().generate({ prompt }));
    await expect(work).rejects.toMatchObject({ code: 'invalid_input', charge: 'none' });
    expect(charged()).toBe(0);
  });
});

describe('between two attempts', () => {
  it('what another instance has ended does not leave again', async () => {
    const busy = { status: 503, headers: { 'Retry-After': '1' }, body: { error: 'at capacity' } };
    app.sandbox.injectFault({ path: '/image/generate', ...busy });
    const { operation, done } = await begin();
    const where = { id: sendOf(operation).id };
    await until(async () => sendOf(await find(operation.id)).retryAt !== null);
    const data = { state: 'cancelled', charge: 'none', leaseToken: null, leaseUntil: null };
    await app.strapi.db.query(UIDS.send).updateMany({ where, data });
    expect([sendOf(await done).state, charged()]).toEqual(['cancelled', 0]);
  });

  it('what another could only call unknown is put right by who knows that it was free', async () => {
    const busy = { status: 503, headers: { 'Retry-After': '1' }, body: { error: 'at capacity' } };
    app.sandbox.injectFault({ path: '/image/generate', ...busy });
    const { operation, done } = await begin();
    const where = { id: sendOf(operation).id };
    await until(async () => sendOf(await find(operation.id)).retryAt !== null);
    const data = { state: 'unknown', charge: 'unknown', leaseToken: null, leaseUntil: null };
    await app.strapi.db.query(UIDS.send).updateMany({ where, data });
    await done;
    await app.service('runner').recover();
    expect(sendOf(await find(operation.id))).toMatchObject({ state: 'cancelled', charge: 'none' });
    expect([receipts(), charged()]).toEqual([[], 0]);
  });

  it('a process that ends leaves nothing unknown', async () => {
    const busy = { status: 503, headers: { 'Retry-After': '30' }, body: { error: 'at capacity' } };
    app.sandbox.injectFault({ path: '/image/generate', ...busy });
    const { operation, done } = await begin();
    const { id } = sendOf(operation);
    await until(async () => sendOf(await find(operation.id)).retryAt !== null);
    // As if its process were gone.
    app.service('journal').leases.drop({ ids: [id], work: 'run' });
    const data = { leaseToken: 'gone', leaseUntil: 0 };
    await app.strapi.db.query(UIDS.send).updateMany({ where: { id }, data });
    await app.service('runner').recover();
    expect(sendOf(await find(operation.id))).toMatchObject({ state: 'cancelled', charge: 'none' });
    await app.service('runner').cancel(operation.id);
    await done;
    expect(charged()).toBe(0);
  });
});

describe('a save', () => {
  it('that failed is tried again without a person and without paying', async () => {
    jest.spyOn(app.service('mediaLibrary'), 'save').mockRejectedValueOnce(new Error('Disk full'));
    const { operation } = await images().generate({ prompt });
    expect(operation.status).toBe('waiting');
    const { id } = sendOf(operation);
    await app.strapi.db
      .query(UIDS.send)
      .updateMany({ where: { id }, data: { retryAt: new Date(0) } });
    await app.service('runner').recover();
    expect([sendOf(await find(operation.id)).state, charged()]).toEqual(['stored', 1]);
  });

  it('that failed waits longer each time', async () => {
    const save = jest.spyOn(app.service('mediaLibrary'), 'save');
    save.mockRejectedValue(new Error('Disk full'));
    const { operation } = await images().generate({ prompt });
    const { id } = sendOf(operation);
    const delays: number[] = [];
    for (const _ of Array(3)) {
      const retryAt = new Date(sendOf(await find(operation.id)).retryAt!).getTime();
      delays.push(Math.round((retryAt - Date.now()) / 30_000));
      const data = { retryAt: new Date(0) };
      await app.strapi.db.query(UIDS.send).updateMany({ where: { id }, data });
      await app.service('runner').recover();
    }
    expect(delays).toEqual([1, 2, 4]);
  });

  it('that was cut off finds its asset, and leaves the file to whoever may still be uploading it', async () => {
    const { operation } = await images().generate({ prompt }, { save: false });
    const { id } = sendOf(operation);
    const before = await assets();
    const broken = breakJournal('stored');
    await expect(images().keep(id)).rejects.toMatchObject({ code: 'store_failed' });
    broken.mockRestore();
    const files = spool();
    const asset = await images().keep(id);
    expect([(await assets()) - before, (await images().keep(id)).id]).toEqual([1, asset.id]);
    expect(spool()).toEqual(files);
  });

  it('of a result whose time is up is not cut off by that', async () => {
    const { operation } = await images().generate({ prompt }, { save: false });
    const { id } = sendOf(operation);
    const library = app.service('mediaLibrary');
    const { save } = library;
    let expired = Promise.resolve();
    jest.spyOn(library, 'save').mockImplementation(async (question) => {
      expired = app.service('runner').expire(new Date('2999-01-01'));
      return save(question);
    });
    await images().keep(id);
    await expired;
    expect(sendOf(await find(operation.id)).state).toBe('stored');
  });

  it('leaves no file behind otherwise', async () => {
    const before = spool();
    const { operation } = await images().generate({ prompt }, { save: false });
    await images().keep(sendOf(operation).id);
    expect(spool()).toEqual(before);
  });
});
