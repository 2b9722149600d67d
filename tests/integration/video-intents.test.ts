import { ACTIONS, UPLOAD_CREATE } from '../../shared/plugin';
import { CODE } from '../../server/src/services/operations/request';
import type { Person } from '../support/people';
import { wav } from '../support/recordings';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';
import { failure } from '../support/venice-client';
import { createVideoJobs, FAST_JOBS, words } from '../support/video-jobs';

/** What is asked for is bought once, at a price that was agreed to, and what it was asked with stays private. */
let app: App;
let ada: Person;
const UPLOAD = 'plugin::upload.file';
beforeAll(async () => {
  app = await bootStrapi({ venice: { jobs: FAST_JOBS } });
  const actions = [
    ...[{ action: ACTIONS.animate }, { action: ACTIONS.audio }],
    ...[UPLOAD_CREATE, 'plugin::upload.read'].map((action) => ({ action, subject: UPLOAD })),
  ];
  ada = await app.people.withActions({ name: 'intents', actions });
}, 60_000);
afterAll(() => app.close());
beforeEach(() => {
  app.sandbox.reset();
  app.sandbox.setOptions({ jobMs: 1 });
});

const { start, is, ended, find, sendOf, rowOf, paid } = createVideoJobs(() => app);
const video = () => app.service('video');

/** Shown to it, and paid for by the second. */
const fromClips = {
  ...{ model: 'seedance-2-5-reference-to-video-basic', prompt: 'the same at night' },
  ...{ duration: '4s', aspect_ratio: '16:9', resolution: '480p' },
  reference_video_urls: ['https://sandbox.test/8s.mp4'],
};

describe('the same key', () => {
  it('is the same intent with and without a signal', async () => {
    const options = { idempotencyKey: 'with-and-without' };
    const first = await start(words, options);
    const { signal } = new AbortController();
    const question = { kind: 'video', input: words, options, caller: CODE } as const;
    const again = await app.service('operations').start({ ...question, signal });
    expect(again.operation.id).toBe(first.operation.id);
    const byService = await video().generate(words, { ...options, signal });
    expect(byService.operation.id).toBe(first.operation.id);
    await ended(first.operation.id);
    expect(paid()).toHaveLength(1);
  });

  it('lets whoever comes second stop waiting, while the first waits on', async () => {
    app.sandbox.setOptions({ jobMs: 60_000 });
    const options = { idempotencyKey: 'followed-by-two' };
    const first = video().generate(words, options);
    await until(async () => paid().length === 1);
    const controller = new AbortController();
    const second = video().generate(words, { ...options, signal: controller.signal });
    controller.abort();
    const { operation } = await second;
    expect(operation.status).toBe('running');
    app.sandbox.setOptions({ jobMs: 1 });
    expect((await first).operation).toMatchObject({ id: operation.id, status: 'done' });
    expect(paid()).toHaveLength(1);
  });
});

describe('a price that rests on what the caller says', () => {
  const told = { ...fromClips, reference_video_total_duration: 0.1 };

  it('has to be accepted, however low it is', async () => {
    const { usd, confirmAboveUsd } = await video().quote(told);
    expect(usd).toBeLessThan(confirmAboveUsd);
    const error = await failure(video().generate(told));
    expect(error).toMatchObject({ code: 'confirmation_needed', charge: 'none' });
    expect(error.issues.map(({ path }) => path)).toEqual(['acceptUsd']);
    expect(paid()).toEqual([]);
  });

  it('is asked for with what it rests on, or not at all', async () => {
    const error = await failure(video().generate(fromClips, { acceptUsd: 100 }));
    expect(error).toMatchObject({ code: 'invalid_input', charge: 'none' });
    expect(error.issues.map(({ path }) => path)).toEqual(['reference_video_total_duration']);
    expect(paid()).toEqual([]);
  });

  it('is what is then paid where that is true', async () => {
    const honest = { ...fromClips, reference_video_total_duration: 8 };
    const { usd } = await video().quote(honest);
    const short = await video().quote(told);
    expect(usd).toBeGreaterThan(short.usd);
    const { operation } = await video().generate(honest, { acceptUsd: usd });
    expect([operation.status, paid().map((entry) => entry.usd)]).toEqual(['done', [usd]]);
  });

  // It is quoted without the length of the clips then, and costs what Venice makes of them.
  it('has to be accepted also where nothing is checked', async () => {
    const input = { ...fromClips, reference_video_urls: ['https://sandbox.test/30s.mp4'] };
    const error = await failure(video().generate(input, { validate: 'off' }));
    expect(error).toMatchObject({ code: 'confirmation_needed', charge: 'none' });
    expect(paid()).toEqual([]);
  });
});

