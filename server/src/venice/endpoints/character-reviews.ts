import * as z from 'zod/v4';
import { character_slug } from '../../../../shared/params/chat';
import { wholeJson } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

const text = z.string().nullish().catch(null);
const count = z.number().nullish().catch(null);

const review = z.looseObject({
  id: z.string(),
  characterId: text,
  /** 1 to 5 stars. */
  rating: count,
  message: text,
  username: text,
  userAvatarUrl: text,
  locale: text,
  isOwner: z.boolean().nullish().catch(null),
  createdAt: text,
});

/** Pages count from 1. */
export const characterReviews = defineEndpoint({
  ...CATALOGUE,
  path: '/characters/{slug}/reviews',
  access: 'key',
  input: z.strictObject({
    slug: character_slug,
    page: z.int().min(1).optional(),
    pageSize: z.int().min(1).max(100).optional(),
  }),
  decoder: wholeJson(
    z.looseObject({
      data: z
        .array(z.unknown())
        .transform((entries) => entries.flatMap((entry) => review.safeParse(entry).data ?? [])),
      pagination: z
        .looseObject({ page: count, pageSize: count, total: count, totalPages: count })
        .nullish()
        .catch(null),
      summary: z.looseObject({ averageRating: count, totalReviews: count }).nullish().catch(null),
    })
  ),
});
