import * as z from 'zod/v4';
import { jsonAnswer } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

const entry = z.looseObject({
  apiKeyId: z.string().nullish().catch(null),
  modelId: z.string().nullish().catch(null),
  rateLimitTier: z.string().nullish().catch(null),
  /** Requests or tokens of a minute or a day, or too many requests that failed. */
  rateLimitType: z.string().nullish().catch(null),
  timestamp: z.string(),
});

/** The last fifty times that the account was stopped by a limit. */
export const apiKeysRateLimitsLog = defineEndpoint({
  ...CATALOGUE,
  path: '/api_keys/rate_limits/log',
  access: 'admin',
  input: z.strictObject({}),
  decoder: jsonAnswer({
    schema: z.looseObject({ data: z.array(entry) }),
    pick: ({ data }) => data,
  }),
});
