export type LedgerEntry = { id: string; path: string; model: string; usd: number; at: string };
export type LedgerPage = { balance: number; diem: number; entries: LedgerEntry[] };
export type Ledger = ReturnType<typeof openLedger>;

/** What was charged, in the order of charging. One request takes from one purse: DIEM if it covers all, else USD. */
export const openLedger = ({ usd, diem, now }: Purse & { now: () => number }) => {
  let purse: Purse = { usd, diem };
  let entries: LedgerEntry[] = [];

  return {
    /** Dollars in hand, before whatever is running now. */
    purse: (): Purse => ({ ...purse }),
    covers: (price: number): boolean => purse.usd >= price || purse.diem >= price,
    charge({ id, path, model, usd: price }: Omit<LedgerEntry, 'at'>): void {
      const from = purse.diem >= price && price > 0 ? 'diem' : 'usd';
      purse = { ...purse, [from]: exact(purse[from] - price) };
      entries.push({ id, path, model, usd: exact(price), at: new Date(now()).toISOString() });
    },
    page: (): LedgerPage => ({ balance: purse.usd, diem: purse.diem, entries: [...entries] }),
    reset(): void {
      purse = { usd, diem };
      entries = [];
    },
  };
};

/** Whole micro-dollars, so that a sum never shows the tail of a binary fraction. */
export const exact = (usd: number): number => Math.round(usd * 1e6) / 1e6;

type Purse = { usd: number; diem: number };
