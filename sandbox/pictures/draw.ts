import sharp, { type Sharp } from 'sharp';

import { stream } from '../seeds';
import { grained } from './grain';
import { paletteFor } from './palette';
import { sceneFor } from './scene';
import type { Size } from './size';
import { styled } from './style';

/** Vectors are drawn at most this large; beyond it enlarging is faster and the grain hides it. */
const MAX_RASTER = 2048;
/** Coarser, because detail that an enlarged vector lacks is what makes a real 4K file heavy. */
const LARGE_GRAIN = 5;

/** A picture out of (model, prompt, seed, index): the same ones always make the same pixels. */
export const draw = async ({
  model,
  prompt,
  seed,
  index,
  size,
  style,
}: DrawInput): Promise<Sharp> => {
  const detail = stream(model, prompt, seed, index);
  const words = prompt.toLowerCase();
  const svg = compose({ words, size, detail, layout: stream('layout', seed, index) });
  const shrink = Math.min(1, MAX_RASTER / Math.max(size.width, size.height));
  const raster = sharp(
    Buffer.from(svg({ width: size.width * shrink, height: size.height * shrink }))
  );
  const full = shrink < 1 ? raster.resize({ ...size, fit: 'fill', kernel: 'cubic' }) : raster;
  const picture = style ? await styled({ picture: full, style, size }) : full;
  return grained({
    picture,
    seed: `${model} ${prompt} ${seed} ${index}`,
    strength: shrink < 1 ? LARGE_GRAIN : undefined,
  });
};

const compose = ({ words, size, detail, layout }: Composition): ((raster: Size) => string) => {
  const unit = 1000 / Math.min(size.width, size.height);
  const [width, height] = [Math.round(size.width * unit), Math.round(size.height * unit)];
  const palette = paletteFor({ prompt: words, random: detail });
  const body = sceneFor({ words, random: detail })({
    width,
    height,
    palette,
    words,
    layout,
    detail,
  });
  return (raster) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(raster.width)}" height="${Math.round(raster.height)}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">${body}</svg>`;
};

type DrawInput = {
  model: string;
  prompt: string;
  seed: number;
  index: number;
  size: Size;
  style?: string;
};
type Composition = { words: string; size: Size; detail: () => number; layout: () => number };
