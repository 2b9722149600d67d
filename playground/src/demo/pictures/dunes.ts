import { below, ridge, type Point } from './shapes';

const WIDTH = 1600;
const HEIGHT = 1067;

/** Sand hills in low light. */
export const dunes = () => ({
  width: WIDTH,
  height: HEIGHT,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<defs>
  <linearGradient id="sky" x1="0" x2="0" y1="0" y2="1">
    <stop offset="0" stop-color="#33415f"/><stop offset=".45" stop-color="#b98a86"/><stop offset="1" stop-color="#f6cf9c"/>
  </linearGradient>
  <radialGradient id="sun" cx=".5" cy=".5" r=".5">
    <stop offset="0" stop-color="#fffbe8"/><stop offset=".22" stop-color="#ffe9bd"/><stop offset=".3" stop-color="#ffd99a" stop-opacity=".6"/>
    <stop offset="1" stop-color="#ffca86" stop-opacity="0"/>
  </radialGradient>
  ${LAYERS.map(
    ({ lit, shade }, index) =>
      `<linearGradient id="d${index}" x1="0" x2=".25" y1="0" y2="1"><stop offset="0" stop-color="${lit}"/><stop offset=".75" stop-color="${shade}"/></linearGradient>`
  ).join('')}
  ${filter('blur', '<feGaussianBlur stdDeviation="26"/>')}
  ${filter('lines', '<feTurbulence type="fractalNoise" baseFrequency=".006 .11" numOctaves="3" seed="12"/><feColorMatrix values="0 0 0 0 .3  0 0 0 0 .14  0 0 0 0 .07  0 0 0 2.6 -1.3"/>')}
  ${filter('grit', '<feTurbulence type="fractalNoise" baseFrequency=".8" numOctaves="2" seed="3"/><feColorMatrix values="0 0 0 0 .3  0 0 0 0 .16  0 0 0 0 .08  0 0 0 1.1 -.55"/>')}
  <clipPath id="near"><path d="${crest(4)}"/></clipPath>
</defs>
<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>
<circle cx="1080" cy="404" r="330" fill="url(#sun)"/>
${LAYERS.map((_, index) => `<path d="${crest(index)}" fill="url(#d${index})"/>${shadow(index)}`).join('')}
<g clip-path="url(#near)"><g transform="rotate(-7 800 900)"><rect x="-200" y="560" width="2000" height="640" filter="url(#lines)" opacity=".5"/></g></g>
<rect y="520" width="${WIDTH}" height="${HEIGHT - 520}" filter="url(#grit)" opacity=".45"/>
</svg>`,
});

const filter = (id: string, effects: string): string =>
  `<filter id="${id}" filterUnits="userSpaceOnUse" x="-250" y="-100" width="${WIDTH + 500}" height="${HEIGHT + 300}">${effects}</filter>`;

type Layer = { points: [Point, Point, Point]; lit: string; shade: string };

/** From far to near: where the crest runs, and its colours in light and in shade. */
const LAYERS: Layer[] = [
  {
    points: [
      [0, 520],
      [760, 470],
      [1600, 512],
    ],
    lit: '#d9a584',
    shade: '#b98470',
  },
  {
    points: [
      [0, 560],
      [520, 500],
      [1600, 588],
    ],
    lit: '#d79a6f',
    shade: '#a76a55',
  },
  {
    points: [
      [0, 604],
      [980, 540],
      [1600, 640],
    ],
    lit: '#d88d58',
    shade: '#8d5244',
  },
  {
    points: [
      [0, 690],
      [420, 606],
      [1600, 800],
    ],
    lit: '#cf7f48',
    shade: '#6f3d37',
  },
  {
    points: [
      [0, 905],
      [1010, 700],
      [1600, 806],
    ],
    lit: '#c9753d',
    shade: '#55302f',
  },
];

function crest(index: number): string {
  const { points } = LAYERS[index] as Layer; // only ever asked for by the index of a layer
  const [start, peak, end] = points;
  return below(
    [
      ...ridge({ seed: 50 + index, from: start, to: peak, sway: 56, roughness: 0.3 }),
      ...ridge({ seed: 70 + index, from: peak, to: end, sway: 56, roughness: 0.3 }),
    ],
    HEIGHT
  );
}

/** The side of a dune that the sun does not reach. */
function shadow(index: number): string {
  const { points } = LAYERS[index] as Layer; // as above
  const [start, [x, y]] = points;
  return `<clipPath id="s${index}"><path d="${crest(index)}"/></clipPath>
  <g clip-path="url(#s${index})"><path d="M${x} ${y - 30}C${x - 160} ${y + 90} ${x - 40} ${y + 190} ${x - 330} ${HEIGHT}H-200V${start[1] - 60}Z" fill="#3a1f2a" opacity="${0.12 + index * 0.07}" filter="url(#blur)"/></g>`;
}