describe('what a video is made from', () => {
  it('is in no answer, and no parameter of the journal, where it is given as text', async () => {
    const sound = wav({ seconds: 3 }).toString('base64');
    const input = {
      ...{ ...fromClips, reference_video_total_duration: 8 },
      reference_audio_urls: [`data:audio/wav;base64,${sound}`],
    };
    const { operation } = await start(input, { acceptUsd: 100 });
    expect(await ended(operation.id)).toMatchObject({ state: 'stored' });
    const answered = await find(operation.id);
    expect(answered.parameters).toMatchObject({
      reference_audio_urls: [`data:audio/wav (${sound.length + 22} characters)`],
    });
    const { parameters } = (await rowOf(operation.id)).operation;
    expect(JSON.stringify([operation, answered, parameters])).not.toContain(sound.slice(0, 64));
  });

  it('is in no answer with the query of its address, which may open it', async () => {
    const address = 'https://sandbox.test/8s.mp4';
    const input = {
      ...{ ...fromClips, reference_video_total_duration: 8 },
      reference_video_urls: [`${address}?signature=hidden#hidden`],
    };
    const body = { kind: 'video', input, options: { acceptUsd: 100, save: false } };
    const created = await ada.post('/venice/operations', body);
    expect(created.status).toBe(202);
    const { id } = created.body.data;
    await ended(id);
    const { body: found } = await ada.get(`/venice/operations/${id}`);
    expect(found.data.parameters.reference_video_urls).toEqual([address]);
    const { parameters } = (await rowOf(id)).operation;
    expect(JSON.stringify([created.body, found, parameters])).not.toContain('hidden');
    expect(app.log.join('\n')).not.toContain('hidden');
  });
});

describe('an asset', () => {
  it('is named by its id for a transcript over HTTP', async () => {
    const { assets } = await app
      .service('audio')
      .speech({ input: 'hello there', response_format: 'wav' });
    const body = { kind: 'transcribe', input: { file: assets[0]!.id } };
    const { status, body: created } = await ada.post('/venice/operations', body);
    expect(status).toBe(202);
    const { id } = created.data;
    expect(await ended(id)).toMatchObject({ state: 'stored', charge: 'charged' });
    expect((await find(id)).sources).toEqual([assets[0]!.id]);
  });
});

describe('a video whose outcome is unknown', () => {
  const lose = async (): Promise<number> => {
    app.sandbox.injectFault({ path: '/video/queue', reset: 'after' });
    const { operation } = await start();
    await is(operation.id, 'unknown');
    return (await sendOf(operation.id)).id;
  };

  it('is sent again once, however often that is asked for', async () => {
    const sendId = await lose();
    const service = video();
    const [one, other] = await Promise.all([service.resend(sendId), service.resend(sendId)]);
    expect(other.operation.id).toBe(one.operation.id);
    expect(one.operation).toMatchObject({
      ...{ status: 'done', model: words.model, prompt: words.prompt },
      sends: [{ state: 'stored', durationMs: 5_000 }],
    });
    const send = await app.service('journal').send(sendId);
    expect(send).toMatchObject({ decision: 'sent_again', successorId: one.operation.id });
    expect(paid()).toHaveLength(2);
  });

  it('is not sent again above the price that was agreed to, and stays undecided', async () => {
    const sendId = await lose();
    app.sandbox.injectFault({ path: '/video/quote', status: 200, body: { quote: 50 } });
    const error = await failure(video().resend(sendId));
    expect(error).toMatchObject({ code: 'confirmation_needed', charge: 'none' });
    expect(await app.service('journal').send(sendId)).toMatchObject({
      ...{ state: 'unknown', decision: null },
    });
    expect(paid()).toHaveLength(1);
  });

  it('is sent again at a new price that is accepted', async () => {
    const sendId = await lose();
    app.sandbox.injectFault({ path: '/video/quote', times: 2, status: 200, body: { quote: 50 } });
    expect(await failure(video().resend(sendId))).toMatchObject({ code: 'confirmation_needed' });
    const { operation } = await video().resend(sendId, { acceptUsd: 50 });
    expect(operation).toMatchObject({ status: 'done', estimatedUsd: 50 });
    expect(paid()).toHaveLength(2);
  });
});
