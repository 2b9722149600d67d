import * as z from 'zod/v4';
import { jsonAnswer } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

/** Only what is relied on; a missing balance is not told, which is not zero. */
const keyStatus = z.looseObject({
  accessPermitted: z.boolean(),
  apiTier: z
    .looseObject({ id: z.string(), isCharged: z.boolean().optional() })
    .nullish()
    .catch(null),
  balances: z
    .looseObject({ USD: z.number().nullish(), DIEM: z.number().nullish() })
    .nullish()
    .catch(null),
  keyExpiration: z.string().nullish().catch(null),
  nextEpochBegins: z.string().nullish().catch(null),
  rateLimits: z
    .array(
      z.looseObject({
        apiModelId: z.string().optional(),
        rateLimits: z.array(z.looseObject({ amount: z.number(), type: z.string() })),
      })
    )
    .catch([]),
});

/** The one way to test a key: the public endpoints answer a wrong key just as well. */
export const apiKeysRateLimits = defineEndpoint({
  ...CATALOGUE,
  path: '/api_keys/rate_limits',
  access: 'key',
  input: z.strictObject({}),
  decoder: jsonAnswer({
    schema: z.looseObject({ data: keyStatus }),
    pick: ({ data }) => data,
  }),
});
