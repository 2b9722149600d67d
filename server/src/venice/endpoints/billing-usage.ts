import * as z from 'zod/v4';
import { wholeJson } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

/** Takes no parameters any more; what it answered is not described any more either. */
export const billingUsage = defineEndpoint({
  ...CATALOGUE,
  path: '/billing/usage',
  access: 'public',
  input: z.strictObject({}),
  decoder: wholeJson(z.looseObject({})),
  retired: 'since 2026-09-16 Venice answers 410 and points to GET /billing/usage-history',
});
