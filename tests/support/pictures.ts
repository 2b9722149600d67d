import { deflateSync } from 'node:zlib';
import { crc32 } from './crc32';
import sharp from 'sharp';

type Size = { width: number; height: number };

/** Uncompressible colour, the same for the same size: a file of it is about as large as its pixels. */
const noise = ({ width, height, channels }: Size & { channels: 3 | 4 }): Buffer => {
  const pixels = Buffer.alloc(width * height * channels);
  let state = 0x9e3779b9;
  for (let at = 0; at < pixels.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    pixels[at] = state >>> 24;
  }
  return pixels;
};

export const picture = ({ width, height }: Size) =>
  sharp(noise({ width, height, channels: 3 }), { raw: { width, height, channels: 3 } });

/** One flat colour, which takes next to no bytes whatever the size. */
export const plain = ({ width, height }: Size) =>
  sharp({ create: { width, height, channels: 3, background: '#3a6ea5' } });

/** A cut-out as background removal gives it: far more than 256 colours, and an alpha channel that fades from side to side. */
export const cutOut = ({ width, height }: Size): Promise<Buffer> => {
  const pixels = noise({ width, height, channels: 4 });
  for (let at = 0; at < width * height; at += 1) {
    pixels[at * 4 + 3] = Math.round((255 * (at % width)) / (width - 1));
  }
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
};

/** A valid PNG header of any size over a few bytes of pixels. */
export const pngClaiming = ({ width, height }: Size): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return png([
    ['IHDR', header],
    ['IDAT', deflateSync(Buffer.alloc(64))],
  ]);
};

/** A still PNG with the chunk that makes players look for further frames. */
export const animatedPng = async (size: Size): Promise<Buffer> => {
  const still = await plain(size).png().toBuffer();
  const afterHeader = 8 + 25;
  const control = chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
  return Buffer.concat([still.subarray(0, afterHeader), control, still.subarray(afterHeader)]);
};

const png = (chunks: [string, Buffer][]): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...chunks.map(([name, data]) => chunk(name, data)),
    chunk('IEND', Buffer.alloc(0)),
  ]);

const chunk = (name: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};
