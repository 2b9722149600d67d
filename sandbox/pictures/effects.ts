import sharp, { type Sharp } from 'sharp';

import { cutout } from './cutout';
import { draw } from './draw';
import { settle } from './settle';
import type { Size } from './size';
import * as veils from './veils';

export type EffectInput = {
  picture: Sharp;
  bytes: Buffer;
  size: Size;
  prompt: string;
  random: () => number;
};
type Effect = (input: EffectInput) => Sharp | Promise<Sharp>;

const MOST = 2;

/** What the words ask for, as far as a few filters can do it; a change of mood where they ask for anything else. */
export const effectsFor = (prompt: string): Effect[] => {
  const words = prompt.toLowerCase();
  const found = EFFECTS.filter(([pattern]) => pattern.test(words)).map(([, effect]) => effect);
  return found.length > 0 ? found.slice(0, MOST) : [mood];
};

const over = async ({ picture, veil, size, blend = 'over' }: Veiled): Promise<Sharp> => {
  const input = await sharp(Buffer.from(veil))
    .resize({ ...size, fit: 'fill' })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return (await settle(picture)).composite([{ input, blend }]);
};

const sunset: Effect = ({ picture, size, random }) =>
  over({
    picture: picture.linear([1.1, 0.94, 0.78], [10, 0, 0]),
    veil: veils.sunset({ size, random }),
    size,
  });

const night: Effect = ({ picture, size, random }) =>
  over({
    picture: picture.modulate({ saturation: 0.7 }).linear([0.5, 0.6, 0.86], [2, 6, 20]),
    veil: veils.night({ size, random }),
    size,
  });

const snow: Effect = ({ picture, size, random }) =>
  over({
    picture: picture
      .modulate({ saturation: 0.45, brightness: 1.12 })
      .linear([0.94, 1, 1.06], [14, 16, 22]),
    veil: veils.snow({ size, random }),
    size,
  });

const rain: Effect = ({ picture, size, random }) =>
  over({
    picture: picture.modulate({ saturation: 0.5, brightness: 0.8 }),
    veil: veils.rain({ size, random }),
    size,
  });

const colourise: Effect = ({ picture, size, random }) =>
  over({
    picture: picture.modulate({ saturation: 1.5 }),
    veil: veils.tints({ size, random }),
    size,
    blend: 'overlay',
  });

const grey: Effect = ({ picture }) => picture.greyscale().linear(1.1, -8);

const paint: Effect = ({ picture }) => picture.median(11).modulate({ saturation: 1.35 });

const sketch: Effect = async ({ picture, size }) => {
  const lines = await picture
    .clone()
    .greyscale()
    .convolve({ width: 3, height: 3, kernel: [-1, -1, -1, -1, 8, -1, -1, -1, -1] })
    .linear(2.6, 0)
    .negate({ alpha: false })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const paper = sharp({ create: { ...size, channels: 3, background: '#f7f2e7' } });
  return paper.composite([{ input: lines, blend: 'multiply' }]);
};

/** Paints the surroundings over the middle, where the thing to remove most often stands. */
const remove: Effect = async ({ picture, size }) => {
  const smooth = await picture
    .clone()
    .blur(Math.max(12, size.width / 14))
    .ensureAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
  const patch = await sharp(smooth)
    .composite([{ input: Buffer.from(veils.hole(size)), blend: 'dest-in' }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return picture.composite([{ input: patch }]);
};

/** The subject stays, what is behind it is drawn anew from the same words. */
const background: Effect = async ({ bytes, size, prompt }) => {
  const subject = await (
    await cutout(bytes)
  )
    .resize({ ...size, fit: 'cover' })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const scene = /studio|plain|white|backdrop/i.test(prompt)
    ? sharp(Buffer.from(veils.backdrop(size))).resize({ ...size, fit: 'fill' })
    : await draw({
        model: 'backdrop',
        prompt: prompt.replace(/background/gi, ''),
        seed: 1,
        index: 0,
        size,
      });
  return scene.composite([{ input: subject }]);
};

const mood: Effect = ({ picture, size, random }) =>
  over({
    picture: picture.modulate({ saturation: 1.15, hue: 18 + Math.round(random() * 40) }),
    veil: veils.mood({ size, random }),
    size,
  });

const EFFECTS: [RegExp, Effect][] = [
  [/background|backdrop|배경|背景/, background],
  [/remove|erase|delete|without|clean up|제거|지워/, remove],
  [/sunrise|sunset|dawn|dusk|golden hour|evening|warm|일출|석양|日出|日落/, sunset],
  [/night|moon|midnight|dark|밤|夜/, night],
  [/snow|winter|frost|ice|눈|겨울/, snow],
  [/rain|storm|wet|비가/, rain],
  [/colou?ri[sz]e|restore|vivid|vibrant|채색/, colourise],
  [/black and white|monochrome|gr[ae]yscale|noir|흑백/, grey],
  [/watercolou?r|paint|oil|impression|수채/, paint],
  [/sketch|pencil|line art|drawing|comic|스케치/, sketch],
];

type Veiled = {
  picture: Sharp;
  veil: string;
  size: Size;
  blend?: 'over' | 'overlay' | 'soft-light';
};
