import { draw } from './draw';
import { encode } from './encode';
import type { Size } from './size';

/** What `https://sandbox.test/<w>x<h>.png` shows: always the same picture for the same size. */
export const drawPlaceholder = async (size: Size): Promise<Buffer> =>
  encode({
    picture: await draw({
      model: 'sandbox.test',
      prompt: 'a quiet bay at noon',
      seed: 1,
      index: 0,
      size,
    }),
    format: 'png',
  });
