import { coast } from './coast';
import { dunes } from './dunes';
import { lighthouse } from './lighthouse';
import { mug } from './mug';
import { paper } from './paper';

/** Drawn by this project, so that the demo needs nobody's photographs. */
export const PICTURES = {
  coast: {
    draw: coast,
    alt: 'A green headland, a calm blue sea and a curve of sand on a clear day',
  },
  mug: { draw: mug, alt: 'A teal stoneware mug of coffee on a plain ground' },
  dunes: { draw: dunes, alt: 'Sand dunes under a low sun' },
  lighthouse: { draw: lighthouse, alt: 'A lighthouse with red bands at dusk' },
  paper: { draw: paper, alt: 'Hills of cut paper under a yellow disc' },
};
export type PictureName = keyof typeof PICTURES;
