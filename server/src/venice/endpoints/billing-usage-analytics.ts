import * as z from 'zod/v4';
import { day, lookback } from '../../../../shared/params/account';
import { wholeJson } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

const input = z
  .strictObject({
    lookback: lookback.optional(),
    startDate: day.optional(),
    endDate: day.optional(),
  })
  .refine(
    ({ startDate, endDate }) => (startDate === undefined) === (endDate === undefined),
    'startDate and endDate go together'
  );

const amount = z.number().nullish().catch(null);
const spent = { totalUsd: amount, totalDiem: amount, totalUnits: amount };
const names = z.array(z.string()).catch([]);
/** A `date`, and an amount for each name. */
const chart = z.array(z.record(z.string(), z.unknown())).catch([]);

/** What was spent, added up. Venice keeps an answer for ten minutes, and calls this endpoint a beta. */
export const billingUsageAnalytics = defineEndpoint({
  ...CATALOGUE,
  path: '/billing/usage-analytics',
  access: 'admin',
  input,
  decoder: wholeJson(
    z.looseObject({
      lookback: z.string().nullish().catch(null),
      byDate: z.array(z.looseObject({ date: z.string(), USD: amount, DIEM: amount })),
      byModel: z
        .array(z.looseObject({ modelName: z.string(), unitType: z.string().nullish(), ...spent }))
        .catch([]),
      byModelDaily: chart,
      topModels: names,
      byKey: z
        .array(z.looseObject({ apiKeyId: z.string().nullish(), description: z.string(), ...spent }))
        .catch([]),
      byKeyDaily: chart,
      topKeyNames: names,
    })
  ),
});
