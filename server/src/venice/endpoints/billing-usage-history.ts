import * as z from 'zod/v4';
import { cursor, timestamp, usageCurrency } from '../../../../shared/params/account';
import { inShape, readText, unreadable, type Decoder, type Success } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

const input = z
  .strictObject({
    /** As CSV instead of entries. */
    accept: z.enum(['application/json', 'text/csv']).optional(),
    cursor: cursor.optional(),
    currency: usageCurrency.optional(),
    /** Included. */
    startTimestamp: timestamp.optional(),
    /** Not included. */
    endTimestamp: timestamp.optional(),
    pageSize: z.int().min(10).max(1_000).optional(),
  })
  .refine(
    ({ accept: _format, cursor: next, ...filters }) =>
      next === undefined || Object.values(filters).every((value) => value === undefined),
    'A cursor carries its filters and goes alone'
  );

const entry = z.looseObject({
  timestamp: z.string(),
  sku: z.string(),
  amount: z.number(),
  currency: z.string(),
  units: z.number().nullish().catch(null),
  pricePerUnitUsd: z.number().nullish().catch(null),
  notes: z.string().nullish().catch(null),
  inferenceDetails: z.looseObject({ requestId: z.string().nullish() }).nullish().catch(null),
});

const page = z.looseObject({ data: z.array(entry), nextCursor: z.string().nullish() });

/** What was charged, oldest first. `nextCursor` null: this was the last page. */
export type UsageHistory = { nextCursor: string | null } & (
  | { data: z.output<typeof entry>[]; csv: null }
  | { data: null; csv: string }
);

/** A CSV tells in a header where it goes on. */
const usageHistory: Decoder<UsageHistory> = {
  spools: false,
  accept: 'application/json',
  read: async ({ body, limits, headers }) => {
    const text = await readText({ body, maxBytes: limits.jsonBytes });
    const csv = /^text\/csv\b/i.test(headers['content-type'] ?? '');
    return { data: csv ? fromCsv({ text, headers }) : fromJson(text), requestId: null };
  },
};

const fromCsv = ({ text, headers }: { text: string } & Pick<Success, 'headers'>): UsageHistory => {
  if (text === '') throw unreadable({ what: 'empty' });
  return { data: null, csv: text, nextCursor: headers['x-next-cursor'] ?? null };
};

const fromJson = (text: string): UsageHistory => {
  const { data, nextCursor = null } = inShape({ text, schema: page });
  return { data, csv: null, nextCursor };
};

export const billingUsageHistory = defineEndpoint({
  ...CATALOGUE,
  path: '/billing/usage-history',
  access: 'admin',
  input,
  headers: { accept: 'Accept' },
  decoder: usageHistory,
});
