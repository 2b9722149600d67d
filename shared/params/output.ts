import * as z from 'zod/v4';

export const IMAGE_FORMATS = ['jpeg', 'png', 'webp'] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** `jpg` is what people type; Venice's enumeration has `jpeg` only. */
export const format = z
  .enum([...IMAGE_FORMATS, 'jpg'])
  .transform((name): ImageFormat => (name === 'jpg' ? 'jpeg' : name));

/** Blurs adult content. On at Venice unless sent as false, which takes a permission of its own here. */
export const safe_mode = z.boolean();

/** Venice may keep its watermark all the same. */
export const hide_watermark = z.boolean();

/** Writes the prompt into the EXIF of what becomes a public file. Off unless asked for. */
export const embed_exif_metadata = z.boolean();

export const return_binary = z.boolean();

export const enable_web_search = z.boolean();

/** Fields of the OpenAI-compatible route that Venice checks and then ignores, and its spelling of safe mode. */
export const response_format = z.enum(['b64_json', 'url']);
export const moderation = z.enum(['low', 'auto']);
export const background = z.enum(['transparent', 'opaque', 'auto']);
export const openai_quality = z.enum(['auto', 'high', 'medium', 'low', 'hd', 'standard']);
export const openai_style = z.enum(['vivid', 'natural']);
export const output_compression = z.int().min(0).max(100);
