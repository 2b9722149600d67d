import * as z from 'zod/v4';

/** What Venice accepts as an input image of an edit, an upscale or a background removal. */
export const SOURCE_PIXELS_MIN = 65_536;
export const SOURCE_PIXELS_MAX = 33_177_600;
export const SOURCE_SIDE_MIN = 64;
/** "Under 25 MB" in Venice's words; the stricter reading, because 25 MiB may be refused after the upload. */
export const SOURCE_BYTES_MAX = 25_000_000;
export const STYLE_REFERENCE_BYTES_MAX = 8_000_000;

/**
 * An image as it can be named over HTTP:
 * - a number: the id of a Media Library asset
 * - a string: a documentId, an https URL, a data URI or base64 (told apart in that order of certainty)
 * - `{ url }`: fetched by this server; with `send: true` the URL itself goes to Venice, which must be able to reach it
 * - `{ file: n }`: the n-th file of a multipart request
 */
export const imageReference = z.union([
  z.int().positive(),
  z.string().min(1),
  z.strictObject({ url: z.string().min(1), send: z.boolean().optional() }),
  z.strictObject({ file: z.int().min(0) }),
]);
export type ImageReference = z.infer<typeof imageReference>;

/** A picture whose look is taken over. Only models that say so; at most `maxStyleReferences`. */
export const styleReference = z.strictObject({
  image: imageReference,
  strength: z.number().min(0.1).max(1).optional(),
});
