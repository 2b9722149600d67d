import type { ComposeInput } from '../../server/src/services/audio';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';
import { failure } from '../support/venice-client';

jest.setTimeout(60_000);

/** Music is a job as a video is: quoted, queued, asked for, fetched, saved, and deleted at Venice. */
let app: App;
beforeAll(async () => {
  app = await bootStrapi({
    venice: { confirmAboveUsd: 0.1, jobs: { pollMs: 40, slowPollMs: 40 } },
  });
});
afterAll(() => app.close());
beforeEach(() => {
  app.sandbox.reset();
  app.sandbox.setOptions({ jobMs: 50 });
});

const audio = () => app.service('audio');
const paid = () => app.sandbox.ledger().entries.filter(({ path }) => path === '/audio/queue');
const operations = () => app.strapi.db.query('plugin::venice.operation').count();
const jobOf = async (sendId: number) => {
  const row = await app.service('journal').send(sendId);
  return { model: String(row?.queuedModel), queue_id: String(row?.queueId) };
};

const prompt = 'A slow waltz for two harmonicas';
const tiered = { model: 'ace-step-15', prompt };
const fixed = { model: 'stable-audio-25', prompt };
const noise = { model: 'elevenlabs-sound-effects-v2', prompt: 'a door that creaks' };
const spoken = { model: 'elevenlabs-tts-v3', prompt: 'Once upon a time. '.repeat(10).trim() };

describe('a composition', () => {
  it('is as long as was asked, byte for byte, with its record', async () => {
    const { assets, operation } = await audio().compose({ ...tiered, duration_seconds: 60 });
    expect(assets[0]).toMatchObject({ mime: 'audio/flac', ext: '.flac' });
    expect(assets[0]?.name).toMatch(/^a-slow-waltz-for-two-harmonicas/);
    expect(operation).toMatchObject({ kind: 'compose', status: 'done', model: tiered.model });
    expect(operation.sends[0]).toMatchObject({
      ...{ state: 'stored', charge: 'charged', durationMs: 60_000, bytesIdentical: true },
    });
    const record = await app.service('records').forAsset(assets[0]!.id);
    expect(record?.operation).toMatchObject({ prompt, parameters: { duration_seconds: 60 } });
  });

  it('is as long as the model likes where nobody says', async () => {
    const { operation } = await audio().compose(fixed, { acceptUsd: 1 });
    expect(operation.sends[0]).toMatchObject({ state: 'stored', durationMs: 30_000 });
    expect(operation.parameters).not.toHaveProperty('duration_seconds');
  });

  it('waits as a preview where nobody asked to save it', async () => {
    const { operation, assets } = await audio().compose(noise, { save: false });
    expect([operation.status, assets]).toEqual(['waiting', []]);
    const asset = await audio().keep(operation.sends[0]!.id, { name: 'Creak' });
    expect(asset).toMatchObject({ name: 'Creak.mp3', mime: 'audio/mpeg' });
    expect(paid()).toHaveLength(1);
  });

  it('is deleted at Venice in the end, although Venice says at first that it is too early', async () => {
    const { operation } = await audio().compose(noise);
    const job = await jobOf(operation.sends[0]!.id);
    await until(() =>
      app
        .service('client')
        .send('POST /audio/retrieve', job)
        .then(
          () => false,
          ({ status }: { status: number }) => status === 404
        )
    );
    expect(operation.status).toBe('done');
  });

  it('that breaks the content policy costs nothing, and comes with words that do not', async () => {
    const work = audio().compose({ ...noise, prompt: 'a door [violation]' });
    expect(await failure(work)).toMatchObject({
      ...{ code: 'content_policy', charge: 'none', suggestedPrompt: 'a door' },
    });
    expect(paid()).toEqual([]);
  });

  it('that the provider refuses ends for good; what became of the money is not told', async () => {
    const work = audio().compose({ ...noise, prompt: 'refused-by-provider' });
    expect(await failure(work)).toMatchObject({ code: 'no_answer', charge: 'unknown' });
    expect(paid()).toHaveLength(1);
  });

  it('that breaks the content policy only when it is fetched may have been paid for', async () => {
    const error = 'Your prompt violates the content policy of Venice.ai or the model provider';
    const body = { error, suggested_prompt: 'a quiet door' };
    app.sandbox.injectFault({ path: '/audio/retrieve', status: 422, body });
    expect(await failure(audio().compose(noise))).toMatchObject({
      ...{ code: 'content_policy', charge: 'unknown', suggestedPrompt: 'a quiet door' },
    });
    expect(paid()).toHaveLength(1);
  });
});

