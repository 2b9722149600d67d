import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Operation, SendState } from '../../shared/contracts/operation';
import { CODE } from '../../server/src/services/operations/request';
import { UIDS } from '../../shared/plugin';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';

const prompt = 'A lighthouse at dusk';

let app: App;
beforeAll(async () => {
  app = await bootStrapi({ venice: { concurrency: 2 } });
}, 60_000);
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());
afterEach(() => app.sandbox.setOptions({ latencyMs: 0 }));

const images = () => app.service('images');
const spool = () => readdirSync(app.service('spool').folder()).filter((name) => name[0] !== '.');
const charged = () => app.sandbox.ledger().entries.length;
const states = ({ sends }: Operation) => sends.map(({ state }) => state);
const firstOf = ({ sends }: Operation) => sends[0]!;
const preview = async () => (await images().generate({ prompt }, { save: false })).operation;
const find = async (id: number) => (await app.service('journal').find(id))!;

/** What a send looks like that an earlier process left behind. */
const leftBehind = async ({ state, save = true }: { state: SendState; save?: boolean }) => {
  const operation = await preview();
  const { id } = firstOf(operation);
  const data = { state, ...(save ? { expiresAt: null } : {}) };
  await app.strapi.db.query(UIDS.send).update({ where: { id }, data });
  await app.strapi.db.query(UIDS.operation).update({
    where: { id: operation.id },
    data: {
      options: {
        save,
        folder: null,
        name: null,
        alternativeText: null,
        userId: null,
        sourceName: null,
      },
    },
  });
  return operation.id;
};

describe('a signal', () => {
  it('that was given up before leaves everything uncharged', async () => {
    const work = images().generate({ prompt, variants: 2 }, { signal: AbortSignal.abort() });
    await expect(work).rejects.toMatchObject({ code: 'aborted', charge: 'none' });
    expect(charged()).toBe(0);
  });

  it('ends what is out, which may have been charged, and what is queued, which is not', async () => {
    app.sandbox.setOptions({ latencyMs: 2_000 });
    const controller = new AbortController();
    const { operation, done } = await app.service('operations').start({
      kind: 'generate',
      input: { prompt, variants: 4 },
      options: {},
      caller: CODE,
      signal: controller.signal,
    });
    await until(
      async () =>
        states(await find(operation.id)).filter((s) => s === 'sending').length === 2 &&
        charged() === 2
    );
    controller.abort();
    const ended = await done;
    expect(ended.sends.map(({ state, charge }) => `${state} ${charge}`).sort()).toEqual([
      'cancelled none',
      'cancelled none',
      'cancelled unknown',
      'cancelled unknown',
    ]);
    expect(charged()).toBe(2);
  });
});

describe('after a process that ended in the middle', () => {
  it.each<[SendState, SendState, string]>([
    ['queued', 'cancelled', 'none'],
    ['sending', 'unknown', 'unknown'],
    ['received', 'stored', 'charged'],
  ])('what was %s is %s', async (before, after, charge) => {
    const id = await leftBehind({ state: before });
    await app.service('runner').recover();
    expect(firstOf(await find(id))).toMatchObject({ state: after, charge });
  });

  it('previews go on waiting', async () => {
    const id = await leftBehind({ state: 'received', save: false });
    await app.service('runner').recover();
    expect(firstOf(await find(id)).state).toBe('received');
  });

  it('what another installation sent is unknown, and may still come from its disk', async () => {
    const id = await leftBehind({ state: 'sending' });
    const where = { id: firstOf(await find(id)).id };
    await app.strapi.db.query(UIDS.send).update({ where, data: { instance: 'elsewhere' } });
    await app.service('runner').recover();
    expect(firstOf(await find(id))).toMatchObject({ state: 'unknown', elsewhere: true });
  });
});

describe('previews that nobody keeps', () => {
  const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);

  it('wait for their time', async () => {
    const { id } = await preview();
    await app.service('runner').expire(later(95));
    expect(states(await find(id))).toEqual(['received']);
  });

  it('are gone after that, file and all', async () => {
    const before = spool();
    const { id } = await preview();
    await app.service('runner').expire(later(97));
    expect(states(await find(id))).toEqual(['expired']);
    expect(spool().filter((name) => !before.includes(name))).toEqual([]);
  });
});

