import * as z from 'zod/v4';

/** One of Strapi's responsive sizes of an asset. */
const assetFormat = z.looseObject({
  url: z.string(),
  width: z.number().nullish(),
  height: z.number().nullish(),
});

/**
 * A Media Library record, signed and sanitised as Strapi's own upload answers. Loose: media fields want the whole object, and Strapi
 * adds to it from release to release.
 */
export const asset = z.looseObject({
  id: z.number(),
  documentId: z.string(),
  name: z.string(),
  url: z.string(),
  mime: z.string(),
  ext: z.string().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
  /** Kilobytes, as Strapi counts. */
  size: z.number().nullish(),
  alternativeText: z.string().nullish(),
  caption: z.string().nullish(),
  formats: z.record(z.string(), assetFormat).nullish(),
});
export type Asset = z.infer<typeof asset>;
