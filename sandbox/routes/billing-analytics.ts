import { z } from 'zod/v3';

import type { Call } from '../call';
import { check } from '../check';
import { exact } from '../ledger';
import { invalidField } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { fieldsOf } from '../text/query';
import { kindOf, usageOf, type Entry } from './billing-entries';

const DAY_MS = 86_400_000;
const MOST_DAYS = 90;
const MOST_NAMES = 8;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const schema = z.object({
  lookback: z
    .string()
    .regex(/^[1-9]\d*d$/)
    .optional(),
  startDate: day.optional(),
  endDate: day.optional(),
});

/** What was used, added up by day, by model and by key. */
export const usageAnalytics = (call: Call): Reply => {
  const { lookback, days } = periodOf(call);
  const entries = usageOf(call.sandbox).filter(({ at }) => days.includes(dayOf(at)));
  const byModel = grouped({ entries, by: ({ model }) => kindOf(model).name });
  const topModels = [...byModel.keys()].slice(0, MOST_NAMES);
  return jsonReply({
    json: {
      lookback,
      byDate: days.map((date) => ({
        date,
        ...sums(entries.filter(({ at }) => dayOf(at) === date)),
      })),
      byModel: [...byModel].map(([modelName, group]) => modelRow({ modelName, group })),
      byModelDaily: daily({
        days,
        entries,
        names: topModels,
        by: ({ model }) => kindOf(model).name,
      }),
      topModels,
      byKey: entries.length > 0 ? [keyRow(entries)] : [],
      byKeyDaily: daily({ days, entries, names: [ALL_KEYS], by: () => ALL_KEYS }),
      topKeyNames: entries.length > 0 ? [ALL_KEYS] : [],
    },
  });
};

/** The days of the period, oldest first. Either so many days up to today, or from one day to another. */
const periodOf = ({ query, sandbox }: Call): { lookback: string; days: string[] } => {
  const { lookback, startDate, endDate } = check({ schema, fields: fieldsOf({ query }) });
  if ((startDate === undefined) !== (endDate === undefined)) {
    const field = startDate === undefined ? 'startDate' : 'endDate';
    throw invalidField({ field, message: 'startDate and endDate belong together' });
  }
  if (startDate === undefined || endDate === undefined) {
    const length = parseInt(lookback ?? '7d', 10);
    if (length > MOST_DAYS) throw tooLong('lookback');
    const today = Math.floor(sandbox.now() / DAY_MS);
    return { lookback: lookback ?? '7d', days: daysFrom({ first: today - length + 1, length }) };
  }
  const first = Math.floor(Date.parse(startDate) / DAY_MS);
  const length = Math.floor(Date.parse(endDate) / DAY_MS) - first + 1;
  if (!(length >= 1))
    throw invalidField({ field: 'endDate', message: 'Must not be before startDate' });
  if (length > MOST_DAYS) throw tooLong('endDate');
  return { lookback: `${startDate}:${endDate}`, days: daysFrom({ first, length }) };
};

const tooLong = (field: string) =>
  invalidField({ field, message: `At most ${MOST_DAYS} days are accepted` });

const daysFrom = ({ first, length }: { first: number; length: number }): string[] =>
  Array.from({ length }, (_, nth) => dayOf((first + nth) * DAY_MS));

const dayOf = (time: string | number): string => new Date(time).toISOString().slice(0, 10);

/** By name, the dearest first. */
const grouped = ({ entries, by }: { entries: Entry[]; by: (entry: Entry) => string }) => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(by(entry), [...(groups.get(by(entry)) ?? []), entry]);
  return new Map([...groups].sort((a, b) => spent(b[1]) - spent(a[1])));
};

const spent = (entries: Entry[]): number => exact(entries.reduce((sum, { usd }) => sum + usd, 0));

const sums = (entries: Entry[]) => ({
  USD: spent(entries.filter(({ currency }) => currency === 'USD')),
  DIEM: spent(entries.filter(({ currency }) => currency === 'DIEM')),
});

const totals = (entries: Entry[]) => {
  const { USD, DIEM } = sums(entries);
  return { totalUsd: USD, totalDiem: DIEM, totalUnits: entries.length };
};

const modelRow = ({ modelName, group }: { modelName: string; group: Entry[] }) => {
  const { type, unit } = kindOf(group[0]?.model ?? '');
  return { modelName, unitType: unit, modelType: type, ...totals(group) };
};

/** Every key draws on one purse, and the ledger does not say which one did. */
const keyRow = (entries: Entry[]) => ({
  apiKeyId: 'sandbox-key',
  description: ALL_KEYS,
  ...totals(entries),
});
const ALL_KEYS = 'All keys of the sandbox';

const daily = ({ days, entries, names, by }: Daily) =>
  days.map((date) => {
    const today = entries.filter(({ at }) => dayOf(at) === date);
    const values = names.map((name) => [name, spent(today.filter((entry) => by(entry) === name))]);
    return { date: Date.parse(date), ...Object.fromEntries(values) };
  });

type Daily = {
  days: string[];
  entries: Entry[];
  names: string[];
  by: (entry: Entry) => string;
};
