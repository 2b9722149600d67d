import { css, mix } from '../palette';
import type { Canvas, Scene } from '../scene';
import { ridge } from './ridge';
import { r, sky, stop } from './sky';

const LAYERS = 5;

/** Ranges of hills one behind another, each paler than the one before it; with trees where the words ask for them. */
export const hills: Scene = (canvas) => {
  const { width, height, palette, layout, words } = canvas;
  const top = sky({ canvas, horizon: height * 0.72 });
  const sharp = /mountain|alps|peak|snow|rock|산/.test(words) ? 0.62 : 0.46;
  const wooded = /forest|tree|wood|pine|jungle|숲|森林/.test(words);

  const layers = Array.from({ length: LAYERS }, (_, i) => {
    const depth = i / (LAYERS - 1);
    const colour = mix(mix(palette.sky[2], palette.near, 0.25), palette.near, depth ** 0.8);
    const base = height * (0.56 + depth * 0.36);
    const line = ridge({
      width,
      base,
      height: height * (0.3 - depth * 0.14),
      rough: sharp,
      random: layout,
    });
    const paler = mix(colour, palette.sky[2], 0.28);
    return {
      defs: `<linearGradient id="hill${i}" x1="0" y1="0" x2="0" y2="1">${stop(0, css(colour))}${stop(1, css(paler))}</linearGradient>`,
      svg:
        `<path d="M0,${height} L${line} L${width},${height} Z" fill="url(#hill${i})"/>` +
        (wooded && i > 1
          ? pines({ canvas, line, scale: 0.5 + depth, fill: css(mix(colour, [150, 40, 6], 0.35)) })
          : ''),
    };
  });
  return `<defs>${top.defs}${layers.map((layer) => layer.defs).join('')}</defs>${top.svg}${layers.map((layer) => layer.svg).join('')}`;
};

const pines = ({
  canvas,
  line,
  scale,
  fill,
}: {
  canvas: Canvas;
  line: string;
  scale: number;
  fill: string;
}): string => {
  const { layout } = canvas;
  const trees = line.split(' L').flatMap((point) => {
    if (layout() < 0.25) return [];
    const [x = 0, y = 0] = point.split(',').map(Number);
    const tall = (38 + layout() * 60) * scale;
    const foot = y + 10 + layout() * 36 * scale;
    const tier = (from: number, to: number, half: number) =>
      `M${r(x - half * tall)},${r(foot - from * tall)} L${r(x)},${r(foot - to * tall)} L${r(x + half * tall)},${r(foot - from * tall)} Z`;
    return [tier(0.1, 0.6, 0.24), tier(0.35, 0.85, 0.19), tier(0.6, 1.1, 0.13)].join(' ');
  });
  return `<path d="${trees.join(' ')}" fill="${fill}"/>`;
};
