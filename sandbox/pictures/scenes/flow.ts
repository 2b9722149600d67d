import { css, mix, type Colour } from '../palette';
import type { Scene } from '../scene';
import { ridge } from './ridge';
import { r, stop } from './sky';

const BANDS = 9;

/** Nothing in particular: ribbons of colour that flow across the picture. */
export const flow: Scene = ({ width, height, palette, layout, detail }) => {
  const from = palette.accent;
  const to: Colour = [from[0] + 70 + detail() * 120, 64, 40];
  const bands = Array.from({ length: BANDS }, (_, i) => {
    const share = i / (BANDS - 1);
    const colour = mix(mix(from, [from[0], 70, 82], 0.5 * (1 - share)), to, share);
    const base = height * (0.16 + share * 0.86);
    const line = ridge({
      width: width * 1.3,
      base,
      height: height * 0.26,
      rough: 0.3,
      random: layout,
    });
    return {
      defs: `<linearGradient id="band${i}" x1="0" y1="0" x2="1" y2="1">${stop(0, css(mix(colour, [0, 0, 100], 0.16)))}${stop(1, css(mix(colour, [to[0], 60, 14], 0.3)))}</linearGradient>`,
      svg: `<path d="M${r(-width * 0.15)},${r(height * 1.4)} L${line} L${r(width * 1.3)},${r(height * 1.4)} Z" fill="url(#band${i})" opacity="0.92" transform="translate(${r(-width * 0.12)} 0) rotate(${r((layout() - 0.5) * 16)} ${r(width / 2)} ${r(height / 2)})"/>`,
    };
  });
  const orbs = Array.from(
    { length: 5 },
    () =>
      `<circle cx="${r(layout() * width)}" cy="${r(layout() * height * 0.8)}" r="${r(18 + layout() ** 2 * 110)}" fill="${css(mix(from, [0, 0, 100], 0.55), 0.5)}"/>`
  );
  return (
    `<defs>${bands.map((band) => band.defs).join('')}</defs>` +
    `<rect width="${width}" height="${height}" fill="${css(mix(from, [from[0], 60, 92], 0.75))}"/>` +
    bands.map((band, i) => band.svg + (i % 2 === 0 ? orbs[i / 2] : '')).join('')
  );
};
