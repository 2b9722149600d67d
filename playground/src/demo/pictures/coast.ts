import { below, randomFrom, ridge, type Point } from './shapes';

const WIDTH = 1800;
const HEIGHT = 1200;
const HORIZON = 560;

/** A clear day by the sea, with a sky that asks to be made a sunrise. */
export const coast = () => ({
  width: WIDTH,
  height: HEIGHT,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<defs>
  <linearGradient id="sky" x1="0" x2="0" y1="0" y2="1">
    <stop offset="0" stop-color="#5b9bc9"/><stop offset=".55" stop-color="#a5cde2"/><stop offset="1" stop-color="#e6ecea"/>
  </linearGradient>
  <linearGradient id="sea" x1="0" x2="0" y1="0" y2="1">
    <stop offset="0" stop-color="#7fb0bd"/><stop offset=".22" stop-color="#3f8598"/>
    <stop offset=".6" stop-color="#1f6a7d"/><stop offset="1" stop-color="#3c95a0"/>
  </linearGradient>
  <linearGradient id="sand" x1="0" x2="0" y1="0" y2="1">
    <stop offset="0" stop-color="#b99f79"/><stop offset=".3" stop-color="#d9c39b"/><stop offset="1" stop-color="#c3a777"/>
  </linearGradient>
  <linearGradient id="cliff" x1="0" x2="0" y1="0" y2="1">
    <stop offset="0" stop-color="#6f8a5b"/><stop offset=".26" stop-color="#5d7350"/>
    <stop offset=".34" stop-color="#8b7a62"/><stop offset="1" stop-color="#4d4a45"/>
  </linearGradient>
  <radialGradient id="glow" cx=".72" cy=".46" r=".5">
    <stop offset="0" stop-color="#fff8e4" stop-opacity=".85"/><stop offset="1" stop-color="#fff8e4" stop-opacity="0"/>
  </radialGradient>
  ${filter('cloud', '<feTurbulence type="fractalNoise" baseFrequency=".0022 .0068" numOctaves="5" seed="11"/><feColorMatrix values="0 0 0 0 1  0 0 0 0 .99  0 0 0 0 .97  0 0 0 3.4 -1.72"/>')}
  ${filter('ripple', '<feTurbulence type="fractalNoise" baseFrequency=".0045 .055" numOctaves="4" seed="4"/><feColorMatrix values="0 0 0 0 .93  0 0 0 0 .98  0 0 0 0 .98  0 0 0 4.6 -2.5"/>')}
  ${filter('swell', '<feTurbulence type="fractalNoise" baseFrequency=".002 .022" numOctaves="3" seed="9"/><feColorMatrix values="0 0 0 0 .03  0 0 0 0 .2  0 0 0 0 .27  0 0 0 3 -1.35"/>')}
  ${filter('grit', '<feTurbulence type="fractalNoise" baseFrequency=".7" numOctaves="2" seed="2"/><feColorMatrix values="0 0 0 0 .25  0 0 0 0 .2  0 0 0 0 .12  0 0 0 1.3 -.62"/>')}
  ${filter('rock', '<feTurbulence type="turbulence" baseFrequency=".018 .009" numOctaves="4" seed="6"/><feColorMatrix values="0 0 0 0 .1  0 0 0 0 .09  0 0 0 0 .08  0 0 0 2.6 -.55"/>')}
  ${filter('soft', '<feGaussianBlur stdDeviation="5"/>')}
  ${filter('softer', '<feGaussianBlur stdDeviation="16"/>')}
  <clipPath id="head"><path d="${headland()}"/></clipPath>
  <clipPath id="beach"><path d="${beach(0)}"/></clipPath>
  <linearGradient id="fade" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#fff"/><stop offset=".8" stop-color="#fff" stop-opacity="0"/></linearGradient>
  <mask id="high"><rect width="${WIDTH}" height="${HORIZON}" fill="url(#fade)"/></mask>
</defs>
<rect width="${WIDTH}" height="${HORIZON + 4}" fill="url(#sky)"/>
<g mask="url(#high)"><rect width="${WIDTH}" height="${HORIZON}" filter="url(#cloud)" opacity=".9"/></g>
<rect width="${WIDTH}" height="${HORIZON}" fill="url(#glow)"/>

<path d="${below(hill({ seed: 21, left: 900, right: 1800, y: 520, sway: 60 }), HORIZON + 3)}" fill="#a3bdc6"/>
<path d="${below(hill({ seed: 8, left: 1130, right: 1800, y: 492, sway: 110 }), HORIZON + 3)}" fill="#86a5ab"/>

<rect y="${HORIZON}" width="${WIDTH}" height="${HEIGHT - HORIZON}" fill="url(#sea)"/>
<svg y="${HORIZON}" width="${WIDTH}" height="${HEIGHT - HORIZON}" viewBox="0 0 ${WIDTH} ${HEIGHT - HORIZON}">
  <rect width="${WIDTH}" height="640" filter="url(#swell)" opacity=".55"/>
  <rect width="${WIDTH}" height="640" filter="url(#ripple)" opacity=".42"/>
</svg>
<ellipse cx="1290" cy="${HORIZON + 60}" rx="330" ry="60" fill="#fffbe9" opacity=".4" filter="url(#softer)"/>

<path d="M0 718 H700 C520 800 240 850 0 860 Z" fill="#0d3b45" opacity=".55" filter="url(#softer)"/>
<path d="${headland()}" fill="url(#cliff)"/>
<g clip-path="url(#head)">
  <rect width="800" height="760" filter="url(#rock)" opacity=".75"/>
  <path d="M0 200 C200 300 380 420 640 640 L640 760 L0 760 Z" fill="#1d2a2c" opacity=".28" filter="url(#softer)"/>
</g>
<path d="M-20 722 C200 718 420 726 736 720" stroke="#eef6f5" stroke-width="13" stroke-opacity=".8" fill="none" filter="url(#soft)"/>
<path d="M-20 727 C240 736 500 724 700 730" stroke="#fff" stroke-width="4" stroke-opacity=".7" fill="none" filter="url(#soft)"/>

<path d="${beach(-34)}" fill="#dff1ef" opacity=".35" filter="url(#softer)"/>
<path d="${beach(-14)}" fill="#f6fbf9" opacity=".9" filter="url(#soft)"/>
<path d="${beach(0)}" fill="url(#sand)"/>
<g clip-path="url(#beach)">
  <path d="${beach(0)}" fill="none" stroke="#7c6747" stroke-width="90" stroke-opacity=".55" filter="url(#softer)"/>
  <rect width="${WIDTH}" height="${HEIGHT}" filter="url(#grit)" opacity=".8"/>
</g>
${grass()}
${gulls()}
</svg>`,
});

const filter = (id: string, effects: string): string =>
  `<filter id="${id}" filterUnits="userSpaceOnUse" x="-100" y="-100" width="${WIDTH + 200}" height="${HEIGHT + 200}">${effects}</filter>`;

const hill = ({
  seed,
  left,
  right,
  y,
  sway,
}: Record<'seed' | 'left' | 'right' | 'y' | 'sway', number>) =>
  ridge({ seed, from: [left, HORIZON], to: [right, y], sway, roughness: 0.5 });

function headland(): string {
  const top: Point[] = [
    ...ridge({ seed: 5, from: [0, 250], to: [350, 318], sway: 40, roughness: 0.48 }),
    ...ridge({ seed: 6, from: [352, 320], to: [560, 560], sway: 70, roughness: 0.55 }),
    ...ridge({ seed: 7, from: [562, 562], to: [724, 718], sway: 40, roughness: 0.55 }),
  ];
  return below(top, 720);
}

/** The waterline, moved up the picture by `rise`. */
function beach(rise: number): string {
  return `M0 ${1010 + rise} C320 ${890 + rise} 620 ${930 + rise} 880 ${1000 + rise} S1440 ${1130 + rise} 1800 ${1080 + rise} V${HEIGHT} H0 Z`;
}

function grass(): string {
  const random = randomFrom(40);
  const blades = Array.from({ length: 420 }, () => {
    const x = random() ** 1.7 * 760 - 30;
    const y = 1215 + random() * 30;
    const height = 90 + random() * 210 * (1 - x / 900);
    const lean = 20 + random() * 95;
    const colour = ['#4f5e35', '#6d7a42', '#8d8d52', '#a89a60', '#3c4a2c'][
      Math.floor(random() * 5)
    ];
    return `<path d="M${x.toFixed(0)} ${y.toFixed(0)}q${(lean * 0.15).toFixed(0)} ${(-height * 0.6).toFixed(0)} ${lean.toFixed(0)} ${(-height).toFixed(0)}" stroke="${colour}" stroke-width="${(1.5 + random() * 3).toFixed(1)}"/>`;
  });
  return `<g fill="none" stroke-linecap="round">${blades.join('')}</g>`;
}

function gulls(): string {
  const birds = [
    [1180, 240, 1],
    [1262, 206, 0.7],
    [1342, 262, 0.55],
    [1010, 300, 0.45],
  ] as const;
  return birds
    .map(
      ([x, y, size]) =>
        `<path transform="translate(${x} ${y}) scale(${size})" d="M-44 -6C-30 -26 -12 -18 0 2C12 -20 32 -28 48 -12C30 -16 14 -8 2 12C-10 -6 -28 -12 -44 -6Z" fill="#39505c" opacity=".85"/>`
    )
    .join('');
}
