import sharp from 'sharp';
import { damaged, undecodable } from './image-fault';
import { DECODE_PIXELS_MAX } from './inspect';

/**
 * Decodes every pixel and throws an ImageFault where that fails, as it does for truncated files. Pixels flow through row by row and
 * are averaged away, so memory stays small whatever the size; only interlaced files and AVIF are decoded as a whole, which the limit
 * on pixels bounds.
 */
export const checkDecodes = async (path: string): Promise<void> => {
  try {
    await sharp(path, {
      sequentialRead: true,
      failOn: 'error',
      limitInputPixels: DECODE_PIXELS_MAX,
    })
      // Averaging reads every row; shrinking while loading would skip some.
      .resize(8, 8, { fit: 'fill', fastShrinkOnLoad: false })
      .raw()
      .toBuffer();
  } catch (error) {
    throw NO_DECODER.test(String(error)) ? undecodable() : damaged();
  }
};

/** libheif's words for a codec that was not compiled in. */
const NO_DECODER = /unsupported|no decoding plugin|codec/i;
