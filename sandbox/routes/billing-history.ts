import { createHash } from 'node:crypto';

import { z } from 'zod/v3';

import type { Call } from '../call';
import { check } from '../check';
import type { LedgerEntry } from '../ledger';
import { count, fieldsOf } from '../query';
import { invalidField, refuse } from '../refusal';
import { jsonReply, textReply, type Reply } from '../reply';
import { kindOf, usageOf } from './billing-entries';

const time = z.string().max(40).datetime();
const filters = z.object({
  currency: z.enum(['USD', 'DIEM', 'BUNDLED_CREDITS']).optional(),
  startTimestamp: time.optional(),
  endTimestamp: time.optional(),
  pageSize: count({ least: 10, most: 1000, usual: 1000 }),
});
const firstSchema = filters.strict();
const nextSchema = z
  .object({
    cursor: z
      .string()
      .max(512)
      .regex(/^[A-Za-z0-9_-]+$/),
  })
  .strict();
const placeSchema = z.object({ filters, skip: z.number().int().min(1) });

export const usageHistory = (call: Call): Reply => {
  const place = placeOf(call);
  const { pageSize } = place.filters;
  const all = usageOf(call.sandbox).filter((entry) => fits({ entry, ...place }));
  const page = all.slice(place.skip, place.skip + pageSize).map(told);
  const skip = place.skip + page.length;
  const nextCursor = skip < all.length ? cursorOf({ ...place, skip }) : null;
  if (!/text\/csv/i.test(call.headers.accept ?? '')) {
    return jsonReply({ json: { data: page, nextCursor } });
  }
  const stamp = new Date(call.sandbox.now()).toISOString().replace(/[-:.]/g, '');
  return textReply({
    text: table(page),
    type: 'text/csv; charset=utf-8',
    headers: {
      'Content-Disposition': `attachment; filename=billing-usage-history-${stamp}.csv`,
      ...(nextCursor === null ? {} : { 'x-next-cursor': nextCursor }),
    },
  });
};

/** A cursor carries the filters of its walk, so it comes alone. */
const placeOf = ({ query }: Call): Place => {
  const fields = fieldsOf({ query });
  if ('cursor' in fields) return read(check({ schema: nextSchema, fields }).cursor);
  const wanted = check({ schema: firstSchema, fields });
  const { startTimestamp: from, endTimestamp: to } = wanted;
  if (from !== undefined && to !== undefined && Date.parse(to) <= Date.parse(from)) {
    throw invalidField({ field: 'endTimestamp', message: 'Must be later than startTimestamp' });
  }
  return { filters: wanted, skip: 0 };
};

const fits = ({
  entry,
  filters: { currency, startTimestamp, endTimestamp },
}: { entry: LedgerEntry } & Place): boolean =>
  (currency === undefined || entry.currency === currency) &&
  (startTimestamp === undefined || Date.parse(entry.at) >= Date.parse(startTimestamp)) &&
  (endTimestamp === undefined || Date.parse(entry.at) < Date.parse(endTimestamp));

/** The ledger knows requests and prices, not what each was made of: one request is one unit. */
const told = (entry: LedgerEntry) => ({
  timestamp: entry.at,
  sku: `${entry.model}-${kindOf(entry.model).unit.replace(/s$/, '')}-unit`,
  pricePerUnitUsd: entry.usd,
  units: 1,
  amount: entry.usd,
  currency: entry.currency,
  notes: entry.usd < 0 ? 'API Refund' : 'API Inference',
  inferenceDetails: {
    requestId: entry.id,
    promptTokens: null,
    completionTokens: null,
    inferenceExecutionTime: null,
  },
});

const COLUMNS = [
  'timestamp',
  'sku',
  'pricePerUnitUsd',
  'units',
  'amount',
  'currency',
  'notes',
] as const;

const table = (page: ReturnType<typeof told>[]): string =>
  [
    [...COLUMNS, 'requestId'],
    ...page.map((row) => [
      ...COLUMNS.map((name) => String(row[name])),
      row.inferenceDetails.requestId,
    ]),
  ]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('');

const quoted = (cell: string): string => `"${cell.replace(/"/g, '""')}"`;

const cursorOf = (place: Place): string => {
  const text = JSON.stringify(place);
  return Buffer.from(sealOf(text) + text).toString('base64url');
};

const read = (cursor: string): Place => {
  const sealed = Buffer.from(cursor, 'base64url').toString('utf8');
  const text = sealed.slice(SEAL);
  if (sealed.slice(0, SEAL) !== sealOf(text)) {
    throw refuse({ status: 400, error: 'Invalid cursor. Start again from the first page' });
  }
  return placeSchema.parse(JSON.parse(text));
};

const SEAL = 12;
const sealOf = (text: string): string =>
  createHash('sha256').update(`venice-sandbox ${text}`).digest('hex').slice(0, SEAL);

type Place = { filters: z.output<typeof filters>; skip: number };
