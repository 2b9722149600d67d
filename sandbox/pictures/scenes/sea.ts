import { css, mix } from '../palette';
import type { Canvas, Scene } from '../scene';
import { ridge } from './ridge';
import { r, sky, stop } from './sky';

/** Open water under the sky, with a far shore, the sun's path on the waves, and a sail. */
export const sea: Scene = (canvas) => {
  const { width, height, palette, layout } = canvas;
  const top = sky({ canvas, horizon: height * 0.56 });
  const shore = mix(palette.sky[2], palette.near, 0.55);
  const line = ridge({
    width,
    base: top.horizon,
    height: height * 0.09,
    rough: 0.5,
    random: layout,
  });
  return (
    `<defs>${top.defs}<linearGradient id="sea" x1="0" y1="0" x2="0" y2="1">${stop(0, css(mix(palette.water, palette.sky[2], 0.55)))}${stop(1, css(mix(palette.water, [220, 60, 10], 0.45)))}</linearGradient></defs>` +
    top.svg +
    `<path d="M0,${r(top.horizon)} L${line} L${width},${r(top.horizon)} Z" fill="${css(shore)}"/>` +
    `<rect y="${r(top.horizon)}" width="${width}" height="${r(height - top.horizon)}" fill="url(#sea)"/>` +
    glitter({ canvas, horizon: top.horizon, sunX: top.sunX }) +
    boat({ canvas, horizon: top.horizon })
  );
};

const glitter = ({
  canvas,
  horizon,
  sunX,
}: {
  canvas: Canvas;
  horizon: number;
  sunX: number;
}): string => {
  const { width, height, palette, layout } = canvas;
  const waves = Array.from({ length: 260 }, () => {
    const depth = layout() ** 1.3;
    const onPath = layout() < 0.55;
    const x = onPath ? sunX + (layout() - 0.5) * (60 + depth * 320) : layout() * width;
    const y = horizon + 4 + depth * (height - horizon);
    const fill = onPath ? css(palette.sun, 0.5) : css(mix(palette.water, [0, 0, 100], 0.6), 0.22);
    return `<ellipse cx="${r(x)}" cy="${r(y)}" rx="${r(8 + depth * 62 * layout())}" ry="${r(0.8 + depth * 2.6)}" fill="${fill}"/>`;
  });
  return waves.join('');
};

const boat = ({ canvas, horizon }: { canvas: Canvas; horizon: number }): string => {
  const { width, height, palette, layout, detail } = canvas;
  const x = width * (0.22 + layout() * 0.56);
  const y = horizon + (height - horizon) * (0.16 + layout() * 0.24);
  const size = 60 + detail() * 50;
  const hull = `M${r(x - size * 0.6)},${r(y)} Q${r(x)},${r(y + size * 0.3)} ${r(x + size * 0.6)},${r(y)} Z`;
  const main = `M${r(x)},${r(y - 4)} L${r(x)},${r(y - size * 1.5)} Q${r(x + size * 0.75)},${r(y - size * 0.5)} ${r(x + size * 0.55)},${r(y - 8)} Z`;
  const jib = `M${r(x - 5)},${r(y - 6)} L${r(x - 5)},${r(y - size * 1.25)} L${r(x - size * 0.5)},${r(y - 6)} Z`;
  return (
    `<ellipse cx="${r(x)}" cy="${r(y + size * 0.16)}" rx="${r(size * 0.8)}" ry="5" fill="#000" opacity="0.18"/>` +
    `<path d="${hull}" fill="${css(mix(palette.near, [20, 40, 20], 0.4))}"/>` +
    `<path d="${main}" fill="${css(palette.accent)}"/><path d="${jib}" fill="#fff" opacity="0.9"/>`
  );
};
