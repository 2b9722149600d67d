import * as z from 'zod/v4';

/** Largest `width` or `height` of a pixel-sized model. */
export const PIXEL_SIDE_MAX = 1_280;

const side = z.int().min(1).max(PIXEL_SIDE_MAX);

export const width = side;
export const height = side;

/** `"16:9"`; each model lists its own, so this is no enumeration. */
export const aspect_ratio = z.string().min(1);

/** `"1K"`, `"2K"`, `"4K"`; each model lists its own. */
export const resolution = z.string().min(1).max(10);

/** Sizes of the OpenAI-compatible route. */
export const size = z.enum([
  'auto',
  '256x256',
  '512x512',
  '1024x1024',
  '1536x1024',
  '1024x1536',
  '1792x1024',
  '1024x1792',
]);

/** Factor of an upscale. Venice documents 2 and 4 and accepts what lies between. */
export const scale = z.number().min(2).max(4);
