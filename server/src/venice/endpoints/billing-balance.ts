import * as z from 'zod/v4';
import { wholeJson } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

/** Of the account. What a key of the other type may know stands in `GET /api_keys/rate_limits`. */
export const billingBalance = defineEndpoint({
  ...CATALOGUE,
  path: '/billing/balance',
  access: 'admin',
  input: z.strictObject({}),
  decoder: wholeJson(
    z.looseObject({
      canConsume: z.boolean(),
      consumptionCurrency: z.string().nullish().catch(null),
      /** Null: there is no such balance, which is not zero. */
      balances: z
        .looseObject({ usd: z.number().nullish(), diem: z.number().nullish() })
        .nullish()
        .catch(null),
      diemEpochAllocation: z.number().nullish().catch(null),
    })
  ),
});
