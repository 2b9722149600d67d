import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { readIsoMedia } from '../../../server/src/media/iso-media';
import { anyBytes, useFixedSeed } from '../../support/fuzz';
import * as iso from '../../support/iso-boxes';
import { anyHarms, harmed } from '../../support/mutations';
import { useTempFolder } from '../../support/temp-folder';

useFixedSeed({ runs: 400 });

const folder = useTempFolder();

const read = async (...parts: Buffer[]) => {
  const path = join(folder(), 'film');
  await writeFile(path, Buffer.concat(parts));
  return readIsoMedia(path);
};

const FACTS = { durationMs: 5_000, width: 640, height: 360 };
const picture = iso.track({ width: 640, height: 360 });
const sound = iso.track({ width: 0, height: 0 });

describe('what the index tells', () => {
  it.each([
    ['before the content', [iso.index, iso.content]],
    ['behind the content', [iso.content, iso.index]],
    ['among boxes that nobody knows', [iso.box('free'), iso.index, iso.box('wxyz'), iso.content]],
    ['with its size in 64 bits', [iso.longBox('moov', iso.fiveSeconds, picture), iso.content]],
    ['beside content with its size in 64 bits', [iso.index, iso.longBox('mdat', Buffer.alloc(9))]],
    ['before content up to the end', [iso.index, iso.sized({ type: 'mdat', size: 0 })]],
    [
      'with a track before it that tells nothing',
      [iso.box('moov', iso.fiveSeconds, iso.box('trak', iso.box('tkhd')), picture), iso.content],
    ],
    ['with the sound first', [iso.box('moov', iso.fiveSeconds, sound, picture), iso.content]],
  ])('is read %s', async (_where, parts) => {
    expect(await read(iso.fileType(), ...parts)).toEqual(FACTS);
  });

  it('is read with times of 64 bits', async () => {
    const header = iso.longMovieHeader({ scale: 600, units: 4_500n });
    expect(await read(iso.box('moov', header, picture), iso.content)).toEqual({
      ...FACTS,
      durationMs: 7_500,
    });
  });

  it('is no size where there is only sound', async () => {
    expect(await read(iso.box('moov', iso.fiveSeconds, sound), iso.content)).toEqual({
      ...{ durationMs: 5_000, width: null, height: null },
    });
  });

  it.each([
    ['in fragments', iso.movieHeader({ scale: 1_000, units: 0 })],
    ['without a scale', iso.movieHeader({ scale: 0, units: 5_000 })],
    ['as unknown', iso.longMovieHeader({ scale: 1_000, units: 2n ** 64n - 1n })],
    ['as a hundred years', iso.movieHeader({ scale: 1, units: 0xffff_ffff })],
  ])('is no length where that is told %s', async (_how, header) => {
    expect(await read(iso.box('moov', header, picture), iso.content)).toEqual({
      ...FACTS,
      durationMs: null,
    });
  });
});

describe('what is not whole', () => {
  it('is refused wherever it ends', async () => {
    const path = join(folder(), 'film');
    await writeFile(path, iso.smallMp4);
    const whole: number[] = [];
    for (let length = iso.smallMp4.length; length >= 0; length -= 1) {
      await truncate(path, length);
      if (await readIsoMedia(path)) whole.push(length);
    }
    expect(whole).toEqual([iso.smallMp4.length]);
  });

  it.each([
    ['without an index', [iso.fileType(), iso.content]],
    ['without content', [iso.fileType(), iso.index]],
    ['with an index of nothing', [iso.box('moov'), iso.content]],
    ['with an index that has tracks and no header', [iso.box('moov', picture), iso.content]],
    ['with a header that is too short', [iso.box('moov', iso.box('mvhd')), iso.content]],
    [
      'with a header of the later version that is too short',
      [iso.box('moov', iso.box('mvhd', Buffer.alloc(19, 1))), iso.content],
    ],
    [
      'with a header that ends behind the index',
      [iso.box('moov', iso.sized({ type: 'mvhd', size: 500 }), Buffer.alloc(60, 1)), iso.content],
    ],
    ['with the beginning of another box behind it', [iso.smallMp4, Buffer.from([0, 0, 0, 16])]],
    ['that is empty', []],
  ])('is one %s', async (_what, parts) => {
    expect(await read(...parts)).toBeNull();
  });
});

describe('sizes that cannot be', () => {
  it.each([2, 7, 0x7fff_ffff, 0xffff_ffff])('refuse a box of %i bytes', async (size) => {
    expect(await read(iso.index, iso.sized({ type: 'mdat', size }), Buffer.alloc(8))).toBeNull();
  });

  it.each([0n, 8n, 15n, 2n ** 53n, 2n ** 64n - 1n])(
    'refuse a long box of %i bytes',
    async (size) => {
      const long = Buffer.alloc(8);
      long.writeBigUInt64BE(size);
      const content = Buffer.concat([iso.sized({ type: 'mdat', size: 1 }), long, Buffer.alloc(8)]);
      expect(await read(iso.index, content, iso.content)).toBeNull();
    }
  );

  it('refuse an index that fills the memory', async () => {
    const path = join(folder(), 'film');
    const bytes = 100_000_000;
    const head = iso.sized({ type: 'moov', size: bytes });
    await writeFile(path, Buffer.concat([iso.content, head, iso.fiveSeconds]));
    // Nothing is written for what is missing.
    await truncate(path, iso.content.length + bytes);
    expect(await readIsoMedia(path)).toBeNull();
  });

  it('of a header of the later version are no length', async () => {
    const short = iso.box('mvhd', Buffer.alloc(24, 1));
    expect(await read(iso.box('moov', short, picture), iso.content)).toEqual({
      ...FACTS,
      durationMs: null,
    });
  });

  it('within the index end only what is read of it', async () => {
    const liar = iso.sized({ type: 'trak', size: 0xffff_ffff });
    expect(await read(iso.box('moov', iso.fiveSeconds, liar), iso.content)).toEqual({
      ...{ durationMs: 5_000, width: null, height: null },
    });
  });
});

describe('whatever the bytes are', () => {
  const isSane = (facts: Awaited<ReturnType<typeof readIsoMedia>>): boolean =>
    facts === null ||
    Object.values(facts).every(
      (fact) => fact === null || (Number.isInteger(fact) && fact > 0 && fact < 2 ** 31)
    );

  it('never throws for random ones, and tells nothing absurd', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes(), async (bytes) => {
        expect(isSane(await read(bytes))).toBe(true);
      })
    );
  });

  it('never throws for a file that was harmed on its way', async () => {
    await fc.assert(
      fc.asyncProperty(anyHarms, async (harms) => {
        expect(isSane(await read(harmed({ bytes: iso.smallMp4, harms })))).toBe(true);
      })
    );
  });
});
