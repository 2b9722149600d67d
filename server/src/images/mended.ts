import { mkdtemp, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { DECODE_PIXELS_MAX, inspectImage, type ImageFacts } from './inspect';
import type { ImageMime } from './signature';

/**
 * Puts a picture where it belongs or, when that refuses it, a copy of all that can be seen of it. A damaged JPEG may show every pixel
 * and draw no more than a warning, which is too much for whoever makes smaller pictures of it, today as on every later try. Only such
 * a picture is encoded anew; for any other the refusal stands.
 */
export const putMended = async <T>({
  path,
  facts,
  put,
}: {
  path: string;
  facts: ImageFacts;
  put(path: string, facts: ImageFacts): Promise<T>;
}): Promise<{ made: T; mended: boolean }> => {
  try {
    return { made: await put(path, facts), mended: false };
  } catch (refusal) {
    const encode = ENCODERS[facts.mime];
    if (encode === undefined || (await decodesWithoutWarning(path))) throw refusal;
    // Beside the picture, because what becomes of a file may depend on where it lies, and under its name, so that what a killed process
    // leaves is swept with it.
    const folder = await mkdtemp(join(dirname(path), `${basename(path)}-mended-`));
    try {
      const copy = join(folder, 'image');
      await encode(seenIn(path)).toFile(copy);
      return { made: await put(copy, await inspectImage(copy)), mended: true };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
};

/** Upright and in sRGB, without metadata: that may be what is damaged. */
const seenIn = (path: string): Sharp =>
  sharp(path, { limitInputPixels: DECODE_PIXELS_MAX, failOn: 'error' }).autoOrient();

/** The same type again, at its best. HEIC is missing: nothing here can write it. */
const ENCODERS: Partial<Record<ImageMime, (image: Sharp) => Sharp>> = {
  'image/jpeg': (image) => image.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }),
  'image/png': (image) => image.png(),
  'image/webp': (image) => image.webp({ lossless: true }),
  'image/avif': (image) => image.avif({ quality: 100, chromaSubsampling: '4:4:4' }),
  'image/gif': (image) => image.gif(),
  'image/tiff': (image) => image.tiff({ compression: 'deflate' }),
};

/** At full size: of a picture shrunk while loading, a warning in its last rows goes unheard. */
const decodesWithoutWarning = async (path: string): Promise<boolean> =>
  sharp(path, { limitInputPixels: DECODE_PIXELS_MAX, failOn: 'warning' })
    .stats()
    .then(
      () => true,
      () => false
    );