describe('the price', () => {
  it.each<[string, ComposeInput, number]>([
    ['by its length in steps', { ...tiered, duration_seconds: 120 }, 0.05],
    ['of a piece, however long', { ...fixed, duration_seconds: 180 }, 0.19],
    ['by the second', { ...noise, duration_seconds: 20 }, 0.046],
    ['by the second of the usual length', noise, 0.0161],
    ['by the character', spoken, (spoken.prompt.length / 1_000) * 0.115],
  ])('%s is what is paid', async (_how, input, usd) => {
    expect((await audio().quote(input)).usd).toBeCloseTo(usd, 6);
    expect(paid()).toEqual([]);
    const { operation } = await audio().compose(input, { acceptUsd: 1 });
    expect(operation.estimatedUsd).toBeCloseTo(usd, 6);
    expect(paid().map((entry) => entry.usd)).toEqual([expect.closeTo(usd, 6)]);
  });

  it.each<[string, number | undefined]>([
    ['above the limit of the configuration', undefined],
    ['above what was accepted', 0.18],
    ['above nothing at all', 0],
  ])('%s has to be accepted, and nothing is queued', async (_limit, acceptUsd) => {
    const before = await operations();
    const error = await failure(audio().compose(fixed, { acceptUsd }));
    expect(error).toMatchObject({ code: 'confirmation_needed', charge: 'none' });
    expect(error.issues.map(({ path }) => path)).toEqual(['acceptUsd']);
    expect(app.sandbox.ledger().entries).toEqual([]);
    expect(await operations()).toBe(before);
  });

  it('that was accepted is paid, to the cent', async () => {
    const { usd, confirmAboveUsd } = await audio().quote(fixed);
    expect([usd, confirmAboveUsd]).toEqual([0.19, 0.1]);
    const { operation } = await audio().compose(fixed, { acceptUsd: usd });
    expect(operation.status).toBe('done');
  });

  it('is that of the moment, not of an earlier quote', async () => {
    app.sandbox.injectFault({ path: '/audio/quote', status: 200, body: { quote: 0.5 } });
    const error = await failure(audio().compose(fixed, { acceptUsd: 0.19 }));
    expect(error.code).toBe('confirmation_needed');
    expect(paid()).toEqual([]);
  });

  it('of a model without a name is nobody’s', async () => {
    const error = await failure(audio().quote({ prompt }));
    expect(error).toMatchObject({ code: 'invalid_input', issues: [{ path: 'model' }] });
  });
});

describe('what is refused for free', () => {
  it.each<[string, ComposeInput, string]>([
    ['no model', { prompt }, 'model'],
    ['lyrics where nobody sings', { ...fixed, lyrics_prompt: 'la la la' }, 'lyrics_prompt'],
    ['a song without lyrics', { model: 'minimax-music-v2', prompt }, 'lyrics_prompt'],
    ['a length between the steps', { ...tiered, duration_seconds: 61 }, 'duration_seconds'],
    ['a length that is too long', { ...noise, duration_seconds: 23 }, 'duration_seconds'],
    ['a voice that the model has not', { ...spoken, voice: 'af_sky' }, 'voice'],
    ['a speed that the model has not', { ...spoken, speed: 1.1 }, 'speed'],
    [
      'a language that the model does not take',
      { ...spoken, model: 'elevenlabs-tts-multilingual-v2', language_code: 'de' },
      'language_code',
    ],
    [
      'an optimiser beside lyrics',
      { model: 'minimax-music-v25', prompt, lyrics_prompt: 'la', lyrics_optimizer: true },
      'lyrics_optimizer',
    ],
  ])('%s', async (_what, input, field) => {
    const error = await failure(audio().compose(input, { acceptUsd: 1 }));
    expect(error).toMatchObject({ code: 'invalid_input', charge: 'none' });
    expect(error.issues.map(({ path }) => path)).toContain(field);
    expect(app.sandbox.ledger().entries).toEqual([]);
  });

  it('what the catalogue says nothing of, and Venice does not take', async () => {
    const error = await failure(audio().compose({ ...fixed, loop: true }, { acceptUsd: 1 }));
    expect(error).toMatchObject({ code: 'rejected', charge: 'none' });
    expect(paid()).toEqual([]);
  });
});
