import sharp from 'sharp';
import { DECODE_PIXELS_MAX } from './inspect';

/** More pixels cost a model's reader tokens and show it nothing that two sentences could tell. */
const SIDE_MAX = 1_024;
/** Venice refuses what is thinner. */
const SIDE_MIN = 64;

/**
 * A JPEG of a picture for a model to look at: upright, transparency on white, at most 1,024 pixels on its longest side and never enlarged.
 * What is thinner than 64 pixels gets white around it. `width` and `height` are as the picture is seen.
 */
export const copyToLookAt = async (picture: {
  path: string;
  width: number;
  height: number;
}): Promise<Buffer> => {
  const scale = Math.min(1, SIDE_MAX / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const [left, right] = marginsOf(width);
  const [top, bottom] = marginsOf(height);
  return sharp(picture.path, { limitInputPixels: DECODE_PIXELS_MAX, failOn: 'error' })
    .autoOrient()
    .resize({ width, height, fit: 'fill' })
    .flatten({ background: WHITE })
    .extend({ left, right, top, bottom, background: WHITE })
    .jpeg({ quality: 80 })
    .toBuffer();
};

const WHITE = '#ffffff';

const marginsOf = (side: number): [number, number] => {
  const missing = Math.max(0, SIDE_MIN - side);
  return [Math.floor(missing / 2), Math.ceil(missing / 2)];
};
