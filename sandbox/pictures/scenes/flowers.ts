import { css, mix } from '../palette';
import type { Canvas, Scene } from '../scene';
import { r, stop } from './sky';

/** Blossoms on stems against a soft ground, the near ones larger. */
export const flowers: Scene = (canvas) => {
  const { width, height, palette, layout } = canvas;
  const blossoms = Array.from({ length: 11 }, (_, i) =>
    flower({ canvas, depth: 0.35 + (i / 10) * 0.65 })
  );
  const lights = Array.from(
    { length: 14 },
    () =>
      `<circle cx="${r(layout() * width)}" cy="${r(layout() * height)}" r="${r(30 + layout() * 110)}" fill="#fff" opacity="${r(0.06 + layout() * 0.1)}"/>`
  );
  return (
    `<defs><linearGradient id="back" x1="0" y1="0" x2="0" y2="1">${stop(0, css(mix(palette.sky[1], [0, 0, 100], 0.2)))}${stop(1, css([128, 30, 26]))}</linearGradient></defs>` +
    `<rect width="${width}" height="${height}" fill="url(#back)"/>${lights.join('')}${blossoms.join('')}`
  );
};

const flower = ({ canvas, depth }: { canvas: Canvas; depth: number }): string => {
  const { width, height, palette, layout, detail } = canvas;
  const x = width * (0.08 + layout() * 0.84);
  const y = height * (0.2 + layout() * 0.42 + (1 - depth) * 0.12);
  const size = 120 * depth * (0.75 + layout() * 0.5);
  const petals = 6 + Math.floor(detail() * 5);
  const colour = mix(palette.accent, [palette.accent[0] + (detail() - 0.5) * 50, 66, 72], detail());
  const lean = (layout() - 0.5) * 140;
  const ring = (count: number, scale: number, fill: string, turn: number) =>
    Array.from(
      { length: count },
      (_, i) =>
        `<ellipse cx="${r(x)}" cy="${r(y - size * 0.55 * scale)}" rx="${r(size * 0.27 * scale)}" ry="${r(size * 0.56 * scale)}" fill="${fill}" transform="rotate(${r((360 / count) * i + turn)} ${r(x)} ${r(y)})"/>`
    ).join('');
  return (
    `<path d="M${r(x)},${r(y)} Q${r(x + lean)},${r((y + height) / 2)} ${r(x + lean * 0.6)},${height}" fill="none" stroke="${css([126, 40, 18 + depth * 14])}" stroke-width="${r(4 + depth * 7)}"/>` +
    `<path d="M${r(x + lean * 0.55)},${r((y + height) / 2 + 40)} q${r(80 * depth)},${r(-90 * depth)} ${r(150 * depth)},${r(-60 * depth)} q${r(-50 * depth)},${r(80 * depth)} ${r(-150 * depth)},${r(60 * depth)} Z" fill="${css([126, 42, 22 + depth * 12])}"/>` +
    ring(petals, 1, css(mix(colour, [colour[0], 60, 22], 0.22)), 0) +
    ring(petals, 0.82, css(colour), 180 / petals) +
    `<circle cx="${r(x)}" cy="${r(y)}" r="${r(size * 0.2)}" fill="${css([42, 86, 54])}"/><circle cx="${r(x)}" cy="${r(y)}" r="${r(size * 0.11)}" fill="${css([30, 70, 34])}"/>`
  );
};
