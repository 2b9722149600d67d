import sharp, { type OverlayOptions, type Sharp } from 'sharp';

import { settle } from './settle';
import type { Size } from './size';
import type { Source } from './source';

/** A mask keeps the change to its white parts; any other layer is laid over the picture. */
export const addLayers = async ({ base, picture, layers, size }: LayersInput): Promise<Sharp> => {
  let result = picture;
  for (const [index, layer] of layers.entries()) {
    const opaque = (await sharp(layer.bytes).stats()).isOpaque;
    const next =
      opaque && (await isMask(layer))
        ? await within({ base, picture: result, layer, size })
        : await overlaid({ picture: result, layer, size, index, opaque });
    result = await settle(next);
  }
  return result;
};

/** A mask is a picture of nearly nothing but black and white. White is what may change. */
const isMask = async ({ bytes }: Source): Promise<boolean> => {
  const { data, info } = await sharp(bytes)
    .flatten({ background: '#000' })
    .resize(64, 64, { fit: 'fill', kernel: 'nearest' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  let extreme = 0;
  for (let i = 0; i < data.length; i += info.channels) {
    const [low, high] = [
      Math.min(data[i]!, data[i + 1]!, data[i + 2]!),
      Math.max(data[i]!, data[i + 1]!, data[i + 2]!),
    ];
    if (high < 24 || low > 231) extreme += 1;
  }
  return extreme / (64 * 64) > 0.92;
};

const within = async ({ base, picture, layer, size }: Masked): Promise<Sharp> => {
  const mask = await sharp(layer.bytes)
    .flatten({ background: '#000' })
    .resize({ ...size, fit: 'fill' })
    .greyscale()
    .blur(3)
    .extractChannel(0)
    .raw()
    .toBuffer();
  const changed = await picture
    .clone()
    .joinChannel(mask, { raw: { ...size, channels: 1 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return base.clone().composite([{ input: changed }]);
};

/** Each layer has its own corner, so that the order in which they were sent can be seen. What is cut out stays cut out. */
const overlaid = async ({ picture, layer, size, index, opaque }: Overlaid): Promise<Sharp> => {
  const side = Math.round(Math.min(size.width, size.height) * 0.42);
  const rounded = Buffer.from(
    `<svg width="${side}" height="${side}"><rect width="${side}" height="${side}" rx="${side / 2}" fill="#fff"/></svg>`
  );
  const gravity = CORNERS[index % CORNERS.length];
  if (!opaque) {
    const box = { width: Math.round(size.width * 0.6), height: Math.round(size.height * 0.6) };
    const cutout = await sharp(layer.bytes)
      .resize({ ...box, fit: 'inside' })
      .png({ compressionLevel: 1 })
      .toBuffer();
    return picture.clone().composite([{ input: cutout, gravity }]);
  }
  const inset = await sharp(layer.bytes)
    .resize(side, side, { fit: 'cover' })
    .ensureAlpha()
    .composite([{ input: rounded, blend: 'dest-in' }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return picture.clone().composite([{ input: inset, gravity }]);
};

const CORNERS: NonNullable<OverlayOptions['gravity']>[] = [
  'southeast',
  'southwest',
  'northeast',
  'northwest',
  'centre',
];

type LayersInput = { base: Sharp; picture: Sharp; layers: Source[]; size: Size };
type Masked = { base: Sharp; picture: Sharp; layer: Source; size: Size };
type Overlaid = { picture: Sharp; layer: Source; size: Size; index: number; opaque: boolean };
