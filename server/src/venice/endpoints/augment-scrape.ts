import * as z from 'zod/v4';
import { isWebUrl } from '../attachment';
import { wholeJson } from '../decode';
import { defineEndpoint, PAID } from './endpoint';

/** A public page as Markdown. Some large sites are refused. */
export const augmentScrape = defineEndpoint({
  ...PAID,
  path: '/augment/scrape',
  input: z.strictObject({ url: z.string().refine(isWebUrl, 'Not an http(s) URL') }),
  encoding: 'json',
  decoder: wholeJson(
    z.looseObject({
      url: z.string().nullish().catch(null),
      content: z.string(),
      format: z.string().nullish().catch(null),
    })
  ),
  chargeWhenBlocked: null,
  timeout: 'textMs',
});
