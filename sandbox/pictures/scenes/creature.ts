import { pick } from '../../seeds';
import { css, mix, type Colour } from '../palette';
import type { Scene } from '../scene';
import { r, stop } from './sky';

/** A face from the front, ears by kind, on soft round lights. */
export const creature: Scene = ({ width, height, palette, words, layout, detail }) => {
  const fur = FURS.find(([pattern]) => pattern.test(words))?.[1] ?? palette.accent;
  const pale = mix(fur, [36, 40, 97], 0.72);
  const dark = mix(fur, [20, 30, 9], 0.78);
  const [x, y, size] = [width * (0.44 + layout() * 0.12), height * 0.56, 290 + layout() * 40];
  const at = (dx: number, dy: number) => `${r(x + dx * size)},${r(y + dy * size)}`;
  const pair = (make: (side: number) => string) => make(-1) + make(1);
  const iris = css(pick({ from: EYES, random: detail }));
  const lights = Array.from({ length: 16 }, () => {
    const size = 40 + layout() * 130;
    return `<circle cx="${r(layout() * width)}" cy="${r(layout() * height)}" r="${r(size)}" fill="${css(mix(palette.sky[1], palette.sun, layout()), 0.1 + layout() * 0.16)}"/>`;
  });
  const round = /dog|puppy|bear|강아지|狗/.test(words);
  const long = /rabbit|hare/.test(words);
  const ear = (s: number): string => {
    if (long)
      return `<path d="M${at(s * 0.2, -0.7)} C${at(s * 0.1, -1.9)} ${at(s * 0.62, -1.9)} ${at(s * 0.55, -0.6)} Z" fill="${css(fur)}"/>`;
    if (round)
      return `<path d="M${at(s * 0.45, -0.78)} C${at(s * 1.3, -1)} ${at(s * 1.25, 0.1)} ${at(s * 0.92, 0.2)} C${at(s * 0.8, -0.1)} ${at(s * 0.8, -0.4)} ${at(s * 0.45, -0.78)} Z" fill="${css(dark)}"/>`;
    return `<path d="M${at(s * 0.2, -0.7)} Q${at(s * 0.6, -1.45)} ${at(s * 0.88, -1.3)} Q${at(s * 1.02, -0.8)} ${at(s * 0.86, -0.25)} Z" fill="${css(fur)}"/><path d="M${at(s * 0.4, -0.75)} Q${at(s * 0.65, -1.2)} ${at(s * 0.8, -1.1)} Q${at(s * 0.88, -0.75)} ${at(s * 0.77, -0.45)} Z" fill="${css(mix(dark, [350, 40, 40], 0.4))}"/>`;
  };
  const eye = (s: number): string =>
    `<ellipse cx="${r(x + s * size * 0.36)}" cy="${r(y - size * 0.08)}" rx="${r(size * 0.16)}" ry="${r(size * 0.17)}" fill="${iris}"/><ellipse cx="${r(x + s * size * 0.36)}" cy="${r(y - size * 0.08)}" rx="${r(size * (round ? 0.12 : 0.065))}" ry="${r(size * 0.14)}" fill="#0c0a0a"/><circle cx="${r(x + s * size * 0.36 - size * 0.05)}" cy="${r(y - size * 0.14)}" r="${r(size * 0.035)}" fill="#fff"/>`;
  const whiskers = (s: number): string =>
    [-0.06, 0.02, 0.1]
      .map(
        (dy) =>
          `<path d="M${at(s * 0.3, 0.34 + dy / 2)} Q${at(s * 0.8, 0.3 + dy)} ${at(s * 1.25, 0.32 + dy * 2.6)}" fill="none" stroke="#fff" stroke-opacity="0.7" stroke-width="3"/>`
      )
      .join('');
  return (
    `<defs><linearGradient id="back" x1="0" y1="0" x2="1" y2="1">${stop(0, css(palette.sky[0]))}${stop(1, css(palette.sky[1]))}</linearGradient>` +
    `<radialGradient id="fur" cx="0.42" cy="0.3" r="0.9">${stop(0, css(mix(fur, [0, 0, 100], 0.22)))}${stop(1, css(mix(fur, dark, 0.45)))}</radialGradient></defs>` +
    `<rect width="${width}" height="${height}" fill="url(#back)"/>${lights.join('')}` +
    `<path d="M${at(-1.25, 2)} C${at(-1.1, 0.7)} ${at(1.1, 0.7)} ${at(1.25, 2)} Z" fill="url(#fur)"/><path d="M${at(-0.5, 2)} C${at(-0.5, 0.9)} ${at(0.5, 0.9)} ${at(0.5, 2)} Z" fill="${css(pale)}"/>` +
    pair(ear) +
    `<path d="M${at(0, -0.88)} C${at(0.75, -0.9)} ${at(1.05, -0.2)} ${at(0.92, 0.28)} C${at(0.72, 0.7)} ${at(0.3, 0.88)} ${at(0, 0.9)} C${at(-0.3, 0.88)} ${at(-0.72, 0.7)} ${at(-0.92, 0.28)} C${at(-1.05, -0.2)} ${at(-0.75, -0.9)} ${at(0, -0.88)} Z" fill="url(#fur)"/>` +
    `<path d="M${at(0, 0.05)} C${at(0.5, 0.15)} ${at(0.55, 0.75)} ${at(0, 0.86)} C${at(-0.55, 0.75)} ${at(-0.5, 0.15)} ${at(0, 0.05)} Z" fill="${css(pale)}"/>` +
    pair(eye) +
    pair(whiskers) +
    `<path d="M${at(-0.13, 0.24)} Q${at(0, 0.19)} ${at(0.13, 0.24)} Q${at(0.06, 0.4)} ${at(0, 0.4)} Q${at(-0.06, 0.4)} ${at(-0.13, 0.24)} Z" fill="${css(dark)}"/>` +
    `<path d="M${at(0, 0.39)} L${at(0, 0.5)} M${at(-0.2, 0.52)} Q${at(-0.1, 0.62)} ${at(0, 0.5)} Q${at(0.1, 0.62)} ${at(0.2, 0.52)}" fill="none" stroke="${css(dark)}" stroke-width="6" stroke-linecap="round"/>`
  );
};

const EYES: [Colour, ...Colour[]] = [
  [44, 90, 52],
  [140, 46, 46],
  [206, 60, 52],
];

const FURS: [RegExp, Colour][] = [
  [/black/, [230, 12, 20]],
  [/white|snow|rabbit/, [36, 16, 88]],
  [/orange|ginger|fox|red/, [22, 78, 54]],
  [/grey|gray|wolf|silver/, [214, 10, 54]],
  [/brown|bear|dog|puppy/, [26, 44, 42]],
];
