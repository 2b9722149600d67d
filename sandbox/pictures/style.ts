import type { Sharp } from 'sharp';

import { settle } from './settle';
import type { Size } from './size';

/** A few presets that are cheap to show; the rest change nothing, as with a model that does not know them. */
export const styled = async ({
  picture,
  style,
  size,
}: {
  picture: Sharp;
  style: string;
  size: Size;
}): Promise<Sharp> => {
  if (style === 'Monochrome' || style === 'Film Noir') {
    return settle(
      picture
        .greyscale()
        .linear(style === 'Film Noir' ? 1.35 : 1.05, style === 'Film Noir' ? -46 : 0)
    );
  }
  if (style === 'Cinematic')
    return settle(picture.modulate({ saturation: 0.8 }).linear([1.12, 1.02, 0.98], [-10, -6, 6]));
  if (style === 'Analog Film')
    return settle(picture.modulate({ saturation: 0.75 }).linear([0.95, 0.92, 0.84], [22, 16, 14]));
  if (style === 'HDR' || style === 'Neon Punk')
    return settle(picture.modulate({ saturation: 1.6 }).linear(1.12, -14));
  if (style === 'Pixel Art') {
    const small = await settle(picture.resize({ width: Math.max(8, Math.round(size.width / 12)) }));
    return settle(small.resize({ ...size, fit: 'fill', kernel: 'nearest' }));
  }
  if (style === 'Watercolor' || style === 'Impressionist')
    return settle(picture.median(9).modulate({ brightness: 1.08 }));
  return picture;
};
