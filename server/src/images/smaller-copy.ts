import { stat } from 'node:fs/promises';
import sharp from 'sharp';
import { DECODE_PIXELS_MAX, type ImageFacts } from './inspect';

export type SizeLimits = {
  /** A file must stay below this many bytes. */
  bytesBelow: number;
  /** A picture may have up to this many pixels. */
  pixelsMax: number;
};

/** WebP cannot be longer on a side. */
const WEBP_SIDE_MAX = 16_383;
/** Good, then acceptable, and after that fewer pixels rather than worse ones. */
const STEPS = [
  { quality: 92, scale: 1 },
  { quality: 85, scale: 1 },
  { quality: 85, scale: 0.75 },
  { quality: 80, scale: 0.5 },
  { quality: 75, scale: 0.25 },
] as const;

/**
 * Writes a copy below both limits, upright, in as many pixels as they allow: JPEG, or WebP where there is transparency to keep. Only
 * for callers who asked for it, because it is not the picture that they chose. False where even the smallest step is too large, which
 * limits as Venice's never bring about.
 */
export const smallerCopy = async (question: {
  path: string;
  to: string;
  facts: Pick<ImageFacts, 'width' | 'height' | 'hasAlpha'>;
  limits: SizeLimits;
}): Promise<boolean> => {
  const { path, to, facts, limits } = question;
  const fit = fitting({ ...facts, pixelsMax: limits.pixelsMax });
  for (const { quality, scale } of STEPS) {
    const pixels = fit * scale;
    await sharp(path, { limitInputPixels: DECODE_PIXELS_MAX, failOn: 'error' })
      .autoOrient()
      .resize(boxOf({ ...facts, factor: pixels }))
      .toFormat(facts.hasAlpha ? 'webp' : 'jpeg', { quality })
      .toFile(to);
    if ((await stat(to)).size < limits.bytesBelow) return true;
  }
  return false;
};

const fitting = (question: {
  width: number;
  height: number;
  hasAlpha: boolean;
  pixelsMax: number;
}) => {
  const { width, height, hasAlpha, pixelsMax } = question;
  const byArea = Math.sqrt(pixelsMax / (width * height));
  const bySide = hasAlpha ? WEBP_SIDE_MAX / Math.max(width, height) : 1;
  return Math.min(1, byArea, bySide);
};

/** A square box: which of the two sides is the long one depends on an orientation that libvips applies itself. */
const boxOf = (question: { width: number; height: number; factor: number }) => {
  const side = Math.max(1, Math.floor(Math.max(question.width, question.height) * question.factor));
  return { width: side, height: side, fit: 'inside', withoutEnlargement: true } as const;
};
