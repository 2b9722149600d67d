/** What a column of the database holds: 24 days. A file that tells more of itself is wrong about it. */
const MS_MAX = 2_147_483_647;

/** Seconds as a file tells them, in whole milliseconds; null for none, and for what cannot be. */
export const wholeMs = (seconds: number): number | null => {
  const ms = Math.round(seconds * 1_000);
  return ms > 0 && ms <= MS_MAX ? ms : null;
};
