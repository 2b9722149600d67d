import { z } from 'zod/v3';

import type { Call } from '../call';
import { check } from '../check';
import { exact, totalOf } from '../ledger';
import { fieldsOf } from '../query';
import { invalidField } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { kindOf, usageOf, type Used } from './billing-entries';

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
  const { keys } = call.sandbox;
  const entries = usageOf(call.sandbox).filter(({ at }) => days.includes(dayOf(at)));
  const modelOf = ({ model }: Used) => kindOf(model).name;
  const keyOf = ({ key }: Used) => keys.behind(key).description;
  const byModel = grouped({ entries, by: modelOf });
  const byKey = grouped({ entries, by: ({ key }) => key });
  const topModels = topOf([...byModel.keys()]);
  const topKeyNames = topOf([...byKey.keys()].map((key) => keys.behind(key).description));
  return jsonReply({
    json: {
      lookback,
      byDate: days.map((date) => ({
        date,
        ...sums(entries.filter(({ at }) => dayOf(at) === date)),
      })),
      byModel: [...byModel].map(([modelName, group]) => modelRow({ modelName, group })),
      byModelDaily: daily({ days, entries, names: topModels, by: modelOf }),
      topModels,
      byKey: [...byKey].map(([key, group]) => ({ ...keys.behind(key), ...totals(group) })),
      byKeyDaily: daily({ days, entries, names: topKeyNames, by: keyOf }),
      topKeyNames,
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
const grouped = ({ entries, by }: { entries: Used[]; by: (entry: Used) => string }) => {
  const groups = new Map<string, Used[]>();
  for (const entry of entries) groups.set(by(entry), [...(groups.get(by(entry)) ?? []), entry]);
  return new Map([...groups].sort((a, b) => spent(b[1]) - spent(a[1])));
};

/** Two keys may have one description; a chart has one line for both. */
const topOf = (names: string[]): string[] => [...new Set(names)].slice(0, MOST_NAMES);

/** A DIEM counts like a dollar. */
const spent = (entries: Used[]): number => {
  const { usd, diem } = totalOf(entries);
  return exact(usd + diem);
};

const sums = (entries: Used[]) => {
  const { usd, diem } = totalOf(entries);
  return { USD: usd, DIEM: diem };
};

const totals = (entries: Used[]) => {
  const { usd, diem } = totalOf(entries);
  return { totalUsd: usd, totalDiem: diem, totalUnits: entries.length };
};

const modelRow = ({ modelName, group }: { modelName: string; group: Used[] }) => {
  const { type, unit } = kindOf(group[0]?.model ?? '');
  return { modelName, unitType: unit, modelType: type, ...totals(group) };
};

const daily = ({ days, entries, names, by }: Daily) =>
  days.map((date) => {
    const today = entries.filter(({ at }) => dayOf(at) === date);
    const values = names.map((name) => [name, spent(today.filter((entry) => by(entry) === name))]);
    return { date: Date.parse(date), ...Object.fromEntries(values) };
  });

type Daily = {
  days: string[];
  entries: Used[];
  names: string[];
  by: (entry: Used) => string;
};
