import { css } from './palette';
import { r, stop } from './scenes/sky';
import type { Size } from './size';

/** Transparent sheets that are laid over a photograph. All are drawn on 1000 by 1000 units and stretched to the picture. */
type Veil = (input: { size: Size; random: () => number }) => string;

export const sunset: Veil = ({ size, random }) => {
  const x = 220 + random() * 560;
  const defs =
    `<linearGradient id="warm" x1="0" y1="0" x2="0" y2="1">${stop(0, css([262, 52, 30], 0.72))}${stop(0.26, css([336, 70, 50], 0.6))}${stop(0.48, css([26, 98, 58], 0.5))}${stop(0.66, css([40, 100, 62], 0.16))}${stop(1, css([22, 90, 40], 0.12))}</linearGradient>` +
    `<radialGradient id="glow">${stop(0, css([46, 100, 88], 0.95))}${stop(0.16, css([42, 100, 76], 0.75))}${stop(0.4, css([30, 100, 64], 0.25))}${stop(1, css([30, 100, 60], 0))}</radialGradient>`;
  return sheet({
    size,
    defs,
    body: `${FULL('warm')}<circle cx="${r(x)}" cy="400" r="330" fill="url(#glow)"/>`,
  });
};

export const night: Veil = ({ size, random }) => {
  const stars = Array.from(
    { length: 90 },
    () =>
      `<circle cx="${r(random() * 1000)}" cy="${r(random() ** 1.5 * 520)}" r="${r(0.8 + random() ** 3 * 2.4)}" fill="#fff" opacity="${r(0.3 + random() * 0.6)}"/>`
  ).join('');
  const x = 180 + random() * 640;
  const defs =
    `<linearGradient id="dark" x1="0" y1="0" x2="0" y2="1">${stop(0, css([232, 70, 10], 0.7))}${stop(0.55, css([226, 60, 18], 0.12))}${stop(1, css([230, 60, 8], 0.2))}</linearGradient>` +
    `<radialGradient id="glow">${stop(0, css([210, 60, 86], 0.5))}${stop(1, css([210, 60, 70], 0))}</radialGradient>`;
  const moon = `<circle cx="${r(x)}" cy="170" r="190" fill="url(#glow)"/><circle cx="${r(x)}" cy="170" r="46" fill="${css([48, 40, 93])}"/>`;
  return sheet({ size, defs, body: FULL('dark') + stars + moon });
};

export const snow: Veil = ({ size, random }) => {
  const flakes = Array.from(
    { length: 420 },
    () =>
      `<circle cx="${r(random() * 1000)}" cy="${r(random() * 1000)}" r="${r(1 + random() ** 3 * 8)}" fill="#fff" opacity="${r(0.4 + random() * 0.5)}"/>`
  ).join('');
  return sheet({
    size,
    body: `<rect width="1000" height="1000" fill="#eef4ff" opacity="0.14"/>${flakes}`,
  });
};

export const rain: Veil = ({ size, random }) => {
  const drops = Array.from({ length: 320 }, () => {
    const [x, y, long] = [random() * 1080, random() * 1000, 16 + random() * 50];
    return `M${r(x)},${r(y)} l${r(-long * 0.22)},${r(long)}`;
  }).join(' ');
  return sheet({
    size,
    body: `<rect width="1000" height="1000" fill="#33414f" opacity="0.28"/><path d="${drops}" stroke="#dbe8f5" stroke-opacity="0.5" stroke-width="1.6"/>`,
  });
};

/** Sky above, skin and stone in the middle, green below: the guess that old photographs are coloured by. */
export const tints: Veil = ({ size, random }) => {
  const drift = (random() - 0.5) * 20;
  const defs = `<linearGradient id="tint" x1="0" y1="0" x2="0.15" y2="1">${stop(0, css([208 + drift, 80, 58], 0.75))}${stop(0.42, css([34 + drift, 70, 62], 0.6))}${stop(0.7, css([22 + drift, 64, 52], 0.6))}${stop(1, css([112 + drift, 52, 40], 0.75))}</linearGradient>`;
  return sheet({ size, defs, body: FULL('tint') });
};

export const mood: Veil = ({ size, random }) => {
  const hue = random() * 360;
  const defs =
    `<linearGradient id="mood" x1="0" y1="0" x2="1" y2="1">${stop(0, css([hue, 82, 54], 0.44))}${stop(0.5, css([hue + 40, 70, 60], 0.1))}${stop(1, css([hue + 170, 82, 42], 0.44))}</linearGradient>` +
    `<radialGradient id="edge" r="0.75">${stop(0.55, 'hsla(0,0%,0%,0)')}${stop(1, 'hsla(0,0%,0%,0.3)')}</radialGradient>`;
  return sheet({ size, defs, body: FULL('mood') + FULL('edge') });
};

export const hole = ({ width, height }: Size): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 1000 1000" preserveAspectRatio="none"><defs><radialGradient id="hole">${stop(0.62, 'hsla(0,0%,0%,1)')}${stop(1, 'hsla(0,0%,0%,0)')}</radialGradient></defs><ellipse cx="500" cy="520" rx="250" ry="330" fill="url(#hole)"/></svg>`;

export const backdrop = (size: Size): string =>
  sheet({
    size,
    defs: `<radialGradient id="studio" cx="0.5" cy="0.42" r="0.85">${stop(0, css([210, 16, 96]))}${stop(1, css([214, 16, 68]))}</radialGradient>`,
    body: FULL('studio'),
  });

const FULL = (id: string): string => `<rect width="1000" height="1000" fill="url(#${id})"/>`;

/** At most this large; the composite stretches it, and veils have no fine detail to lose. */
const MAX_SIDE = 1400;

const sheet = ({ size, defs = '', body }: { size: Size; defs?: string; body: string }): string => {
  const shrink = Math.min(1, MAX_SIDE / Math.max(size.width, size.height));
  const [width, height] = [Math.round(size.width * shrink), Math.round(size.height * shrink)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 1000 1000" preserveAspectRatio="none"><defs>${defs}</defs>${body}</svg>`;
};
