import type { Sharp } from 'sharp';

import { draw } from '../pictures/draw';
import { black, blurred, encode, type Format } from '../pictures/encode';
import type { Size } from '../pictures/size';

export type Look = 'plain' | 'blurred' | 'black';

/** The finished files of one generation, in order. */
export const paint = async ({
  count,
  seedOf,
  format,
  exif,
  ...what
}: PaintInput): Promise<[Buffer, ...Buffer[]]> => {
  const file = async (index: number): Promise<Buffer> => {
    const picture = await looked({ ...what, index, seed: seedOf(index) });
    return encode({ picture, format, exif });
  };
  const files: [Buffer, ...Buffer[]] = [await file(0)];
  for (let index = 1; index < count; index += 1) files.push(await file(index));
  return files;
};

const looked = async ({
  look,
  ...what
}: What & { index: number; seed: number }): Promise<Sharp> => {
  if (look === 'black') return black(what.size);
  const picture = await draw(what);
  return look === 'blurred' ? blurred({ picture, width: what.size.width }) : picture;
};

type What = { model: string; prompt: string; style?: string; size: Size; look: Look };
type PaintInput = What & {
  count: number;
  seedOf: (index: number) => number;
  format: Format;
  exif?: string;
};
