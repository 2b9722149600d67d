import { z } from 'zod/v3';

import type { Model } from '../catalogue/model';
import { purseName, type Amounts } from '../ledger';
import type { Sandbox } from '../sandbox';

const MILLION = 1_000_000;
/** What a search, a scrape or a parsed document costs, also where a chat asks for one. */
export const TOOL_USD = 0.01;

/** The price of a text by the catalogue; above its threshold the higher rates hold for the whole of it. */
export const textUsd = ({ model, input, output = 0, tools = 0 }: Sale): number => {
  const listed = rates.parse(model.price?.wire);
  const { extended } = listed;
  const rate = extended && input > extended.context_token_threshold ? extended : listed;
  const usd = (input * rate.input.usd + output * (rate.output?.usd ?? 0)) / MILLION;
  return billable(usd + tools * TOOL_USD);
};

/** The ledger counts in millionths of a dollar. What costs less than one is rounded up, so that nothing is sold for nothing. */
export const billable = (usd: number): number =>
  Math.ceil(Number((usd * MILLION).toFixed(3))) / MILLION;

/** As the ledger would take it now. */
export const costOf = ({ sandbox, usd }: { sandbox: Sandbox; usd: number }): Amounts => ({
  usd: 0,
  diem: 0,
  [purseName(sandbox.ledger.currencyFor(usd))]: usd,
});

const rate = z.object({ usd: z.number() });
const rates = z.object({
  input: rate,
  output: rate.optional(),
  extended: z.object({ context_token_threshold: z.number(), input: rate, output: rate }).optional(),
});

type Sale = { model: Model; input: number; output?: number; tools?: number };
