/** The colour of a plain ground at any point: a smooth surface through the border, which also follows a soft gradient. */
export type Ground = (x: number, y: number) => [number, number, number];
export type Pixels = { data: Buffer; width: number; height: number; channels: number };

const TERMS = 6;
const SAMPLES_PER_SIDE = 200;
/** Whatever differs more than this from the surface is a subject that touches the border. */
const OUTLIER = 40;

export const groundOf = (pixels: Pixels): Ground => {
  const samples = border(pixels);
  const middle = [0, 1, 2].map((c) => median(samples.map((sample) => sample.rgb[c]!)));
  let kept = samples.filter(({ rgb }) => distance(rgb, middle) < 3 * OUTLIER);
  let surface = fit(kept.length > TERMS ? kept : samples);
  kept = samples.filter(({ x, y, rgb }) => distance(rgb, at(surface, x, y)) < OUTLIER);
  if (kept.length > samples.length / 4) surface = fit(kept);
  return (x, y) => at(surface, x / pixels.width, y / pixels.height);
};

export const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.sqrt((a[0]! - b[0]!) ** 2 + (a[1]! - b[1]!) ** 2 + (a[2]! - b[2]!) ** 2);

const border = ({ data, width, height, channels }: Pixels): Sample[] => {
  const pick = (x: number, y: number): Sample => {
    const i = (y * width + x) * channels;
    return { x: x / width, y: y / height, rgb: [data[i]!, data[i + 1]!, data[i + 2]!] };
  };
  return Array.from({ length: SAMPLES_PER_SIDE }, (_, i) => {
    const x = Math.floor((i / SAMPLES_PER_SIDE) * width);
    const y = Math.floor((i / SAMPLES_PER_SIDE) * height);
    return [pick(x, 0), pick(x, height - 1), pick(0, y), pick(width - 1, y)];
  }).flat();
};

const terms = (x: number, y: number): number[] => [1, x, y, x * y, x * x, y * y];

/** Written out, because it runs once for every pixel. */
const at = (surface: Surface, x: number, y: number): [number, number, number] => {
  const value = ([one, bx, by, bxy, bxx, byy]: Weights): number =>
    one + bx * x + by * y + bxy * x * y + bxx * x * x + byy * y * y;
  return [value(surface[0]), value(surface[1]), value(surface[2])];
};

/** Least squares, once per channel. */
const fit = (samples: Sample[]): Surface => {
  const rows = samples.map(({ x, y }) => terms(x, y));
  const column = (i: number): number[] => rows.map((row) => row[i]!);
  const dot = (a: number[], b: number[]): number =>
    a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const columns = terms(0, 0).map((_, i) => column(i));
  // A whisper of damping keeps a border of one single line solvable.
  const normal = columns.map((a, i) => columns.map((b, j) => dot(a, b) + (i === j ? 1e-6 : 0)));
  const channel = (c: 0 | 1 | 2): Weights => {
    const values = samples.map(({ rgb }) => rgb[c]);
    const solved = solve(normal.map((row, i) => [...row, dot(columns[i]!, values)]));
    return solved as Weights; // one weight per term
  };
  return [channel(0), channel(1), channel(2)];
};

/** Eliminates one unknown after another; each row ends with its right side. The matrix is positive, so no pivot is needed. */
const solve = ([first, ...others]: number[][]): number[] => {
  if (!first) return [];
  const [lead = 1, ...rest] = first;
  const smaller = others.map(([factor = 0, ...row]) =>
    row.map((value, i) => value - (factor / lead) * rest[i]!)
  );
  const known = solve(smaller);
  const side = rest.at(-1)!;
  return [known.reduce((left, value, i) => left - value * rest[i]!, side) / lead, ...known];
};

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

type Weights = [number, number, number, number, number, number];
type Surface = [Weights, Weights, Weights];
type Sample = { x: number; y: number; rgb: [number, number, number] };
