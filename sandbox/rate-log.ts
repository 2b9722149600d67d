const MOST = 50;

/** A 429: one request too many in its minute, or one failure too many. */
export type RateLimited = {
  /** As the ledger names it. */
  key: string;
  modelId: string;
  type: 'RPM' | 'FAILED_REQUESTS';
  at: string;
};
export type RateLog = ReturnType<typeof openRateLog>;

/** The last fifty, newest first. */
export const openRateLog = ({ now }: { now: () => number }) => {
  const lines: RateLimited[] = [];

  return {
    list: (): RateLimited[] => [...lines],
    add(line: Omit<RateLimited, 'at'>): void {
      lines.unshift({ ...line, at: new Date(now()).toISOString() });
      lines.splice(MOST);
    },
  };
};
