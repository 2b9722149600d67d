import { distance, type Ground, type Pixels } from './ground';

/** Colour distances: nearer than NEAR is ground, whatever way it is reached. */
export const NEAR = 18;
/** The same for a soft shadow on the ground, which goes with it; from here to SHADE_FAR it fades into the subject. */
const SHADE_NEAR = 70;
const SHADE_FAR = 150;
/** More than this from one pixel to the next, all channels together, is an edge; less may be grain. */
const STEP = 30;
/** How far a shadow's colour may stray from that of the ground. */
const TINT = 20;

/**
 * Walks in from the border over everything that resembles the ground and stops where the colour jumps, so that what lies behind
 * an edge stays, however pale it is. The result is an alpha channel: 0 on the ground, 255 on what was not reached.
 */
export const flood = ({ pixels, ground, away }: FloodInput): Buffer => {
  const { data, width, height } = pixels;
  const alpha = Buffer.alloc(width * height, 255);
  const queue = new Int32Array(width * height);
  let filled = 0;
  const visit = (at: number, from: number): void => {
    if (alpha[at] !== 255) return;
    if (away[at]! <= NEAR) {
      alpha[at] = 0;
    } else {
      if (step({ data, at, from }) >= STEP || !isShade({ pixels, ground, at })) return;
      const opacity = (away[at]! - SHADE_NEAR) / (SHADE_FAR - SHADE_NEAR);
      if (opacity >= 1) return;
      alpha[at] = Math.max(0, Math.min(254, Math.round(opacity * 255)));
    }
    queue[filled] = at;
    filled += 1;
  };
  for (let x = 0; x < width; x += 1) {
    visit(x, x);
    visit((height - 1) * width + x, (height - 1) * width + x);
  }
  for (let y = 0; y < height; y += 1) {
    visit(y * width, y * width);
    visit(y * width + width - 1, y * width + width - 1);
  }
  for (let i = 0; i < filled; i += 1) {
    const at = queue[i]!;
    const x = at % width;
    if (x > 0) visit(at - 1, at);
    if (x < width - 1) visit(at + 1, at);
    if (at >= width) visit(at - width, at);
    if (at < width * (height - 1)) visit(at + width, at);
  }
  return alpha;
};

const step = ({ data, at, from }: { data: Buffer; at: number; from: number }): number =>
  Math.abs(data[at * 4]! - data[from * 4]!) +
  Math.abs(data[at * 4 + 1]! - data[from * 4 + 1]!) +
  Math.abs(data[at * 4 + 2]! - data[from * 4 + 2]!);

/** The ground's own colour, only darker. */
const isShade = ({
  pixels,
  ground,
  at,
}: {
  pixels: Pixels;
  ground: Ground;
  at: number;
}): boolean => {
  const colour = pixels.data.subarray(at * 4, at * 4 + 3);
  const behind = ground(at % pixels.width, Math.floor(at / pixels.width));
  const light = (colour[0]! + colour[1]! + colour[2]!) / (behind[0] + behind[1] + behind[2] + 1);
  return (
    light < 1 &&
    distance(
      colour,
      behind.map((value) => value * light)
    ) < TINT
  );
};

type FloodInput = { pixels: Pixels; ground: Ground; away: Uint8Array };
