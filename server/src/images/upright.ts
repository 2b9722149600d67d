import sharp, { type Sharp } from 'sharp';
import { DECODE_PIXELS_MAX, type ImageFacts } from './inspect';
import type { ImageMime } from './signature';

/** What Venice takes as an input image. GIF and TIFF are decodable here and go as PNG, which loses nothing. */
const SENDABLE: readonly ImageMime[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/heic',
];

/** Whether a copy is needed at all: a picture that is upright and of a type that Venice takes is sent byte for byte. */
export const needsCopy = ({ mime, orientation }: Pick<ImageFacts, 'mime' | 'orientation'>) =>
  orientation !== 1 || !SENDABLE.includes(mime);

/**
 * Writes an upright copy that looks the same: turned as its EXIF orientation says, JPEG and lossy WebP encoded anew at a quality where
 * the eye sees no loss, everything else as lossless PNG, colours in sRGB. An edit of a photo that lies on its side would come back lying on its side.
 */
export const uprightCopy = async (question: {
  path: string;
  to: string;
  mime: ImageMime;
}): Promise<void> => {
  const upright = sharp(question.path, {
    limitInputPixels: DECODE_PIXELS_MAX,
    failOn: 'error',
  }).autoOrient();
  await encode({ upright, mime: question.mime }).toFile(question.to);
};

const encode = ({ upright, mime }: { upright: Sharp; mime: ImageMime }) => {
  if (mime === 'image/jpeg') return upright.jpeg({ quality: 95, chromaSubsampling: '4:4:4' });
  if (mime === 'image/webp') return upright.webp({ quality: 95, alphaQuality: 100 });
  return upright.png();
};
