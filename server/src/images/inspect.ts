import { open } from 'node:fs/promises';
import sharp from 'sharp';
import { isAnimatedPng } from './animated-png';
import { damaged, ImageFault, undecodable } from './image-fault';
import { IMAGE_TYPES, SIGNATURE_BYTES, typeFromSignature, type ImageMime } from './signature';

export type ImageFacts = {
  mime: ImageMime;
  /** With its dot, and always the one that fits the bytes. */
  ext: string;
  /** As stored: an `orientation` above 4 means that the picture is seen with the two swapped. */
  width: number;
  height: number;
  hasAlpha: boolean;
  /** EXIF 1 to 8; 1 is upright. */
  orientation: number;
  pages: number;
  bytes: number;
};

/**
 * Nothing larger is ever decoded, whoever asks: 16,383 squared, which is where libvips stops by default. A header claims any size in
 * forty bytes; believing it costs gigabytes.
 */
export const DECODE_PIXELS_MAX = 268_402_689;
/** The longest side that a JPEG can have. */
const SIDE_MAX = 65_500;

/**
 * What a file is, from its signature and its header alone; nothing is decoded. Throws an ImageFault for what is no picture, for
 * animations, and for sizes that nobody should decode.
 */
export const inspectImage = async (path: string): Promise<ImageFacts> => {
  const { type, animated, bytes } = await look(path);
  // libvips' own limit is off: it would refuse without saying how large the picture claims to be.
  const header = await sharp(path, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch(() => {
      throw type === 'heic' ? undecodable() : damaged();
    });
  const { width, height, pages = 1 } = header;
  if (!width || !height) throw damaged();
  if (animated || pages > 1) {
    const message = 'The file is an animation or has several pages; one still image is needed';
    throw new ImageFault({ reason: 'animated', message });
  }
  if (width * height > DECODE_PIXELS_MAX || Math.max(width, height) > SIDE_MAX) {
    const message = `The image claims to be ${width} × ${height} pixels, which is too large to open`;
    throw new ImageFault({ reason: 'absurd', message });
  }
  return {
    ...IMAGE_TYPES[type],
    width,
    height,
    hasAlpha: header.hasAlpha ?? false,
    orientation: header.orientation ?? 1,
    pages,
    bytes,
  };
};

const look = async (path: string) => {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(SIGNATURE_BYTES),
      0,
      SIGNATURE_BYTES,
      0
    );
    const { type, sequence } = typeFromSignature(buffer.subarray(0, bytesRead));
    const animated = sequence || (type === 'png' && (await isAnimatedPng(file)));
    return { type, animated, bytes: (await file.stat()).size };
  } finally {
    await file.close();
  }
};
