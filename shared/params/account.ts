import * as z from 'zod/v4';

export const KEY_TYPES = ['INFERENCE', 'ADMIN'] as const;
export const KEY_DESCRIPTION_MAX = 64;

/** An ADMIN key may do everything, also make keys; an INFERENCE key only generates. */
export const apiKeyType = z.enum(KEY_TYPES);

export const keyDescription = z.string().max(KEY_DESCRIPTION_MAX);

/** Of a currency; null: none. */
const limit = z.number().min(0).max(9_999_999_999).nullable();

/** What a key may spend in each period. It is asked for in the singular; lists of keys tell it as `consumptionLimits`. */
export const consumptionLimit = z.strictObject({
  usd: limit.optional(),
  diem: limit.optional(),
  /** Has given way to `diem`. */
  vcu: limit.optional(),
});

/** A UTC day, a UTC month, or for ever. */
export const limitPeriod = z.enum(['EPOCH', 'MONTH', 'LIFETIME']);

/** Which models the key may use, by what becomes of the data. */
export const modelPrivacy = z.enum(['ALL', 'PRIVATE_TEXT', 'PRIVATE_ONLY']);

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Expected a day as 2030-12-31');

/** A day or an instant in UTC; "" says never. */
export const expiresAt = z.union([
  z.literal(''),
  day,
  z
    .string()
    .regex(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/,
      'Expected an instant as 2030-12-31T23:59:59Z'
    ),
]);

/** An id or a name that stands in a path, where ".." would lead elsewhere. */
export const pathName = z.string().regex(/^[\w-]{1,255}$/, 'Letters, digits, "-" and "_" only');

/** Of days counted back from today, up to `90d`. */
export const lookback = z
  .string()
  .regex(/^([1-9]|[1-8]\d|90)d$/, 'Expected a number of days from 1d to 90d');

export const usageCurrency = z.enum(['USD', 'DIEM', 'BUNDLED_CREDITS']);

/** Tells where a list goes on. It carries the filters of that list. */
export const cursor = z.string().regex(/^[\w-]{1,512}$/, 'Not a cursor of Venice');

/** An instant in UTC. */
export const timestamp = z.iso.datetime().max(40);

/** On Ethereum and its kin, or on Solana. */
export const walletAddress = z
  .string()
  .regex(/^(0x[a-fA-F0-9]{40}|[1-9A-HJ-NP-Za-km-z]{32,44})$/, 'Not a wallet address');

/** JSON in base64, as it travels in a header. */
export const signedHeader = z.string().regex(/^[\w+/-]+={0,2}$/, 'Expected base64');
