import { css, mix } from '../palette';
import type { Canvas } from '../scene';

type Sky = { horizon: number; sunX: number; sunY: number; defs: string; svg: string };

/** The upper part of every outdoor scene: a gradient, a sun or moon with its glow, clouds or stars. */
export const sky = ({ canvas, horizon }: { canvas: Canvas; horizon: number }): Sky => {
  const { width, height, palette, layout } = canvas;
  const sunX = width * (0.2 + layout() * 0.6);
  const sunY = horizon * (0.35 + layout() * 0.4);
  const radius = 34 + layout() * 40;
  const [zenith, middle, low] = palette.sky;
  const defs =
    `<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">${stop(0, css(zenith))}${stop(0.58, css(middle))}${stop(1, css(low))}</linearGradient>` +
    `<radialGradient id="glow">${stop(0, css(palette.sun, 0.85))}${stop(0.25, css(palette.sun, 0.35))}${stop(1, css(palette.sun, 0))}</radialGradient>` +
    `<linearGradient id="haze" x1="0" y1="0" x2="0" y2="1">${stop(0, css(low, 0))}${stop(0.6, css(mix(low, [0, 0, 100], 0.2), 0.3))}${stop(1, css(low, 0.1))}</linearGradient>` +
    `<linearGradient id="vapour" x1="0" y1="0" x2="0" y2="1">${stop(0, css([0, 0, 100], 0.75))}${stop(1, css(low, 0))}</linearGradient>`;
  const svg =
    `<rect width="${width}" height="${horizon + 4}" fill="url(#sky)"/>` +
    (palette.dark ? stars(canvas, horizon) : '') +
    `<circle cx="${r(sunX)}" cy="${r(sunY)}" r="${r(radius * 7)}" fill="url(#glow)" opacity="${palette.dark ? 0.5 : 1}"/>` +
    `<circle cx="${r(sunX)}" cy="${r(sunY)}" r="${r(radius)}" fill="${css(palette.sun)}"/>` +
    (palette.dark ? '' : clouds(canvas, horizon)) +
    `<rect y="${r(horizon * 0.7)}" width="${width}" height="${r(height - horizon * 0.7)}" fill="url(#haze)"/>`;
  return { horizon, sunX, sunY, defs, svg };
};

export const stop = (at: number, colour: string): string =>
  `<stop offset="${at}" stop-color="${colour}"/>`;
export const r = (value: number): string => value.toFixed(1);

export const stars = ({ width, layout }: Canvas, depth: number): string =>
  Array.from({ length: 150 }, () => {
    const size = 0.6 + layout() ** 4 * 3.4;
    return `<circle cx="${r(layout() * width)}" cy="${r(layout() ** 1.4 * depth)}" r="${r(size)}" fill="#fff" opacity="${r(0.25 + layout() * 0.7)}"/>`;
  }).join('');

const clouds = ({ width, layout }: Canvas, horizon: number): string =>
  Array.from({ length: 5 }, () => {
    const x = layout() * width;
    const y = horizon * (0.1 + layout() * 0.5);
    const span = 120 + layout() * 240;
    const puffs = Array.from({ length: 7 }, (_, i) => {
      const along = (i / 6 - 0.5) * span;
      const height = (1 - Math.abs(i / 6 - 0.5) * 1.7) * span * 0.13 + 8;
      return `<ellipse cx="${r(x + along)}" cy="${r(y - height * layout() * 0.6)}" rx="${r(span * 0.16)}" ry="${r(height)}"/>`;
    });
    return `<g fill="url(#vapour)" opacity="${r(0.35 + layout() * 0.4)}">${puffs.join('')}</g>`;
  }).join('');
