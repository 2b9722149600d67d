import { pick } from '../seeds';

/** Colours as [hue 0..360, saturation 0..100, lightness 0..100]. */
export type Colour = [number, number, number];
export type Palette = {
  /** From the zenith down to the horizon. */
  sky: [Colour, Colour, Colour];
  sun: Colour;
  /** The nearest land; what is further away fades into the horizon. */
  near: Colour;
  water: Colour;
  accent: Colour;
  dark: boolean;
};

export const css = ([hue, saturation, lightness]: Colour, alpha = 1): string => {
  const h = (((hue % 360) + 360) % 360).toFixed(1);
  const [s, l] = [within(saturation).toFixed(1), within(lightness).toFixed(1)];
  return alpha === 1 ? `hsl(${h},${s}%,${l}%)` : `hsla(${h},${s}%,${l}%,${alpha.toFixed(3)})`;
};

/** Between two colours as light mixes, so that the way from blue to orange does not lead through neon green. */
export const mix = (from: Colour, to: Colour, share: number): Colour => {
  const [a, b] = [rgb(from), rgb(to)];
  return hsl([
    a[0] + (b[0] - a[0]) * share,
    a[1] + (b[1] - a[1]) * share,
    a[2] + (b[2] - a[2]) * share,
  ]);
};

const rgb = ([hue, saturation, lightness]: Colour): Light => {
  const l = within(lightness) / 100;
  const reach = (within(saturation) / 100) * Math.min(l, 1 - l);
  const turn = ((hue % 360) + 360) % 360;
  const channel = (n: number): number => {
    const k = (n + turn / 30) % 12;
    return l - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [channel(0), channel(8), channel(4)];
};

const hsl = ([red, green, blue]: Light): Colour => {
  const high = Math.max(red, green, blue);
  const spread = high - Math.min(red, green, blue);
  const lightness = high - spread / 2;
  if (spread === 0) return [0, 0, lightness * 100];
  const saturation = (spread / (1 - Math.abs(2 * lightness - 1))) * 100;
  return [sixth({ red, green, blue, high, spread }) * 60, saturation, lightness * 100];
};

const sixth = ({ red, green, blue, high, spread }: Hexagon): number => {
  if (high === red) return ((green - blue) / spread + 6) % 6;
  return high === green ? (blue - red) / spread + 2 : (red - green) / spread + 4;
};

/** Words of the prompt decide the hour and the colours; chance decides what they leave open. */
export const paletteFor = ({
  prompt,
  random,
}: {
  prompt: string;
  random: () => number;
}): Palette => {
  const words = prompt.toLowerCase();
  const hour =
    HOURS.find(([pattern]) => pattern.test(words))?.[1] ?? pick({ from: CHANCE, random });
  const base = PALETTES[hour];
  const land = LANDS.find(([pattern]) => pattern.test(words))?.[1];
  const named = COLOURS.find(([pattern]) => pattern.test(words))?.[1];
  const drift = (random() - 0.5) * 24;
  const shift = ([h, s, l]: Colour): Colour => [h + drift, s, l];
  return {
    ...base,
    sky: [shift(base.sky[0]), shift(base.sky[1]), base.sky[2]],
    near: land ? mix(land, base.near, 0.15) : shift(base.near),
    accent: named ?? [random() * 360, 62, 58],
  };
};

const within = (share: number): number => Math.min(100, Math.max(0, share));

type Light = [number, number, number];
type Hexagon = { red: number; green: number; blue: number; high: number; spread: number };
type Hour = 'dawn' | 'noon' | 'sunset' | 'night' | 'mist';
const CHANCE: [Hour, ...Hour[]] = ['dawn', 'noon', 'noon', 'sunset', 'mist'];

const HOURS: [RegExp, Hour][] = [
  [/sunset|dusk|evening|golden|ember|fire|autumn|석양|夕阳|غروب/, 'sunset'],
  [/sunrise|dawn|morning|spring|pastel|일출|日出/, 'dawn'],
  [/night|midnight|moon|star|neon|dark|galaxy|밤|夜|ليل/, 'night'],
  [/fog|mist|rain|storm|cloud|grey|gray|winter|snow/, 'mist'],
  [/noon|day|summer|bright|sunny|blue sky|beach/, 'noon'],
];

const LANDS: [RegExp, Colour][] = [
  [/forest|wood|jungle|green|meadow|garden|숲|森林/, [138, 46, 17]],
  [/desert|dune|sand|canyon|사막/, [27, 58, 34]],
  [/snow|ice|arctic|winter|alps|눈/, [214, 30, 62]],
  [/lavender|purple|violet/, [272, 38, 28]],
];

const COLOURS: [RegExp, Colour][] = [
  [/\bred\b|scarlet|crimson|strawberr|빨간/, [4, 74, 52]],
  [/orange|amber|pumpkin/, [26, 86, 56]],
  [/yellow|gold|lemon/, [46, 90, 58]],
  [/green|emerald|olive|lime/, [138, 48, 44]],
  [/turquoise|teal|cyan|mint/, [176, 56, 46]],
  [/blue|azure|navy|indigo|파란/, [214, 70, 52]],
  [/purple|violet|lavender/, [272, 52, 58]],
  [/pink|rose|magenta/, [336, 72, 66]],
  [/brown|wood|leather|coffee|chocolate/, [24, 46, 34]],
  [/black|noir/, [220, 10, 16]],
  [/white|ivory|porcelain|ceramic/, [40, 22, 92]],
];

// prettier-ignore
const PALETTES: Record<Hour, Omit<Palette, 'accent'>> = {
  dawn: { sky: [[222, 52, 62], [328, 48, 78], [28, 88, 84]], sun: [38, 100, 92], near: [246, 28, 28], water: [220, 42, 62], dark: false },
  noon: { sky: [[210, 74, 52], [204, 72, 70], [190, 58, 90]], sun: [52, 100, 94], near: [152, 36, 24], water: [198, 62, 44], dark: false },
  sunset: { sky: [[258, 44, 32], [342, 62, 56], [32, 96, 68]], sun: [44, 100, 84], near: [272, 34, 14], water: [332, 40, 38], dark: false },
  night: { sky: [[232, 58, 8], [228, 52, 17], [218, 46, 34]], sun: [48, 46, 92], near: [230, 42, 7], water: [222, 52, 14], dark: true },
  mist: { sky: [[208, 20, 66], [206, 20, 78], [204, 18, 89]], sun: [44, 40, 97], near: [200, 20, 26], water: [204, 18, 60], dark: false },
};
