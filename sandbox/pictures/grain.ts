import sharp, { type Sharp } from 'sharp';

import { stream } from '../seeds';

const TILE = 1 << 16;
const CHANNELS = 3;

/** A little film grain, always the same for the same seed. It also gives a PNG the weight that a real one has. */
export const grained = async ({ picture, seed, strength = 3 }: GrainInput): Promise<Sharp> => {
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const noise = noiseTile({ seed, strength });
  // Every row begins elsewhere in the tile, so that no pattern repeats to the eye.
  for (let y = 0; y < info.height; y += 1) {
    let at = Math.imul(y, 40503) & (TILE - 1);
    const end = (y + 1) * info.width * CHANNELS;
    for (let i = y * info.width * CHANNELS; i < end; i += CHANNELS) {
      const grain = noise[at]!;
      at = (at + 1) & (TILE - 1);
      data[i] = clamp(data[i]! + grain);
      data[i + 1] = clamp(data[i + 1]! + grain);
      data[i + 2] = clamp(data[i + 2]! + grain);
    }
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: CHANNELS } });
};

const noiseTile = ({ seed, strength }: { seed: string; strength: number }): Int8Array => {
  const random = stream('grain', seed);
  return Int8Array.from({ length: TILE }, () =>
    Math.round((random() + random() + random() - 1.5) * strength)
  );
};

const clamp = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value);

type GrainInput = { picture: Sharp; seed: string; strength?: number };
