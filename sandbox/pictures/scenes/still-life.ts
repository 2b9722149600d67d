import { pick } from '../../seeds';
import { css, mix, type Colour } from '../palette';
import type { Scene } from '../scene';
import { r, stop } from './sky';

/** One thing on a plain ground, lit from the left: what a shop would photograph, and what a cut-out is made from. */
export const stillLife: Scene = ({ width, height, palette, words, layout, detail }) => {
  const body = palette.accent;
  const white = /white background|plain|isolated|packshot|product/.test(words);
  const ground: Colour = white ? [40, 8, 95] : mix([body[0] + 180, 24, 84], [40, 16, 88], 0.4);
  const x = width * (0.46 + layout() * 0.08);
  const foot = height * 0.8;
  const size = 520 + layout() * 90;
  const shape =
    SHAPES.find(([pattern]) => pattern.test(words))?.[1] ?? pick({ from: ANY, random: detail });
  const at = (dx: number, dy: number) => `${r(x + dx * size)},${r(foot - dy * size)}`;
  return (
    `<defs><linearGradient id="side" x1="0" x2="1">${stop(0, css(mix(body, [0, 0, 100], 0.22)))}${stop(0.28, css(mix(body, [0, 0, 100], 0.1)))}${stop(0.7, css(body))}${stop(1, css(mix(body, [body[0], 60, 8], 0.55)))}</linearGradient>` +
    `<radialGradient id="shade">${stop(0, css([body[0], 30, 12], 0.4))}${stop(1, css([body[0], 30, 12], 0))}</radialGradient>` +
    `<radialGradient id="ground" cx="0.42" cy="0.4" r="0.9">${stop(0, css(mix(ground, [0, 0, 100], 0.3)))}${stop(1, css(mix(ground, [ground[0], 20, 60], white ? 0.04 : 0.3)))}</radialGradient></defs>` +
    `<rect width="${width}" height="${height}" fill="url(#ground)"/>` +
    `<ellipse cx="${r(x + size * 0.07)}" cy="${r(foot)}" rx="${r(size * 0.36)}" ry="${r(size * 0.045)}" fill="url(#shade)"/>` +
    shape({
      at,
      size,
      label: css(mix(body, [40, 30, 96], 0.82)),
      dark: css(mix(body, [body[0], 40, 12], 0.7)),
    })
  );
};

type Draw = (tools: {
  at: (dx: number, dy: number) => string;
  size: number;
  label: string;
  dark: string;
}) => string;

const bottle: Draw = ({ at, label, dark }) =>
  `<path d="M${at(-0.2, 0.02)} Q${at(-0.2, 0)} ${at(-0.17, 0)} L${at(0.17, 0)} Q${at(0.2, 0)} ${at(0.2, 0.02)} L${at(0.2, 0.56)} C${at(0.2, 0.72)} ${at(0.07, 0.7)} ${at(0.07, 0.84)} L${at(0.07, 0.96)} L${at(-0.07, 0.96)} L${at(-0.07, 0.84)} C${at(-0.07, 0.7)} ${at(-0.2, 0.72)} ${at(-0.2, 0.56)} Z" fill="url(#side)"/>` +
  `<path d="M${at(-0.2, 0.16)} L${at(0.2, 0.16)} L${at(0.2, 0.44)} L${at(-0.2, 0.44)} Z" fill="${label}" opacity="0.9"/>` +
  `<path d="M${at(-0.11, 0.27)} L${at(0.11, 0.27)} L${at(0.11, 0.29)} L${at(-0.11, 0.29)} Z M${at(-0.07, 0.33)} L${at(0.07, 0.33)} L${at(0.07, 0.345)} L${at(-0.07, 0.345)} Z" fill="${dark}"/>` +
  `<path d="M${at(-0.08, 0.95)} L${at(0.08, 0.95)} L${at(0.08, 1.06)} L${at(-0.08, 1.06)} Z" fill="${dark}"/>` +
  `<path d="M${at(-0.165, 0.06)} L${at(-0.165, 0.56)} C${at(-0.165, 0.63)} ${at(-0.14, 0.64)} ${at(-0.14, 0.6)} L${at(-0.14, 0.06)} Z" fill="#fff" opacity="0.4"/>`;

const vase: Draw = ({ at, dark }) =>
  `<path d="M${at(-0.13, 0)} C${at(-0.34, 0.2)} ${at(-0.32, 0.5)} ${at(-0.1, 0.66)} C${at(-0.06, 0.72)} ${at(-0.08, 0.78)} ${at(-0.13, 0.84)} L${at(0.13, 0.84)} C${at(0.08, 0.78)} ${at(0.06, 0.72)} ${at(0.1, 0.66)} C${at(0.32, 0.5)} ${at(0.34, 0.2)} ${at(0.13, 0)} Z" fill="url(#side)"/>` +
  `<path d="M${at(-0.13, 0.84)} Q${at(0, 0.88)} ${at(0.13, 0.84)} Q${at(0, 0.81)} ${at(-0.13, 0.84)} Z" fill="${dark}"/>` +
  `<path d="M${at(-0.2, 0.2)} C${at(-0.25, 0.32)} ${at(-0.22, 0.45)} ${at(-0.14, 0.54)} C${at(-0.18, 0.44)} ${at(-0.2, 0.32)} ${at(-0.16, 0.2)} Z" fill="#fff" opacity="0.45"/>`;

const mug: Draw = ({ at, size, dark }) =>
  `<path d="M${at(0.24, 0.42)} C${at(0.48, 0.42)} ${at(0.46, 0.1)} ${at(0.22, 0.12)}" fill="none" stroke="${dark}" stroke-width="${r(size * 0.055)}"/>` +
  `<path d="M${at(-0.26, 0.52)} L${at(-0.22, 0.03)} Q${at(-0.21, 0)} ${at(-0.17, 0)} L${at(0.17, 0)} Q${at(0.21, 0)} ${at(0.22, 0.03)} L${at(0.26, 0.52)} Z" fill="url(#side)"/>` +
  `<path d="M${at(-0.26, 0.52)} Q${at(0, 0.585)} ${at(0.26, 0.52)} Q${at(0, 0.46)} ${at(-0.26, 0.52)} Z" fill="${dark}"/>` +
  `<path d="M${at(-0.2, 0.44)} L${at(-0.17, 0.08)} L${at(-0.135, 0.08)} L${at(-0.15, 0.44)} Z" fill="#fff" opacity="0.4"/>`;

const SHAPES: [RegExp, Draw][] = [
  [/bottle|perfume|wine|shampoo/, bottle],
  [/vase|jar|pot\b|ceramic|lamp/, vase],
  [/cup|mug|coffee|tea/, mug],
];
const ANY: [Draw, ...Draw[]] = [bottle, vase, mug];
