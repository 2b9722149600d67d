import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { inspectMedia } from '../../../server/src/media/inspect';
import type { Medium } from '../../../shared/operations';
import { anyBytes, useFixedSeed } from '../../support/fuzz';
import * as iso from '../../support/iso-boxes';
import { anyHarms, harmed } from '../../support/mutations';
import { picture, plain } from '../../support/pictures';
import { mp3, wav } from '../../support/recordings';
import { useTempFolder } from '../../support/temp-folder';

useFixedSeed({ runs: 200 });

const folder = useTempFolder();

const inspect = async (question: {
  bytes: Buffer | string;
  medium: Medium;
  declaredMime?: string;
}) => {
  const { bytes, ...rest } = question;
  // A name tells nothing.
  const path = join(folder(), 'file.png');
  await writeFile(path, bytes);
  return inspectMedia({ path, ...rest });
};

const UNTOLD = { width: null, height: null, durationMs: null };
const small = () => plain({ width: 40, height: 30 }).png().toBuffer();
const webm = Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.alloc(40)]);
const film = (brand: string) => Buffer.concat([iso.fileType(brand), iso.index, iso.content]);
const samples = Buffer.alloc(4_800, 3);
const transcript = '{"text":"Good morning.","duration":1.5}';

describe('a picture', () => {
  it('has a size and no length', async () => {
    const bytes = await small();
    expect(await inspect({ bytes, medium: 'image' })).toEqual({
      ...{ mime: 'image/png', ext: '.png', width: 40, height: 30, durationMs: null },
      bytes: bytes.length,
    });
  });

  it('that ends before its last row is none', async () => {
    const bytes = await picture({ width: 60, height: 60 }).png().toBuffer();
    expect(await inspect({ bytes, medium: 'image' })).not.toBeNull();
    const half = bytes.subarray(0, bytes.length / 2);
    expect(await inspect({ bytes: half, medium: 'image' })).toBeNull();
  });
});

describe('a video', () => {
  it.each([
    ['isom', 'video/mp4', '.mp4'],
    ['qt  ', 'video/quicktime', '.mov'],
  ])('of the brand %j has a size and a length', async (brand, mime, ext) => {
    expect(await inspect({ bytes: film(brand), medium: 'video' })).toEqual({
      ...{ mime, ext, width: 640, height: 360, durationMs: 5_000 },
      bytes: film(brand).length,
    });
  });

  it('as WebM tells neither', async () => {
    expect(await inspect({ bytes: webm, medium: 'video' })).toEqual({
      ...UNTOLD,
      ...{ mime: 'video/webm', ext: '.webm', bytes: webm.length },
    });
  });

  it.each([
    ['ends too early', film('isom').subarray(0, -1)],
    ['is a picture in the same container', film('avif')],
    ['is a recording', wav({ seconds: 1 })],
    ['is a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['is empty', Buffer.alloc(0)],
  ])('that %s is none', async (_what, bytes) => {
    expect(await inspect({ bytes, medium: 'video', declaredMime: 'video/mp4' })).toBeNull();
  });
});

describe('a recording', () => {
  it.each([
    ['WAV', wav({ seconds: 1.5 }), 'audio/wav', '.wav', 1_500],
    ['MP3', mp3({ frames: 100 }), 'audio/mpeg', '.mp3', 2_612],
  ])('is told as %s, with its length, whatever was declared', async (_kind, ...row) => {
    const [bytes, mime, ext, durationMs] = row;
    expect(await inspect({ bytes, medium: 'audio', declaredMime: 'audio/flac' })).toEqual({
      ...UNTOLD,
      ...{ mime, ext, durationMs, bytes: bytes.length },
    });
  });

  it.each(['audio/pcm', 'audio/l16', 'audio/x-pcm'])(
    'of samples alone is one where it was declared as %s',
    async (declaredMime) => {
      expect(await inspect({ bytes: samples, medium: 'audio', declaredMime })).toEqual({
        ...UNTOLD,
        ...{ mime: 'audio/pcm', ext: '.pcm', bytes: 4_800 },
      });
    }
  );

  it.each([
    ['samples that nobody declared', samples, undefined],
    ['samples that were declared as something else', samples, 'audio/mpeg'],
    ['no samples at all', Buffer.alloc(0), 'audio/pcm'],
    ['a text', Buffer.from(transcript), 'application/json'],
  ])('is not %s', async (_what, bytes, declaredMime) => {
    expect(await inspect({ bytes, medium: 'audio', declaredMime })).toBeNull();
  });
});

describe('a transcript', () => {
  it.each([
    ['as JSON', transcript],
    ['as plain text', 'Good morning.'],
  ])('is one %s', async (_how, bytes) => {
    expect(await inspect({ bytes, medium: 'text' })).toEqual({
      ...UNTOLD,
      ...{ mime: 'application/json', ext: '.json', bytes: bytes.length },
    });
  });

  it.each([
    ['nothing', ' \n'],
    ['half of one', transcript.slice(0, 20)],
    ['another JSON', '{}'],
  ])('is not %s', async (_what, bytes) => {
    expect(await inspect({ bytes, medium: 'text' })).toBeNull();
  });
});

const MEDIA = ['image', 'video', 'audio', 'text'] as const satisfies Medium[];

it.each(MEDIA)('a file that is gone is no %s', async (medium) => {
  expect(await inspectMedia({ path: join(folder(), 'gone'), medium })).toBeNull();
});

it('never throws, whatever the bytes are and whatever they should be', async () => {
  const anyFile = fc.oneof(
    anyBytes(),
    fc
      .tuple(
        fc.constantFrom(film('isom'), webm, wav({ seconds: 0.01 }), mp3({ frames: 2 })),
        anyHarms
      )
      .map(([bytes, harms]) => harmed({ bytes, harms }))
  );
  await fc.assert(
    fc.asyncProperty(anyFile, fc.constantFrom(...MEDIA), async (bytes, medium) => {
      const facts = await inspect({ bytes, medium, declaredMime: 'audio/pcm' });
      expect(facts === null || facts.bytes === bytes.length).toBe(true);
    })
  );
});
