import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asset } from '../../shared/contracts/asset';
import type { TranscribeInput } from '../../server/src/services/audio';
import { plain } from '../support/pictures';
import { bootStrapi, type App } from '../support/strapi';
import { failure } from '../support/venice-client';

jest.setTimeout(60_000);

/** A recording to words. They are told to the caller, and saved only where somebody asks for it. */
let app: App;
let recording: Asset;
let bytes: Buffer;
beforeAll(async () => {
  app = await bootStrapi();
  const input = 'The boat left before morning. '.repeat(8);
  const { assets } = await app.service('audio').speech({ input, response_format: 'wav' });
  recording = assets[0]!;
  bytes = stored(recording);
});
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());

const audio = () => app.service('audio');
const ledger = () => app.sandbox.ledger().entries.map(({ path }) => path);
const files = () => app.strapi.db.query('plugin::upload.file').count();
const stored = ({ url }: Asset) => readFileSync(join(app.folder, 'public', url));
const spool = () =>
  readdirSync(app.service('spool').folder()).filter((name) => name !== '.instance');

/** Cues as a player reads them: a blank line ends each. Throws for what a player would not take. */
const cuesOf = (text: string) => {
  const [head, ...blocks] = text.trimEnd().split('\n\n');
  expect(head).toBe('WEBVTT');
  return blocks.map((block) => {
    const [times = '', ...lines] = block.split('\n');
    const [, from = '', to = ''] = /^(\S+) --> (\S+)$/.exec(times) ?? [];
    return { start: seconds(from), end: seconds(to), text: lines.join('\n') };
  });
};

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+/gu);

const seconds = (time: string) => {
  const [, hours, minutes, rest] = /^(\d{2,}):([0-5]\d):([0-5]\d\.\d{3})$/.exec(time) ?? [];
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest);
};

describe('a transcript', () => {
  const wordsOf = async (file: TranscribeInput['file']) =>
    (await audio().transcribe({ file })).text;

  it('is the same from an asset, from bytes and from a path', async () => {
    const path = join(app.folder, 'talk.wav');
    await writeFile(path, bytes);
    const text = await wordsOf(recording.id);
    expect(text).toMatch(/\w+ \w+/);
    expect(await wordsOf(recording.documentId)).toBe(text);
    expect(await wordsOf(bytes)).toBe(text);
    expect(await wordsOf({ path })).toBe(text);
    expect(await wordsOf(bytes.toString('base64'))).toBe(text);
  });

  it('knows how long the recording is, and when each word is said where that is asked for', async () => {
    const length = recordingSeconds();
    const plainly = await audio().transcribe({ file: bytes });
    expect([plainly.duration, plainly.timestamps]).toEqual([length, undefined]);
    const timed = await audio().transcribe({ file: bytes, timestamps: true });
    expect(timed.timestamps?.word?.length).toBe(timed.text.split(' ').length);
    expect(timed.timestamps?.word?.at(-1)?.end).toBeCloseTo(length, 1);
  });

  it('leaves nothing but its record where nobody asked to save it', async () => {
    const before = await files();
    const { operation, assets } = await audio().transcribe({ file: recording.id });
    expect(assets).toEqual([]);
    expect(operation).toMatchObject({
      kind: 'transcribe',
      status: 'done',
      sources: [recording.id],
    });
    expect(operation.sends[0]).toMatchObject({ state: 'discarded', charge: 'charged' });
    expect(await files()).toBe(before);
    expect(spool()).toEqual([]);
  });

  it('costs what was estimated from the length of the recording, once', async () => {
    const { operation } = await audio().transcribe({ file: bytes });
    expect(operation.model).toBe('nvidia/parakeet-tdt-0.6b-v3');
    expect(operation.estimatedUsd).toBeCloseTo(recordingSeconds() * 0.0001, 6);
    expect(ledger()).toEqual(['/audio/transcriptions']);
    expect(app.sandbox.ledger().entries[0]?.usd).toBeCloseTo(operation.estimatedUsd!, 5);
  });

  it('waits for whoever asks again with its key', async () => {
    const options = { idempotencyKey: 'words-of-yesterday' };
    const first = await audio().transcribe({ file: recording.id }, options);
    const again = await audio().transcribe({ file: recording.id }, options);
    expect(again.text).toBe(first.text);
    expect(again.operation.id).toBe(first.operation.id);
    expect(ledger()).toEqual(['/audio/transcriptions']);
    await app.service('runner').discard(first.operation.sends[0]!.id);
  });

  it('is not sent again after an answer that was lost', async () => {
    app.sandbox.injectFault({ path: '/audio/transcriptions', reset: 'after' });
    const error = await failure(audio().transcribe({ file: bytes }));
    expect(error).toMatchObject({ code: 'no_answer', charge: 'unknown' });
    expect(ledger()).toHaveLength(1);
  });

  const recordingSeconds = () => (bytes.length - 44) / 48_000;
});

