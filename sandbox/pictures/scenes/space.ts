import { css, mix, type Colour } from '../palette';
import type { Scene } from '../scene';
import { r, stars, stop } from './sky';

/** Clouds of gas, a ringed planet and its moon. */
export const space: Scene = (canvas) => {
  const { width, height, palette, layout, detail } = canvas;
  const hue = palette.accent[0];
  const clouds = Array.from({ length: 7 }, (_, i) => {
    const colour: Colour = [hue + (detail() - 0.5) * 130, 70, 46];
    return {
      defs: `<radialGradient id="gas${i}">${stop(0, css(colour, 0.55))}${stop(1, css(colour, 0))}</radialGradient>`,
      svg: `<ellipse cx="${r(layout() * width)}" cy="${r(layout() * height)}" rx="${r(260 + layout() * 380)}" ry="${r(160 + layout() * 260)}" fill="url(#gas${i})"/>`,
    };
  });
  const x = width * (0.34 + layout() * 0.32);
  const y = height * (0.38 + layout() * 0.26);
  const size = 150 + layout() * 90;
  const body = palette.accent;
  const planet = `<radialGradient id="planet" cx="0.34" cy="0.3" r="0.85">${stop(0, css(mix(body, [0, 0, 100], 0.5)))}${stop(0.45, css(body))}${stop(1, css(mix(body, [240, 60, 3], 0.9)))}</radialGradient>`;
  const ring = (half: string) =>
    `<path d="M${r(x - size * 1.75)},${r(y)} A${r(size * 1.75)},${r(size * 0.42)} 0 0 ${half} ${r(x + size * 1.75)},${r(y)}" fill="none" stroke="${css(mix(body, [40, 60, 84], 0.6), 0.8)}" stroke-width="${r(size * 0.13)}" transform="rotate(-14 ${r(x)} ${r(y)})"/>`;
  return (
    `<defs>${clouds.map((cloud) => cloud.defs).join('')}${planet}</defs>` +
    `<rect width="${width}" height="${height}" fill="${css([236, 56, 5])}"/>` +
    clouds.map((cloud) => cloud.svg).join('') +
    stars(canvas, height) +
    ring('1') +
    `<circle cx="${r(x)}" cy="${r(y)}" r="${r(size)}" fill="url(#planet)"/>` +
    ring('0') +
    `<circle cx="${r(x + size * 2)}" cy="${r(y - size * 1.1)}" r="${r(size * 0.16)}" fill="${css([40, 14, 78])}"/>`
  );
};
