const WINDOW_MS = 60_000;

export type RateView = { limit: number; remaining: number; resetAtMs: number };
export type Rate = ReturnType<typeof openRate>;

/** A fixed window of one minute per key. An image is one request, so four variants are four. */
export const openRate = ({ now, limit }: { now: () => number; limit: () => number }) => {
  const windows = new Map<string, { startedAt: number; used: number }>();

  const current = (key: string) => {
    const open = windows.get(key);
    if (open && now() - open.startedAt < WINDOW_MS) return open;
    const fresh = { startedAt: now(), used: 0 };
    windows.set(key, fresh);
    return fresh;
  };

  return {
    /** Counts, and tells whether it still fitted. */
    take({ key, units }: { key: string; units: number }): boolean {
      const open = current(key);
      open.used += units;
      return open.used <= limit();
    },
    view(key: string): RateView {
      const open = current(key);
      return {
        limit: limit(),
        remaining: Math.max(0, limit() - open.used),
        resetAtMs: open.startedAt + WINDOW_MS,
      };
    },
  };
};
