import type { Period, KeyRecord } from './keyring';
import { exact, purseName, type Amounts } from './ledger';
import { refuse, type Refusal } from './refusal';
import type { Sandbox } from './sandbox';

/** Refuses what would take a key beyond its limit in the currency that would be charged. A price of nothing always fits. */
export const checkLimit = ({ sandbox, record, usd }: Wish): void => {
  const currency = sandbox.ledger.currencyFor(usd);
  const limit = record.consumptionLimits[purseName(currency)] ?? Infinity;
  const used = spentInPeriod({ sandbox, record })[purseName(currency)];
  if (usd > 0 && exact(used + usd) > limit) throw limitExceeded(currency);
};

export const limitExceeded = (currency: string): Refusal =>
  refuse({
    status: 402,
    error: `API key ${currency} spend limit exceeded. Raise the limit of this key at https://venice.ai/settings/api`,
  });

export const spentInPeriod = ({ sandbox, record }: Asked): Amounts =>
  sandbox.ledger.spent({
    key: record.id,
    since: startOf[record.limitPeriod](new Date(sandbox.now())),
  });

/** All by UTC. */
const startOf: Record<Period, (now: Date) => number> = {
  EPOCH: (now) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()),
  MONTH: (now) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth()),
  LIFETIME: () => 0,
};

type Asked = { sandbox: Sandbox; record: KeyRecord };
type Wish = Asked & { usd: number };
