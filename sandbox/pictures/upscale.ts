import sharp, { type Sharp } from 'sharp';

import type { Source } from './source';

/** Enlarged for real, with the edges brought back a little. */
export const upscale = ({ source, scale }: { source: Source; scale: number }): Sharp =>
  sharp(source.bytes)
    .resize({
      width: Math.floor(source.width * scale),
      height: Math.floor(source.height * scale),
      fit: 'fill',
      kernel: 'lanczos3',
    })
    .sharpen({ sigma: 1 });
