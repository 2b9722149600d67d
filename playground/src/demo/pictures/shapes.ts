/** The same numbers for the same seed, so that the demo looks the same on every machine. */
export const randomFrom = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A jagged line between two points by midpoint displacement: hills when it is smooth, rocks when it is rough. */
export const ridge = ({ seed, from, to, sway, roughness = 0.5, depth = 8 }: Ridge): Point[] => {
  const random = randomFrom(seed);
  let points: Point[] = [from, to];
  let reach = sway;
  for (let level = 0; level < depth; level += 1) {
    points = points.flatMap((point, index) => {
      const next = points[index + 1];
      if (!next) return [point];
      return [
        point,
        [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2 + (random() - 0.5) * reach] as Point,
      ];
    });
    reach *= roughness;
  }
  return points;
};

export const pathOf = (points: Point[]): string =>
  points.map(([x, y], index) => `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** The area below a line, down to `bottom`. */
export const below = (points: Point[], bottom: number): string => {
  const first = points[0] ?? [0, bottom];
  const last = points[points.length - 1] ?? first;
  return `${pathOf(points)}L${last[0]} ${bottom}L${first[0]} ${bottom}Z`;
};

export type Point = [x: number, y: number];
type Ridge = {
  seed: number;
  from: Point;
  to: Point;
  /** How far the middle may stray, in pixels. */
  sway: number;
  /** How much of that remains at each finer level: 0.4 is smooth, 0.6 is rocky. */
  roughness?: number;
  depth?: number;
};