describe('a save that fails', () => {
  const breakSaving = () => {
    const library = app.service('mediaLibrary');
    return jest.spyOn(library, 'save').mockRejectedValueOnce(new Error('The disk is full'));
  };

  it('leaves the picture waiting, paid for once', async () => {
    breakSaving();
    const { operation, assets, failures } = await images().generate({ prompt });
    expect([assets, operation.status, states(operation)]).toEqual([[], 'waiting', ['received']]);
    expect(failures[0]?.error).toMatchObject({ code: 'store_failed', charge: 'charged' });
    await images().keep(firstOf(operation).id);
    expect([charged(), states(await find(operation.id))]).toEqual([1, ['stored']]);
  });

  it('never lets the picture expire', async () => {
    breakSaving();
    const { operation } = await images().generate({ prompt });
    await app.service('runner').expire(new Date('2999-01-01'));
    expect(states(await find(operation.id))).toEqual(['received']);
  });

  it('does not depend on a folder of the settings that was deleted', async () => {
    const { service } = app.strapi.plugin('upload');
    const folder = await service('folder').create({ name: 'Short-lived', parent: null });
    await app.service('settings').update({ folder: folder.id });
    await service('folder').deleteByIds([folder.id]);
    const { assets } = await images().generate({ prompt });
    await app.service('settings').update({ folder: null });
    expect(assets).toHaveLength(1);
  });
});

describe('what Venice marks', () => {
  it('as blurred is kept out of the Media Library, and can be looked at and discarded', async () => {
    const { operation } = await images().generate({ prompt: 'a [adult] scene' });
    const { id } = firstOf(operation);
    expect((await images().preview(id))?.mime).toBe('image/webp');
    await expect(images().keep(id)).rejects.toMatchObject({ code: 'invalid_input' });
    await app.service('runner').discard(id);
    expect(await images().preview(id)).toBeNull();
  });

  it('as a violation leaves no file', async () => {
    const before = spool().length;
    await images()
      .generate({ prompt: 'a [violation]' })
      .catch(() => undefined);
    expect(spool()).toHaveLength(before);
  });

  it('as a violation of one edit leaves open whether it was charged', async () => {
    const { assets } = await images().generate({ prompt, format: 'png' });
    const input = { image: assets[0]!.id, prompt: 'make it [violation]' };
    await expect(images().edit(input)).rejects.toMatchObject({
      code: 'content_policy',
      charge: 'unknown',
    });
  });
});

describe('attempts', () => {
  it('are all in the journal, with how they ended', async () => {
    const busy = { path: '/image/generate', status: 503, body: { error: 'at capacity' } };
    app.sandbox.injectFault({ ...busy, times: 1 });
    const { operation } = await images().generate({ prompt });
    const send = await app.service('journal').send(firstOf(operation).id);
    expect(send?.attempts).toMatchObject([
      { number: 1, status: 503, code: 'unavailable', charge: 'none' },
      { number: 2, status: 200, code: null, charge: 'charged' },
    ]);
  });
});

describe('who asked', () => {
  it('is the administrator that the caller names', async () => {
    const [ada] = await app.strapi.db.query('admin::user').findMany({ limit: 1 });
    const { operation, assets } = await images().generate({ prompt }, { user: { id: ada.id } });
    const file = await app.strapi.db
      .query(UIDS.file)
      .findOne({ where: { id: assets[0]!.id }, populate: ['createdBy'] });
    expect([operation.createdBy, file.createdBy.id]).toEqual([
      { id: ada.id, name: 'ada Tester' },
      ada.id,
    ]);
  });

  it('has to exist', async () => {
    await expect(images().generate({ prompt }, { user: 9_999 })).rejects.toMatchObject({
      code: 'invalid_input',
      issues: [{ path: 'user' }],
    });
  });
});

describe('a stop of the server', () => {
  it('gives what is out an end before the database closes', async () => {
    app.sandbox.setOptions({ latencyMs: 5_000 });
    const { operation, done } = await app.service('operations').start({
      kind: 'generate',
      input: { prompt },
      options: {},
      caller: CODE,
    });
    await until(
      async () => firstOf(await find(operation.id)).state === 'sending' && charged() === 1
    );
    await app.service('runner').stop();
    await done;
    expect(firstOf(await find(operation.id))).toMatchObject({
      state: 'unknown',
      charge: 'unknown',
      error: { code: 'no_answer' },
    });
  });
});

describe('the spool folder', () => {
  it('is for its owner alone', async () => {
    expect(statSync(app.service('spool').folder()).mode & 0o777).toBe(0o700);
  });

  it('never gives a file from outside', () => {
    writeFileSync(join(app.folder, '.tmp/outside'), 'secret');
    expect(existsSync(join(app.folder, '.tmp/outside'))).toBe(true);
    expect(app.service('spool').find('../outside')).toBeNull();
  });
});
