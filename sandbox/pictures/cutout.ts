import sharp, { type Sharp } from 'sharp';

import { flood, NEAR } from './flood';
import { groundOf, type Ground, type Pixels } from './ground';

/** How far from the ground a pixel can still be half ground. */
const EDGE = 2;
/** So few pixels within that reach are a speck of dust, not a subject. */
const SPECK = 3;

/** The subject off a plain ground. What the ground cannot reach from the border stays, so a white shirt keeps its white. */
export const cutout = async (bytes: Buffer): Promise<Sharp> => {
  const { data, info } = await sharp(bytes, { limitInputPixels: false })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels: Pixels = { data, width: info.width, height: info.height, channels: info.channels };
  const ground = groundOf(pixels);
  const away = distances({ pixels, ground });
  const hard = flood({ pixels, ground, away });
  const alpha = await soften({ alpha: feather({ pixels, away, alpha: hard }), pixels });
  apply({ pixels, ground, alpha });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } });
};

/** How far every pixel is from the ground behind it. */
const distances = ({ pixels, ground }: { pixels: Pixels; ground: Ground }): Uint8Array => {
  const { data, width, height } = pixels;
  const away = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const behind = ground(x, y);
      const red = data[at * 4]! - behind[0];
      const green = data[at * 4 + 1]! - behind[1];
      const blue = data[at * 4 + 2]! - behind[2];
      away[at] = Math.min(255, Math.sqrt(red * red + green * green + blue * blue));
    }
  }
  return away;
};

/** A pixel on the edge holds as much of the subject as it differs from the ground, measured by the subject right beside it. */
const feather = ({
  pixels,
  away,
  alpha,
}: {
  pixels: Pixels;
  away: Uint8Array;
  alpha: Buffer;
}): Buffer => {
  const { width, height } = pixels;
  const soft = Buffer.from(alpha);
  for (let y = EDGE; y < height - EDGE; y += 1) {
    for (let x = EDGE; x < width - EDGE; x += 1) {
      const at = y * width + x;
      if (alpha[at] !== 255) continue;
      let furthest = 0;
      let touches = false;
      let company = 0;
      for (let dy = -EDGE; dy <= EDGE; dy += 1) {
        for (let dx = -EDGE; dx <= EDGE; dx += 1) {
          const near = at + dy * width + dx;
          if (alpha[near] === 0) touches = true;
          else if (away[near]! > furthest) furthest = away[near]!;
          if (alpha[near] === 255) company += 1;
        }
      }
      if (company <= SPECK) soft[at] = 0;
      else if (touches && furthest > NEAR)
        soft[at] = Math.min(255, Math.round((away[at]! / furthest) * 255));
    }
  }
  return soft;
};

/** A stair becomes a slope; wide areas of ground or subject keep their value. */
const soften = async ({ alpha, pixels }: { alpha: Buffer; pixels: Pixels }): Promise<Buffer> =>
  sharp(alpha, { raw: { width: pixels.width, height: pixels.height, channels: 1 } })
    .blur(0.6)
    .extractChannel(0)
    .raw()
    .toBuffer();

/** Along the edge the ground shines through; taking it out of the colour leaves no halo on another background. */
const apply = ({
  pixels,
  ground,
  alpha,
}: {
  pixels: Pixels;
  ground: Ground;
  alpha: Buffer;
}): void => {
  const { data, width } = pixels;
  for (let at = 0; at < alpha.length; at += 1) {
    const share = alpha[at]! / 255;
    const i = at * 4;
    if (share > 0.02 && share < 1) {
      const behind = ground(at % width, Math.floor(at / width));
      for (let c = 0; c < 3; c += 1) {
        data[i + c] = Math.max(0, Math.min(255, (data[i + c]! - (1 - share) * behind[c]!) / share));
      }
    }
    data[i + 3] = Math.round(data[i + 3]! * share);
  }
};
