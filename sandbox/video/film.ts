import sharp from 'sharp';

import type { Media } from '../jobs';
import { draw } from '../pictures/draw';
import { ratioOf, type Size } from '../pictures/size';
import { soundTrack } from '../sound/track';
import { BLOCK, type Frame, keyFrame, movedFrame, pictureParameters, sequenceParameters } from './h264'; // prettier-ignore
import { mp4, type Sample } from './mp4';
import { MARGIN, pan } from './pan';
import { type Canvas, cut, mixed } from './planes';

const FRAMES_PER_SECOND = 12;
const MAX_SECONDS = 60;
const MAX_KEY_BYTES = 2_200_000;
const LONG_SIDE: Record<string, number> = { '256p': 320, '360p': 320, '480p': 320, '720p': 400 };
const LONGEST_SIDE = 480;

/** A real, small MP4 of the asked shape and, up to a minute, of the asked length: a slow pan over the given picture, or over one drawn from the words. */
export const film = async (order: FilmOrder): Promise<Media> => {
  const size = await sizeOf(order);
  const travel = even(size.width / 8);
  const wide = { ...size, width: size.width + travel };
  const from = await canvasOf({ order, size: wide, picture: order.first });
  const to = order.last && (await canvasOf({ order, size: wide, picture: order.last }));

  const frame = frameOf(size);
  const seconds = Math.min(MAX_SECONDS, order.seconds);
  const frames = Math.max(1, Math.round(seconds * FRAMES_PER_SECOND));
  const keyFrames = keyFramesFor({ frame, frames });
  const samples: Sample[] = [];
  let [keys, since, before] = [0, 0, 0];
  for (const { key, left } of pan({ frames, keyFrames, travel })) {
    if (key) {
      const share = keyFrames > 1 ? keys / (keyFrames - 1) : 0;
      const canvas = to ? mixed({ from, to, share }) : from;
      const planes = cut({ canvas, left, width: frame.codedWidth, height: frame.codedHeight });
      samples.push(sample({ unit: keyFrame({ frame, planes, index: keys }), key }));
      keys += 1;
      since = 0;
    } else {
      since += 1;
      samples.push(sample({ unit: movedFrame({ frame, right: left - before, since }), key }));
    }
    before = left;
  }
  const bytes = mp4({
    picture: {
      ...size,
      samples,
      perSecond: FRAMES_PER_SECOND,
      sequence: sequenceParameters({ frame, perSecond: FRAMES_PER_SECOND }),
      picture: pictureParameters(),
    },
    sound: order.sounds ? soundTrack(frames / FRAMES_PER_SECOND) : undefined,
  });
  return { bytes, type: 'video/mp4' };
};

export type FilmOrder = {
  model: string;
  prompt: string;
  first?: Buffer;
  last?: Buffer;
  ratio?: string;
  resolution?: string;
  seconds: number;
  sounds: boolean;
};

/** The shape that was asked for, else that of the picture, else wide. Finer resolutions are somewhat larger, never real. */
const sizeOf = async ({ ratio, resolution, first }: FilmOrder): Promise<Size> => {
  const shown = first && (await sharp(first).metadata());
  const asked = ratioOf(ratio) ?? (shown ? shown.width / shown.height : 16 / 9);
  const shape = Math.min(4, Math.max(1 / 4, asked));
  const long = LONG_SIDE[resolution ?? ''] ?? LONGEST_SIDE;
  return shape >= 1
    ? { width: long, height: even(long / shape) }
    : { width: even(long * shape), height: long };
};

const canvasOf = async ({ order, size, picture }: Painting): Promise<Canvas> => {
  const source = picture
    ? sharp(picture)
    : await draw({ model: order.model, prompt: order.prompt, seed: 1, index: 0, size });
  const data = await source
    .flatten({ background: '#fff' })
    .resize({ ...size, fit: 'cover' })
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  return { data, ...size };
};

const frameOf = ({ width, height }: Size): Frame => ({
  width,
  height,
  codedWidth: blocks(width + MARGIN),
  codedHeight: blocks(height),
});

/** About one each second, as many as fit into a small file. */
const keyFramesFor = ({ frame, frames }: { frame: Frame; frames: number }): number => {
  const bytes = frame.codedWidth * frame.codedHeight * 1.51;
  const wanted = Math.max(5, Math.round(frames / FRAMES_PER_SECOND));
  return Math.max(1, Math.min(wanted, Math.floor(MAX_KEY_BYTES / bytes), frames));
};

/** With its length in front, as MP4 wants it. */
const sample = ({ unit, key }: { unit: Buffer; key: boolean }): Sample => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(unit.length);
  return { bytes: Buffer.concat([length, unit]), key };
};

const even = (length: number): number => Math.max(2, Math.round(length / 2) * 2);
const blocks = (length: number): number => Math.ceil(length / BLOCK) * BLOCK;

type Painting = { order: FilmOrder; size: Size; picture?: Buffer };
