export type Currency = 'USD' | 'DIEM';
export type LedgerEntry = {
  id: string;
  path: string;
  model: string;
  /** In the currency of the entry; a DIEM counts like a dollar. Below zero is what came back or was paid in. */
  usd: number;
  at: string;
  /** Which key it belongs to, as `keyring.ts` names it; null for what was paid in. */
  key: string | null;
  currency: Currency;
};
export type LedgerPage = { balance: number; diem: number; entries: LedgerEntry[] };
export type Ledger = ReturnType<typeof openLedger>;
export type Amounts = { usd: number; diem: number };

/** What was charged, in the order of charging. One request takes from one purse: DIEM if it covers all, else USD. */
export const openLedger = ({ usd, diem, now }: Amounts & { now: () => number }) => {
  let purse: Amounts = { usd, diem };
  const entries: LedgerEntry[] = [];

  const currencyFor = (price: number): Currency =>
    price > 0 && purse.diem >= price ? 'DIEM' : 'USD';
  const book = (entry: Omit<LedgerEntry, 'at'>): void => {
    const name = purseName(entry.currency);
    purse = { ...purse, [name]: exact(purse[name] - entry.usd) };
    entries.push({ ...entry, at: new Date(now()).toISOString() });
  };

  return {
    /** What is in hand, before whatever is running now. */
    purse: (): Amounts => ({ ...purse }),
    covers: (price: number): boolean => purse.usd >= price || purse.diem >= price,
    /** What a price would be taken in now. */
    currencyFor,
    charge({ usd: price, ...sale }: Sale): void {
      book({ ...sale, usd: exact(price), currency: currencyFor(price) });
    },
    /** Gives a charge back to the key and the purse that it came from. A second time nothing happens. */
    refund({ id, path }: { id: string; path: string }): void {
      const [paid, ...later] = entries.filter((entry) => entry.id === id);
      if (paid && later.length === 0) book({ ...paid, path, usd: -paid.usd });
    },
    deposit({ usd: amount, ...payment }: Omit<Sale, 'key'>): void {
      book({ ...payment, usd: -exact(amount), key: null, currency: 'USD' });
    },
    /** What a key used from a time on, in milliseconds since 1970. */
    spent({ key, since }: { key: string; since: number }): Amounts {
      return totalOf(entries.filter((entry) => entry.key === key && Date.parse(entry.at) >= since));
    },
    page: (): LedgerPage => ({ balance: purse.usd, diem: purse.diem, entries: [...entries] }),
  };
};

export const totalOf = (entries: LedgerEntry[]): Amounts => {
  const total = { usd: 0, diem: 0 };
  for (const { usd, currency } of entries) total[purseName(currency)] += usd;
  return { usd: exact(total.usd), diem: exact(total.diem) };
};

/** Whole micro-dollars, so that a sum never shows the tail of a binary fraction. */
export const exact = (usd: number): number => Math.round(usd * 1e6) / 1e6;

export const purseName = (currency: Currency): keyof Amounts =>
  currency === 'DIEM' ? 'diem' : 'usd';

type Sale = Pick<LedgerEntry, 'id' | 'path' | 'model' | 'usd'> & { key: string | null };
