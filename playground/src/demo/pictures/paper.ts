import { randomFrom, type Point } from './shapes';

const WIDTH = 1200;
const HEIGHT = 1500;
const COLOURS = ['#f3e9d8', '#f0b88a', '#e5785a', '#b9455a', '#6f3563', '#3a2b5c', '#1d2547'];

/** Layers of cut paper, upright. */
export const paper = () => ({
  width: WIDTH,
  height: HEIGHT,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<defs>
  <filter id="drop" filterUnits="userSpaceOnUse" x="-100" y="-100" width="${WIDTH + 200}" height="${HEIGHT + 200}"><feGaussianBlur stdDeviation="20"/></filter>
  <filter id="grain" filterUnits="userSpaceOnUse" x="0" y="0" width="${WIDTH}" height="${HEIGHT}"><feTurbulence type="fractalNoise" baseFrequency=".55" numOctaves="3" seed="5"/><feColorMatrix values="0 0 0 0 .1  0 0 0 0 .08  0 0 0 0 .1  0 0 0 .9 -.42"/></filter>
</defs>
<rect width="${WIDTH}" height="${HEIGHT}" fill="${COLOURS[0]}"/>
<circle cx="790" cy="400" r="205" fill="#000" opacity=".22" filter="url(#drop)" transform="translate(10 22)"/>
<circle cx="790" cy="400" r="205" fill="#fbdc9b"/>
${COLOURS.slice(1).map(sheet).join('')}
<rect width="${WIDTH}" height="${HEIGHT}" filter="url(#grain)" opacity=".6"/>
</svg>`,
});

const sheet = (colour: string, index: number): string => {
  const edge = wave(index);
  return `<path d="${edge}" fill="#160d24" opacity=".42" filter="url(#drop)" transform="translate(0 -14)"/><path d="${edge}" fill="${colour}"/>`;
};

/** One smooth edge, lower and more restless the nearer the sheet. */
const wave = (index: number): string => {
  const random = randomFrom(300 + index * 17);
  const base = 520 + index * 165;
  const steps = 4;
  const points: Point[] = Array.from({ length: steps + 1 }, (_, step) => [
    (WIDTH / steps) * step,
    base + (random() - 0.5) * 300,
  ]);
  const curves = points.slice(1).map(([x, y], step) => {
    const [lastX, lastY] = points[step] as Point; // the point before this one
    const middle = (lastX + x) / 2;
    return `C${middle} ${lastY.toFixed(0)} ${middle} ${y.toFixed(0)} ${x} ${y.toFixed(0)}`;
  });
  return `M0 ${points[0]?.[1].toFixed(0)}${curves.join('')}V${HEIGHT}H0Z`;
};
