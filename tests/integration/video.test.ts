import type { Operation } from '../../shared/contracts/operation';
import { CODE } from '../../server/src/services/operations/request';
import { plain } from '../support/pictures';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';
import { failure } from '../support/venice-client';

/** A video is a job: quoted, queued, asked for until it is done, fetched, saved, and deleted at Venice. */
let app: App;
beforeAll(async () => {
  app = await bootStrapi({ venice: { jobs: { pollMs: 40, slowPollMs: 40 } } });
});
afterAll(() => app.close());
beforeEach(() => {
  app.sandbox.reset();
  app.sandbox.setOptions({ jobMs: 100 });
});

const words = {
  model: 'kling-v3-pro-text-to-video',
  prompt: 'A lighthouse at dusk',
  duration: '5s',
};
const fromPicture = { model: 'ovi-image-to-video', prompt: 'the waves roll in', duration: '5s' };

const video = () => app.service('video');
const paid = () => app.sandbox.ledger().entries.filter(({ path }) => path === '/video/queue');
const find = async (id: number) => (await app.service('journal').find(id)) as Operation; // it was just written
const start = (input: object, options: object = {}) =>
  app.service('operations').start({ kind: 'video', input, options, caller: CODE });
const files = () => app.strapi.db.query('plugin::upload.file').count();
const is = (id: number, state: string) =>
  until(async () => (await find(id)).sends[0]?.state === state);

describe('generate', () => {
  it('saves an MP4 that plays for as long as was asked', async () => {
    const { assets, operation } = await video().generate(words);
    expect(assets[0]).toMatchObject({ mime: 'video/mp4', ext: '.mp4' });
    expect(operation).toMatchObject({ kind: 'video', status: 'done' });
    expect(operation.sends[0]).toMatchObject({
      state: 'stored',
      charge: 'charged',
      durationMs: 5_000,
      bytesIdentical: true,
    });
  });

  it('has its record with the asset', async () => {
    const { assets, operation } = await video().generate(words);
    const record = await app.service('records').forAsset(assets[0]!.id);
    expect(record?.operation).toMatchObject({ id: operation.id, prompt: words.prompt });
  });

  it('costs what was quoted, once', async () => {
    const { usd } = await video().quote(words);
    const { operation } = await video().generate(words);
    expect(paid().map((entry) => entry.usd)).toEqual([usd]);
    expect(operation.estimatedUsd).toBe(usd);
  });

  it('begins with a picture, which goes out as bytes', async () => {
    const image = await plain({ width: 640, height: 360 }).png().toBuffer();
    const { operation } = await video().generate({ ...fromPicture, image });
    expect(operation.sends[0]).toMatchObject({ state: 'stored', width: 480, height: 270 });
  });

  it('keeps which asset it was made from', async () => {
    const { assets } = await app.service('images').generate({ prompt: 'a cover' });
    const image = assets[0]!.id;
    const { operation, assets: made } = await video().generate({ ...fromPicture, image });
    expect(operation.sources).toEqual([image]);
    expect(made[0]?.name).toMatch(/^a-cover video\.mp4$/);
  });

  it('is fetched from its own address where Venice names one', async () => {
    app.sandbox.setOptions({ downloadUrl: true });
    const { assets } = await video().generate(words);
    expect(assets[0]?.mime).toBe('video/mp4');
  });

  it('tells nobody that address', async () => {
    app.sandbox.setOptions({ downloadUrl: true });
    const { operation } = await video().generate(words);
    const row = await app.service('journal').send(operation.sends[0]!.id);
    expect(row?.downloadUrl).toMatch(/^http/);
    expect(JSON.stringify(operation)).not.toContain(row?.downloadUrl);
    expect(app.log.join('\n')).not.toContain(row?.downloadUrl);
  });

  it('takes another of the same intent for the same', async () => {
    const options = { idempotencyKey: 'cover-of-the-day' };
    const [one, other] = await Promise.all([
      video().generate(words, options),
      video().generate(words, options),
    ]);
    expect(other.operation.id).toBe(one.operation.id);
    expect(paid()).toHaveLength(1);
  });
});

describe('the price', () => {
  it('has to be accepted where it is above the limit', async () => {
    const dear = { ...words, duration: '15s', audio: true };
    const { usd, confirmAboveUsd } = await video().quote(dear);
    expect(usd).toBeGreaterThan(confirmAboveUsd);
    expect(await failure(video().generate(dear))).toMatchObject({ code: 'confirmation_needed' });
    expect(paid()).toEqual([]);
    await video().generate(dear, { acceptUsd: usd });
    expect(paid()).toHaveLength(1);
  });

  it('may not be above what was accepted', async () => {
    const work = video().generate(words, { acceptUsd: 0.01 });
    expect(await failure(work)).toMatchObject({ code: 'confirmation_needed', charge: 'none' });
    expect(paid()).toEqual([]);
  });

  it('is asked for before anything is queued, or nothing is', async () => {
    app.sandbox.injectFault({ path: '/video/quote', times: 9, status: 400, body: { error: 'no' } });
    expect(await failure(video().generate(words))).toMatchObject({ code: 'rejected' });
    expect(paid()).toEqual([]);
  });
});

