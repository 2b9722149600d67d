import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset } from '../../shared/contracts/asset';
import type { SpeechInput } from '../../server/src/services/audio';
import { bootStrapi, type App } from '../support/strapi';
import { failure } from '../support/venice-client';

/** Words to a voice: one request, one file, exactly as it came. */
let app: App;
beforeAll(async () => {
  app = await bootStrapi();
}, 60_000);
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());

const audio = () => app.service('audio');
const ledger = () => app.sandbox.ledger().entries.map(({ path }) => path);
const files = () => app.strapi.db.query('plugin::upload.file').count();
const stored = ({ url }: Asset) => readFileSync(join(app.folder, 'public', url));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A hundred characters, which the sandbox speaks in six seconds. */
const input = 'The harbour was quiet. '.repeat(5).slice(0, 100);
const SECONDS = 6;

describe('speech', () => {
  it.each([
    ['mp3', 'audio/mpeg', '.mp3'],
    ['opus', 'audio/ogg', '.ogg'],
    ['aac', 'audio/aac', '.aac'],
    ['flac', 'audio/flac', '.flac'],
    ['wav', 'audio/wav', '.wav'],
    ['pcm', 'audio/pcm', '.pcm'],
  ] as const)('is saved as %s, byte for byte', async (response_format, mime, ext) => {
    const { assets, operation } = await audio().speech({ input, response_format });
    const [asset] = assets;
    const [send] = operation.sends;
    expect(asset).toMatchObject({ mime, ext });
    expect(send).toMatchObject({ state: 'stored', mime, bytesIdentical: true });
    expect(sha256(stored(asset!))).toBe(send?.sha256);
    expect(stored(asset!)).toHaveLength(send?.bytes ?? 0);
  });

  it.each(['flac', 'wav'] as const)('as %s is exactly as long as it says', async (format) => {
    const { operation } = await audio().speech({ input, response_format: format });
    expect(operation.sends[0]?.durationMs).toBe(SECONDS * 1_000);
  });

  it.each(['mp3', 'opus', 'aac'] as const)('as %s is as long as its frames', async (format) => {
    const { operation } = await audio().speech({ input, response_format: format });
    const { durationMs } = operation.sends[0]!;
    expect(Math.abs(durationMs! - SECONDS * 1_000)).toBeLessThan(150);
  });

  it('as samples without a header tells nobody how long it is', async () => {
    const { operation } = await audio().speech({ input, response_format: 'pcm' });
    expect(operation.sends[0]).toMatchObject({ durationMs: null, width: null, height: null });
  });

  it('has a model and a format where nobody named any', async () => {
    const { assets, operation } = await audio().speech({ input: 'Good morning' });
    expect(operation.model).toBe('tts-kokoro');
    expect(assets[0]?.mime).toBe('audio/mpeg');
  });

  it('is named after what is said', async () => {
    const { assets } = await audio().speech({ input: 'Welcome aboard, everybody!' });
    expect(assets[0]?.name).toBe('welcome-aboard-everybody.mp3');
  });

  it('has its words and its voice in the record', async () => {
    const { assets } = await audio().speech({ input: 'Good morning', voice: 'bf_emma' });
    const record = await app.service('records').forAsset(assets[0]!.id);
    expect(record?.operation).toMatchObject({
      kind: 'speech',
      prompt: 'Good morning',
      parameters: { voice: 'bf_emma' },
    });
  });

  it('costs what was estimated, once', async () => {
    const { operation } = await audio().speech({ input });
    // $3.5 for a million characters.
    expect(operation.estimatedUsd).toBe(0.00035);
    expect(ledger()).toEqual(['/audio/speech']);
    expect(app.sandbox.ledger().entries[0]?.usd).toBeCloseTo(0.00035, 6);
  });

  it('waits to be heard where nobody asked to save it, and is saved when it is kept', async () => {
    const before = await files();
    const { operation, assets } = await audio().speech({ input }, { save: false });
    expect([operation.status, assets, await files()]).toEqual(['waiting', [], before]);
    const { id, sha256: sum } = operation.sends[0]!;
    const preview = await audio().preview(id);
    expect(preview?.mime).toBe('audio/mpeg');
    expect(sha256(Buffer.concat(await preview!.toArray()))).toBe(sum);
    expect(sha256(stored(await audio().keep(id)))).toBe(sum);
    expect(ledger()).toHaveLength(1);
  });

  it('is not sent again after an answer that was lost', async () => {
    app.sandbox.injectFault({ path: '/audio/speech', reset: 'after' });
    const error = await failure(audio().speech({ input }));
    expect(error).toMatchObject({ code: 'no_answer', charge: 'unknown' });
    expect(ledger()).toHaveLength(1);
  });

  it('is not saved when it is no sound, although it was paid for', async () => {
    const before = await files();
    app.sandbox.injectFault({ path: '/audio/speech', spoil: 'empty' });
    const error = await failure(audio().speech({ input }));
    expect(error).toMatchObject({ code: 'bad_response', charge: 'charged' });
    expect(await files()).toBe(before);
  });
});

describe('what is refused for free', () => {
  it.each<[string, SpeechInput, string]>([
    ['a voice that the model has not', { input, voice: 'Aurora' }, 'voice'],
    [
      'a format that the model has not',
      { input, model: 'tts-chatterbox-hd', response_format: 'mp3' },
      'response_format',
    ],
    ['a text over 4096 characters', { input: 'x'.repeat(4_097) }, 'input'],
    ['no words at all', { input: '  ' }, 'input'],
    ['a speed that nobody can follow', { input, speed: 5 }, 'speed'],
  ])('%s', async (_what, wrong, field) => {
    const error = await failure(audio().speech(wrong));
    expect(error).toMatchObject({ code: 'invalid_input', charge: 'none' });
    expect(error.issues.map(({ path }) => path)).toEqual([field]);
    expect(ledger()).toEqual([]);
  });

  it('a model that makes music', async () => {
    const error = await failure(audio().speech({ input, model: 'stable-audio-25' }));
    expect(error).toMatchObject({ code: 'rejected', charge: 'none' });
    expect(ledger()).toEqual([]);
  });
});

describe('a cloned voice', () => {
  const model = 'tts-chatterbox-hd';
  const sample = async () => {
    const { assets } = await audio().speech({ input, response_format: 'wav' });
    return stored(assets[0]!);
  };

  it('speaks, and leaves nothing but its handle', async () => {
    const file = await sample();
    const before = await files();
    const voice = await audio().cloneVoice({ file, model });
    expect(voice).toMatchObject({ id: expect.stringMatching(/^vv_/), model });
    expect(await files()).toBe(before);
    const { assets, operation } = await audio().speech({ input, model, voice: voice.id });
    expect(operation.parameters).toMatchObject({ voice: voice.id, model });
    expect(assets[0]).toMatchObject({ mime: 'audio/wav' });
  });

  it('is refused by any other model, for free', async () => {
    const { id } = await audio().cloneVoice({ file: await sample(), model });
    app.sandbox.reset();
    const error = await failure(audio().speech({ input, voice: id }));
    expect(error).toMatchObject({ code: 'rejected', charge: 'none' });
    expect(ledger()).toEqual([]);
  });

  it('is not made of what is no sound', async () => {
    const error = await failure(audio().cloneVoice({ file: Buffer.from('a text'), model }));
    expect(error).toMatchObject({ code: 'invalid_input', charge: 'none' });
  });
});
