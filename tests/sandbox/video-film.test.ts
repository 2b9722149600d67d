import sharp from 'sharp';

import { film, type FilmOrder } from '../../sandbox/video/film';
import { plain } from './ask';

const make = async (order: Partial<FilmOrder> = {}) =>
  (await film({ model: 'm', prompt: 'a red boat', seconds: 5, sounds: false, ...order })).bytes;

/** The boxes that lie side by side from `from` on, by name. */
const boxes = ({ bytes, from = 0, to = bytes.length }: Within): Map<string, Within> => {
  const found = new Map<string, Within>();
  for (let at = from; at < to; at += bytes.readUInt32BE(at)) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    const number = [...found.keys()].filter((known) => known.startsWith(name)).length;
    found.set(number === 0 ? name : `${name}${number}`, { bytes, from: at + 8, to: at + bytes.readUInt32BE(at) }); // prettier-ignore
  }
  return found;
};
const inside = ({ bytes, path }: { bytes: Buffer; path: string[] }): Within =>
  path.reduce<Within>((at, name) => boxes(at).get(name) ?? { bytes, from: 0, to: 0 }, { bytes });
const TABLE = ['moov', 'trak', 'mdia', 'minf', 'stbl'];
type Within = { bytes: Buffer; from?: number; to?: number };

const number = ({ bytes, path, at }: { bytes: Buffer; path: string[]; at: number }): number =>
  bytes.readUInt32BE((inside({ bytes, path }).from ?? 0) + at);
const shown = (bytes: Buffer) => {
  const to = inside({ bytes, path: ['moov', 'trak', 'tkhd'] }).to ?? 0;
  return [bytes.readUInt32BE(to - 8) / 65_536, bytes.readUInt32BE(to - 4) / 65_536];
};

it('has its index before its media', async () => {
  expect([...boxes({ bytes: await make() }).keys()]).toEqual(['ftyp', 'moov', 'mdat']);
});

it.each([1, 5, 30])('has twelve pictures a second for %i seconds', async (seconds) => {
  const bytes = await make({ seconds });
  const movie = { bytes, path: ['moov', 'mvhd'] };
  expect(number({ ...movie, at: 16 }) / number({ ...movie, at: 12 })).toBe(seconds);
  expect(number({ bytes, path: [...TABLE, 'stsz'], at: 8 })).toBe(seconds * 12);
});

it('has several key frames, and the index says where they begin', async () => {
  const bytes = await make();
  expect(number({ bytes, path: [...TABLE, 'stss'], at: 4 })).toBeGreaterThanOrEqual(4);
  const first = number({ bytes, path: [...TABLE, 'stco'], at: 8 });
  // Behind the length of four bytes stands the kind of the unit: 5 is a key frame.
  expect((bytes[first + 4] ?? 0) & 0x1f).toBe(5);
  expect(bytes.readUInt32BE(first) + 4).toBe(number({ bytes, path: [...TABLE, 'stsz'], at: 12 }));
});

it.each([
  ['16:9', [480, 270]],
  ['9:16', [270, 480]],
  ['1:1', [480, 480]],
  ['adaptive', [480, 270]],
])('has the shape of %s', async (ratio, size) => {
  expect(shown(await make({ ratio }))).toEqual(size);
});

it('has the shape of the picture where no other was asked for', async () => {
  const first = await plain({ width: 300, height: 600 });
  expect(shown(await make({ first }))).toEqual([240, 480]);
});

it('is smaller at a lower resolution', async () => {
  expect(shown(await make({ resolution: '480p' }))).toEqual([320, 180]);
});

it('is the same for the same order and another for another', async () => {
  const [one, again, other] = [await make(), await make(), await make({ prompt: 'a green hill' })];
  expect(one.equals(again)).toBe(true);
  expect(one.equals(other)).toBe(false);
});

it('has a track of sound when it is asked for', async () => {
  const tracks = async (sounds: boolean) => [
    ...boxes(inside({ bytes: await make({ sounds }), path: ['moov'] })).keys(),
  ];
  expect(await tracks(false)).toEqual(['mvhd', 'trak']);
  expect(await tracks(true)).toEqual(['mvhd', 'trak', 'trak1']);
});

it('turns from the first picture into the last', async () => {
  const first = await plain({ colour: { r: 250, g: 250, b: 250 } });
  const last = await plain({ colour: { r: 5, g: 5, b: 5 } });
  expect((await make({ first, last })).equals(await make({ first }))).toBe(false);
});

it('takes pictures with transparency and without colour', async () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const first = await sharp({ create: { width: 64, height: 64, channels: 4, background: clear } })
    .png()
    .toBuffer();
  const grey = await sharp(first).flatten().greyscale().toColourspace('b-w').png().toBuffer();
  expect(shown(await make({ first }))).toEqual([480, 480]);
  expect(shown(await make({ first: grey }))).toEqual([480, 480]);
});

it.each([
  ['the widest', { ratio: '21:9', seconds: 30 }],
  ['the squarest', { ratio: '1:1', seconds: 30, sounds: true }],
  ['the longest', { ratio: '16:9', seconds: 300, sounds: true }],
])('stays small: %s', async (_name, order) => {
  expect((await make(order)).length).toBeLessThan(2_700_000);
});