describe('what is refused for free', () => {
  it.each([
    ['a forbidden duration', { ...words, duration: '2s' }, 'duration'],
    ['a ratio that the model has not', { ...words, aspect_ratio: '21:9' }, 'aspect_ratio'],
    ['a picture for a model of words', { ...words, image: 'iVBORw0KGgo=' }, 'image'],
    ['no picture where one is needed', fromPicture, 'image'],
    ['no model', { prompt: 'x', duration: '5s' }, 'model'],
    ['a private address', { ...words, video_url: 'https://10.0.0.8/a.mp4' }, 'video_url'],
    ['a text where a picture should be', { ...fromPicture, image: 'aGVsbG8gd29ybGQ=' }, 'image'],
  ])('%s', async (_what, input, field) => {
    const error = await failure(video().generate(input));
    expect(error).toMatchObject({ code: 'invalid_input', charge: 'none' });
    expect(error.issues.map(({ path }) => path)).toContain(field);
    expect(paid()).toEqual([]);
  });
});

describe('while Venice works', () => {
  beforeEach(() => app.sandbox.setOptions({ jobMs: 60_000 }));

  it('is paid, under way, and says how far it is', async () => {
    const { operation } = await start(words);
    await is(operation.id, 'processing');
    await until(async () => (await find(operation.id)).sends[0]?.progress !== null);
    const now = await find(operation.id);
    expect(now).toMatchObject({ status: 'running' });
    expect(now.sends[0]).toMatchObject({
      charge: 'charged',
      progress: { averageMs: expect.any(Number), elapsedMs: expect.any(Number) },
    });
    app.sandbox.setOptions({ jobMs: 1 });
    await is(operation.id, 'stored');
  });

  it('is in the journal with all that finds it again', async () => {
    const { operation } = await start(words);
    await is(operation.id, 'processing');
    const row = await app.service('journal').send(operation.sends[0]!.id);
    expect(row).toMatchObject({ queueId: expect.any(String), queuedModel: words.model });
  });

  it('goes on when somebody cancels it: it is paid', async () => {
    const { operation } = await start(words);
    await is(operation.id, 'processing');
    await app.service('runner').cancel(operation.id);
    app.sandbox.setOptions({ jobMs: 1 });
    await is(operation.id, 'stored');
  });

  it('goes on when its caller stops waiting', async () => {
    const controller = new AbortController();
    const work = video().generate(words, { signal: controller.signal });
    await until(async () => paid().length === 1);
    const { id } = (await app.service('journal').send((await latest())!))!.operation;
    await is(id, 'processing');
    controller.abort();
    expect((await work).operation.status).toBe('running');
    app.sandbox.setOptions({ jobMs: 1 });
    await is(id, 'stored');
  });

  const latest = async () =>
    (await app.strapi.db.query('plugin::venice.send').findMany({ orderBy: { id: 'desc' } }))[0]?.id;
});

describe('when it is over', () => {
  it('Venice is told to delete its copy, and not before it is saved', async () => {
    const { operation } = await video().generate(words);
    const row = await app.service('journal').send(operation.sends[0]!.id);
    const job = { model: String(row?.queuedModel), queue_id: String(row?.queueId) };
    await until(async () => {
      const asked = app.service('client').send('POST /video/retrieve', job);
      return asked.then(
        () => false,
        ({ status }) => status === 404
      );
    });
  });

  it('is no worse off where Venice refuses that', async () => {
    app.sandbox.setOptions({ completeRefused: true });
    const { operation } = await video().generate(words);
    expect(operation.status).toBe('done');
  });

  it('waits as a preview where nobody asked to save it', async () => {
    const before = await files();
    const { operation } = await video().generate(words, { save: false });
    expect(operation).toMatchObject({ status: 'waiting' });
    expect(await files()).toBe(before);
    const asset = await video().keep(operation.sends[0]!.id);
    expect(asset.mime).toBe('video/mp4');
  });
});

describe('when it fails', () => {
  it('says that the provider refused, and that the money came back', async () => {
    const work = video().generate({ ...words, prompt: 'refused-by-provider' });
    expect(await failure(work)).toMatchObject({ code: 'content_policy', charge: 'none' });
    expect(app.sandbox.ledger().balance).toBe(100);
  });

  it('says that the provider refused, and that the money is gone', async () => {
    const work = video().generate({ ...words, prompt: 'refused-unrefunded' });
    expect(await failure(work)).toMatchObject({ code: 'content_policy', charge: 'charged' });
  });

  it('is not queued twice after an answer that was lost', async () => {
    app.sandbox.injectFault({ path: '/video/queue', reset: 'after' });
    const work = video().generate(words);
    expect(await failure(work)).toMatchObject({ code: 'no_answer', charge: 'unknown' });
    expect(paid()).toHaveLength(1);
  });

  it('is asked for again after any fault of the line', async () => {
    const path = '/video/retrieve';
    app.sandbox.injectFault({ path, reset: 'after' });
    app.sandbox.injectFault({ path, preset: 'proxy_502' });
    app.sandbox.injectFault({ path, preset: 'at_capacity' });
    const { operation } = await video().generate(words);
    expect(operation.status).toBe('done');
    expect(paid()).toHaveLength(1);
  });

  it('is fetched again after a download that broke off', async () => {
    app.sandbox.setOptions({ jobMs: 0 });
    app.sandbox.injectFault({ path: '/video/retrieve', truncate: true, times: 2 });
    const { operation } = await video().generate(words);
    expect(operation.sends[0]).toMatchObject({ state: 'stored', durationMs: 5_000 });
    expect(paid()).toHaveLength(1);
  });

  it('wants consent before it begins, and costs nothing until then', async () => {
    const input = { ...words, prompt: 'needs-consent' };
    expect(await failure(video().generate(input))).toMatchObject({
      code: 'rejected',
      reason: 'consent',
      charge: 'none',
    });
    const seedance = {
      confirmed_terms_and_privacy: true,
      confirmed_legal_right: true,
      confirmed_screening_acknowledged: true,
    } as const;
    const { operation } = await video().generate({ ...input, consents: { seedance } });
    expect(operation.status).toBe('done');
  });
});
