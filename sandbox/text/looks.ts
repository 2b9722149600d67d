import sharp from 'sharp';

/** What can be said about a picture without understanding it. */
export type Looks = {
  /** One to three colours by their English names, the most frequent first. */
  colours: [Colour, ...Colour[]];
  shape: 'wide' | 'tall' | 'square';
  light: boolean;
  /** One flat colour or a plain gradient: there is nothing in it to describe. */
  plain: boolean;
};
export type Colour = keyof typeof SAMPLES;

const SIDE = 48;
/** What fills less than its share is a detail. A colour stands out sooner than black, grey and white. */
const NOTABLE = { neutral: 0.12, vivid: 0.04 };
/** How far a pixel may lie from the middle of its neighbours before it counts as an edge, 0 to 255. */
const EDGE = 6;

/** As the picture is shown: turned the way that its EXIF says, on white where it is transparent. */
export const looksOf = async (bytes: Buffer): Promise<Looks> => {
  const picture = sharp(bytes, { limitInputPixels: false });
  const { width, height } = (await picture.metadata()).autoOrient;
  const { data } = await picture
    .autoOrient()
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .removeAlpha()
    .resize(SIDE, SIDE, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const ratio = width / height;
  return {
    colours: coloursOf(data),
    shape: ratio > 1.15 ? 'wide' : ratio < 0.87 ? 'tall' : 'square',
    light: brightness(data) >= 128,
    plain: isPlain(data),
  };
};

const coloursOf = (data: Buffer): Looks['colours'] => {
  const counts = new Map<Colour, number>();
  for (let i = 0; i < data.length; i += 3) {
    const colour = nearest([data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0]);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const [first = ['grey', 0], ...others] = [...counts].sort((a, b) => b[1] - a[1]);
  const notable = others.filter(isNotable).slice(0, 2);
  return [first[0], ...notable.map(([colour]) => colour)] as Looks['colours']; // keys of SAMPLES, or `grey`
};

const isNotable = ([colour, count]: [Colour, number]): boolean => {
  const isNeutral = colour === 'black' || colour === 'grey' || colour === 'white';
  return count >= SIDE * SIDE * (isNeutral ? NOTABLE.neutral : NOTABLE.vivid);
};

/** The hue decides where there is one; what has none is black, grey or white. */
const nearest = ([red, green, blue]: Light): Colour => {
  const high = Math.max(red, green, blue);
  const spread = high - Math.min(red, green, blue);
  if (high < 42) return 'black';
  if (spread < 24 || spread / high < 0.14)
    return high < 90 ? 'black' : high > 205 ? 'white' : 'grey';
  const hue = hueOf({ red, green, blue, high, spread });
  if (hue >= 12 && hue < 48 && high < 165) return 'brown';
  return HUES.find(([end]) => hue < end)?.[1] ?? 'red';
};

const hueOf = ({ red, green, blue, high, spread }: Hexagon): number => {
  if (high === red) return (((green - blue) / spread + 6) % 6) * 60;
  return (high === green ? (blue - red) / spread + 2 : (red - green) / spread + 4) * 60;
};

/** Where each hue ends, in degrees. */
const HUES: [number, Colour][] = [
  [14, 'red'],
  [42, 'orange'],
  [68, 'yellow'],
  [162, 'green'],
  [194, 'turquoise'],
  [256, 'blue'],
  [292, 'purple'],
  [345, 'pink'],
];

const brightness = (data: Buffer): number => {
  let sum = 0;
  for (let i = 0; i < data.length; i += 3) sum += luma({ data, at: i });
  return sum / (data.length / 3);
};

/** In a gradient of any form every pixel is the middle of its neighbours; an edge is where that fails. */
const isPlain = (data: Buffer): boolean => {
  let edges = 0;
  for (let y = 1; y < SIDE - 1; y += 1) {
    for (let x = 1; x < SIDE - 1; x += 1) {
      const at = (y * SIDE + x) * 3;
      const across = luma({ data, at: at - 3 }) + luma({ data, at: at + 3 });
      const along = luma({ data, at: at - SIDE * 3 }) + luma({ data, at: at + SIDE * 3 });
      if (Math.abs((across + along) / 4 - luma({ data, at })) > EDGE) edges += 1;
    }
  }
  return edges <= 4;
};

const luma = ({ data, at }: { data: Buffer; at: number }): number =>
  (data[at] ?? 0) * 0.299 + (data[at + 1] ?? 0) * 0.587 + (data[at + 2] ?? 0) * 0.114;

/** One light of each name, so that a test or a reader knows what is meant. */
export const SAMPLES = {
  black: [20, 20, 20],
  grey: [128, 128, 128],
  white: [250, 250, 250],
  red: [200, 30, 30],
  orange: [240, 140, 30],
  brown: [120, 75, 40],
  yellow: [240, 220, 50],
  green: [50, 150, 60],
  turquoise: [40, 190, 180],
  blue: [40, 90, 200],
  purple: [130, 60, 190],
  pink: [240, 110, 180],
} satisfies Record<string, Light>;

type Light = [red: number, green: number, blue: number];
type Hexagon = { red: number; green: number; blue: number; high: number; spread: number };
