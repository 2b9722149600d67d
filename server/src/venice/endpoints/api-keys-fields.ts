import * as z from 'zod/v4';
import * as account from '../../../../shared/params/account';

/** What may be said of a key when it is made. */
export const keyFields = {
  consumptionLimit: account.consumptionLimit.optional(),
  limitPeriod: account.limitPeriod.optional(),
  modelPrivacy: account.modelPrivacy.optional(),
  expiresAt: account.expiresAt.optional(),
};

const limits = z
  .looseObject({ usd: z.number().nullish(), diem: z.number().nullish() })
  .nullish()
  .catch(null);

const known = {
  id: z.string().min(1),
  apiKeyType: z.string().nullish().catch(null),
  description: z.string().nullish().catch(null),
  limitPeriod: z.string().nullish().catch(null),
  modelPrivacy: z.string().nullish().catch(null),
  expiresAt: z.string().nullish().catch(null),
};

/** Amounts are told as text. */
const spent = z.looseObject({ usd: z.string().nullish(), diem: z.string().nullish() });

/** A key that exists. The key itself is told only once, when it is made. */
export const knownKey = z.looseObject({
  ...known,
  consumptionLimits: limits,
  last6Chars: z.string().nullish().catch(null),
  createdAt: z.string().nullish().catch(null),
  lastUsedAt: z.string().nullish().catch(null),
  usage: z.looseObject({ trailingSevenDays: spent.nullish() }).nullish().catch(null),
  /** Only of keys with a limit. */
  currentPeriodUsage: spent.nullish().catch(null),
});

/** A key that was just made: `apiKey` is the secret, and is never told again. */
export const newKey = z.looseObject({
  ...known,
  apiKey: z.string().min(1),
  consumptionLimit: limits,
});
