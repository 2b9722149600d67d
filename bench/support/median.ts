export const median = (values: readonly number[]): number => quantile({ values, at: 0.5 });

/** The value below which this share of the values lies, between two of them where it falls there. */
export const quantile = ({ values, at }: { values: readonly number[]; at: number }): number => {
  if (values.length === 0) throw new Error('There is nothing to take a quantile of');
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
};