describe('a transcript that is saved', () => {
  it('is a text with the words in it', async () => {
    const { text, assets, operation } = await audio().transcribe(
      { file: recording.id },
      { save: true }
    );
    expect(assets[0]).toMatchObject({ ext: '.txt', mime: 'text/plain' });
    expect(assets[0]?.name).toMatch(/transcript\.txt$/);
    expect(stored(assets[0]!).toString()).toBe(`${text}\n`);
    expect(operation).toMatchObject({ status: 'done' });
    expect(operation.sends[0]).toMatchObject({ state: 'stored', assetId: assets[0]!.id });
    expect(spool()).toEqual([]);
  });

  it('takes the name that it was given', async () => {
    const { assets } = await audio().transcribe(
      { file: bytes },
      { save: true, name: 'Minutes of the day' }
    );
    expect(assets[0]?.name).toBe('Minutes of the day.txt');
  });

  it('is subtitles that a player reads, in the order in which it was said', async () => {
    const { assets, text } = await audio().transcribe({ file: bytes, as: 'vtt' }, { save: true });
    expect(assets[0]).toMatchObject({ ext: '.vtt', mime: 'text/vtt' });
    const cues = cuesOf(stored(assets[0]!).toString());
    expect(cues.length).toBeGreaterThan(1);
    expect(cues.every(({ start, end }) => start < end)).toBe(true);
    expect(cues.map(({ start }) => start)).toEqual(
      cues.map(({ start }) => start).sort((a, b) => a - b)
    );
    const said = cues.map((cue) => cue.text).join(' ');
    expect(said.toLowerCase()).toBe(text.toLowerCase().replace(/\.$/, ''));
  });

  it.each(['txt', 'vtt'] as const)(
    'is told again to whoever asks with its key, as %s',
    async (as) => {
      const input = { file: recording.id, as };
      const options = { save: true, idempotencyKey: `words-of-the-day-${as}` };
      const first = await audio().transcribe(input, options);
      const again = await audio().transcribe(input, options);
      expect(again.assets.map(({ id }) => id)).toEqual(first.assets.map(({ id }) => id));
      // Cues have the words, and need not have every sign between them.
      expect(wordsOf(again.text)).toEqual(wordsOf(first.text));
      expect(ledger()).toEqual(['/audio/transcriptions']);
    }
  );

  it('has its record with the asset', async () => {
    const { assets } = await audio().transcribe({ file: recording.id }, { save: true });
    const record = await app.service('records').forAsset(assets[0]!.id);
    expect(record?.operation).toMatchObject({ kind: 'transcribe', sources: [recording.id] });
  });

  it('is lost to nobody when the Media Library takes no texts', async () => {
    app.strapi.config.set('plugin::upload.security', { deniedTypes: ['text/*'] });
    const work = audio().transcribe({ file: bytes }, { save: true });
    expect(await failure(work).finally(allow)).toMatchObject({ code: 'store_failed' });
    const [row] = await app.strapi.db
      .query('plugin::venice.send')
      .findMany({ orderBy: { id: 'desc' }, limit: 1 });
    expect((await audio().keep(row?.id)).ext).toBe('.txt');
    expect(ledger()).toHaveLength(1);
  });

  const allow = () => app.strapi.config.set('plugin::upload.security', undefined);
});

describe('what is refused for free', () => {
  const picture = () => plain({ width: 300, height: 300 }).png().toBuffer();

  it.each<[string, () => Promise<TranscribeInput['file']>]>([
    ['a picture', picture],
    ['a text', () => Promise.resolve(Buffer.from('nothing is said here, only written'))],
    ['an empty file', () => Promise.resolve(Buffer.alloc(0))],
    ['a file that is not there', () => Promise.resolve({ path: '/nowhere/talk.wav' })],
    ['an asset that is not there', () => Promise.resolve(987_654)],
  ])('%s', async (_what, file) => {
    const before = spool();
    const error = await failure(audio().transcribe({ file: await file() }));
    expect(error).toMatchObject({ code: 'invalid_input', charge: 'none' });
    expect(error.issues.map(({ path }) => path)).toEqual(['file']);
    expect(ledger()).toEqual([]);
    expect(spool()).toEqual(before);
  });

  it('an address for Venice to fetch, which it does not do here', async () => {
    const file = { url: 'https://media.example/talk.mp3', send: true };
    const error = await failure(audio().transcribe({ file }));
    expect(error).toMatchObject({ code: 'invalid_input', issues: [{ path: 'file' }] });
    expect(ledger()).toEqual([]);
  });

  it('says what a recording is', async () => {
    const error = await failure(audio().transcribe({ file: await picture() }));
    expect(error.message).toMatch(/MP3, WAV, FLAC/);
  });

  it('an asset that is a picture', async () => {
    const { assets } = await app.service('images').generate({ prompt: 'a cover' });
    app.sandbox.reset();
    const error = await failure(audio().transcribe({ file: assets[0]!.id }));
    expect(error).toMatchObject({ code: 'invalid_input', issues: [{ path: 'file' }] });
    expect(ledger()).toEqual([]);
  });
});
