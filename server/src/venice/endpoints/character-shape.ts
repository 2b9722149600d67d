import * as z from 'zod/v4';

const text = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const count = z.number().nullish().catch(null);

/** `slug` is what a conversation names it by. */
export const characterShape = z.looseObject({
  slug: z.string().min(1),
  name: z.string(),
  id: text,
  description: text,
  author: text,
  modelId: text,
  adult: flag,
  featured: flag,
  webEnabled: flag,
  shareUrl: text,
  photoUrl: text,
  tags: z.array(z.string()).nullish().catch(null),
  stats: z
    .looseObject({
      averageRating: count,
      imports: count,
      ratingCount: count,
      ratingSum: count,
      userRating: count,
    })
    .nullish()
    .catch(null),
  createdAt: text,
  updatedAt: text,
});
