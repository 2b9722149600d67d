import * as z from 'zod/v4';
import { jsonAnswer } from '../decode';
import { characterShape } from './character-shape';
import { CATALOGUE, defineEndpoint } from './endpoint';

const names = z.array(z.string().min(1).max(100)).max(20);

const input = z.strictObject({
  search: z.string().max(200).optional(),
  categories: names.optional(),
  tags: names.optional(),
  modelId: z.array(z.string().min(1).max(200)).max(20).optional(),
  isAdult: z.boolean().optional(),
  isPro: z.boolean().optional(),
  isWebEnabled: z.boolean().optional(),
  sortBy: z
    .enum([
      'featured',
      'highestRating',
      'highlyRated',
      'highlyRatedAndRecent',
      'imports',
      'mostRecent',
      'ratingCount',
    ])
    .optional(),
  sortOrder: z.enum(['asc', 'desc']).optional(),
  limit: z.int().min(1).max(100).optional(),
  offset: z.int().min(0).optional(),
});

/** Public characters to talk with. How many there are is not told: a page shorter than `limit` is the last. */
export const characters = defineEndpoint({
  ...CATALOGUE,
  path: '/characters',
  access: 'key',
  input,
  decoder: jsonAnswer({
    schema: z.looseObject({ data: z.array(z.unknown()) }),
    // An entry that is not even recognisable as a character must not take the others away.
    pick: ({ data }) => data.flatMap((entry) => characterShape.safeParse(entry).data ?? []),
  }),
});
