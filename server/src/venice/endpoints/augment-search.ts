import * as z from 'zod/v4';
import { search_limit, search_provider, searchQuery } from '../../../../shared/params/augment';
import { wholeJson } from '../decode';
import { defineEndpoint, PAID } from './endpoint';

const text = z.string().nullish().catch(null);

const result = z.looseObject({ url: z.string(), title: text, content: text, date: text });

/** Searches the web. */
export const augmentSearch = defineEndpoint({
  ...PAID,
  path: '/augment/search',
  input: z.strictObject({
    query: searchQuery,
    limit: search_limit.optional(),
    search_provider: search_provider.optional(),
  }),
  encoding: 'json',
  decoder: wholeJson(
    z.looseObject({
      query: text,
      // An odd result must not take the others away, which were paid for.
      results: z
        .array(z.unknown())
        .transform((results) => results.flatMap((one) => result.safeParse(one).data ?? [])),
    })
  ),
  chargeWhenBlocked: null,
  timeout: 'textMs',
});
