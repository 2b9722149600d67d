import { css, mix } from '../palette';
import type { Canvas, Scene } from '../scene';
import { r, sky } from './sky';

const ROWS = 4;

/** Rows of towers, the near ones dark and with lit windows, and a wet street that mirrors the light. */
export const city: Scene = (canvas) => {
  const { width, height, palette } = canvas;
  const ground = height * 0.86;
  const top = sky({ canvas, horizon: ground });
  const rows = Array.from({ length: ROWS }, (_, i) =>
    row({ canvas, ground, depth: i / (ROWS - 1) })
  ).join('');
  const street = mix(palette.near, [0, 0, 0], 0.35);
  return (
    `<defs>${top.defs}</defs>${top.svg}${rows}` +
    `<rect y="${r(ground)}" width="${width}" height="${r(height - ground)}" fill="${css(street)}"/>` +
    puddles({ canvas, ground })
  );
};

const row = ({
  canvas,
  ground,
  depth,
}: {
  canvas: Canvas;
  ground: number;
  depth: number;
}): string => {
  const { width, height, palette, layout } = canvas;
  const colour = mix(mix(palette.sky[2], palette.near, 0.35), palette.near, depth);
  let svg = '';
  for (let x = -20; x < width; ) {
    const wide = 46 + layout() * 84;
    const tall = height * (0.62 - depth * 0.34) * (0.45 + layout() * 0.75);
    const roof = ground - tall;
    svg += `<rect x="${r(x)}" y="${r(roof)}" width="${r(wide)}" height="${r(tall + 2)}" fill="${css(mix(colour, [0, 0, 0], layout() * 0.12))}"/>`;
    if (layout() < 0.2)
      svg += `<rect x="${r(x + wide / 2 - 2)}" y="${r(roof - 46)}" width="4" height="48" fill="${css(colour)}"/>`;
    if (depth > 0.3) svg += windows({ canvas, x, roof, wide, tall });
    x += wide + layout() * 12;
  }
  return svg;
};

const windows = ({ canvas, x, roof, wide, tall }: Facade): string => {
  const { layout, detail, palette } = canvas;
  let svg = '';
  for (let y = roof + 14; y < roof + tall - 14; y += 18) {
    for (let at = x + 9; at < x + wide - 12; at += 15) {
      if (layout() > (palette.dark ? 0.5 : 0.26)) continue;
      const light =
        detail() < 0.14 ? css(palette.accent, 0.95) : css([44, 92, 72], 0.45 + detail() * 0.5);
      svg += `<rect x="${r(at)}" y="${r(y)}" width="6.5" height="9" fill="${light}"/>`;
    }
  }
  return svg;
};

const puddles = ({ canvas, ground }: { canvas: Canvas; ground: number }): string => {
  const { width, height, palette, layout } = canvas;
  return Array.from({ length: 46 }, () => {
    const depth = layout();
    const light = layout() < 0.3 ? css(palette.accent, 0.34) : css([42, 80, 70], 0.2);
    return `<rect x="${r(layout() * width)}" y="${r(ground + depth * (height - ground))}" width="${r(20 + depth * 120)}" height="${r(2 + depth * 5)}" rx="3" fill="${light}"/>`;
  }).join('');
};

type Facade = { canvas: Canvas; x: number; roof: number; wide: number; tall: number };
