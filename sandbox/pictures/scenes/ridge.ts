/** A jagged or a rolling line from the left edge to the right, as the points of a path. */
export const ridge = ({ width, base, height, rough, random }: RidgeInput): string => {
  let heights = [random(), random()];
  let swing = 1;
  while (heights.length < 129) {
    swing *= rough;
    heights = heights.flatMap((value, i) => {
      const next = heights[i + 1];
      return next === undefined ? [value] : [value, (value + next) / 2 + (random() - 0.5) * swing];
    });
  }
  return heights
    .map((value, i) => `${((i / 128) * width).toFixed(1)},${(base - value * height).toFixed(1)}`)
    .join(' L');
};

type RidgeInput = {
  width: number;
  base: number;
  height: number;
  rough: number;
  random: () => number;
};
