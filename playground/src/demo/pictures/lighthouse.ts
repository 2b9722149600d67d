import { below, randomFrom, ridge } from './shapes';

const WIDTH = 1200;
const HEIGHT = 1600;

/** A lighthouse at dusk, upright. */
export const lighthouse = () => ({
  width: WIDTH,
  height: HEIGHT,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<defs>
  <linearGradient id="sky" x1="0" x2="0" y1="0" y2="1">
    <stop offset="0" stop-color="#101b3a"/><stop offset=".4" stop-color="#34446f"/><stop offset=".68" stop-color="#a0718a"/>
    <stop offset=".82" stop-color="#eba37e"/><stop offset="1" stop-color="#f7d3a1"/>
  </linearGradient>
  <linearGradient id="sea" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#c68e80"/><stop offset=".3" stop-color="#595a7d"/><stop offset="1" stop-color="#161f3c"/></linearGradient>
  <linearGradient id="tower" x1="0" x2="1" y1="0" y2="0">
    <stop offset="0" stop-color="#8a8798"/><stop offset=".22" stop-color="#f2e6dc"/><stop offset=".5" stop-color="#e2cfc6"/><stop offset="1" stop-color="#514f6b"/>
  </linearGradient>
  <linearGradient id="band" x1="0" x2="1" y1="0" y2="0">
    <stop offset="0" stop-color="#6c2b33"/><stop offset=".22" stop-color="#cf5147"/><stop offset=".5" stop-color="#b33f3d"/><stop offset="1" stop-color="#411a2b"/>
  </linearGradient>
  <linearGradient id="beam" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="#fff3c6" stop-opacity=".75"/><stop offset="1" stop-color="#fff3c6" stop-opacity="0"/></linearGradient>
  <radialGradient id="lamp" cx=".5" cy=".5" r=".5"><stop offset="0" stop-color="#fffdf0"/><stop offset=".25" stop-color="#ffe9a8" stop-opacity=".75"/><stop offset="1" stop-color="#ffdf8e" stop-opacity="0"/></radialGradient>
  ${filter('cloud', '<feTurbulence type="fractalNoise" baseFrequency=".0018 .009" numOctaves="5" seed="31"/><feColorMatrix values="0 0 0 0 .98  0 0 0 0 .72  0 0 0 0 .66  0 0 0 3.2 -1.75"/>')}
  ${filter('ripple', '<feTurbulence type="fractalNoise" baseFrequency=".006 .07" numOctaves="4" seed="7"/><feColorMatrix values="0 0 0 0 1  0 0 0 0 .8  0 0 0 0 .66  0 0 0 4.4 -2.45"/>')}
  ${filter('rock', '<feTurbulence type="turbulence" baseFrequency=".012 .02" numOctaves="4" seed="14"/><feColorMatrix values="0 0 0 0 .72  0 0 0 0 .52  0 0 0 0 .5  0 0 0 1.7 -.42"/>')}
  ${filter('soft', '<feGaussianBlur stdDeviation="7"/>')}
  ${filter('softer', '<feGaussianBlur stdDeviation="22"/>')}
  <clipPath id="shaft"><path d="${SHAFT}"/></clipPath>
  <clipPath id="cliff"><path d="${cliff()}"/></clipPath>
</defs>
<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>
${stars()}
<rect width="${WIDTH}" height="1240" filter="url(#cloud)" opacity=".7"/>
<rect y="1210" width="${WIDTH}" height="390" fill="url(#sea)"/>
<svg y="1210" width="${WIDTH}" height="390" viewBox="0 0 ${WIDTH} 390"><rect width="${WIDTH}" height="390" filter="url(#ripple)" opacity=".5"/></svg>

<g filter="url(#soft)"><path d="M535 404 L1300 205 L1300 560 L535 424 Z" fill="url(#beam)" opacity=".7"/></g>

<path d="${SHAFT}" fill="url(#tower)"/>
<g clip-path="url(#shaft)">
  ${[560, 800, 1040].map((y) => `<path d="M340 ${y} q175 34 350 0 v118 q-175 34 -350 0 Z" fill="url(#band)"/>`).join('')}
  <path d="M640 480 L720 1290 L560 1290 Z" fill="#12122b" opacity=".38" filter="url(#softer)"/>
  ${[700, 930, 1140].map((y) => `<rect x="488" y="${y}" width="24" height="44" rx="12" fill="#262545"/><rect x="491" y="${y + 3}" width="8" height="38" rx="4" fill="#ffd98e" opacity=".85"/>`).join('')}
</g>
<path d="M410 476 q105 26 210 0 v-22 q-105 22 -210 0 Z" fill="#2a2540"/>
<g stroke="#2a2540" stroke-width="5">${[416, 450, 484, 518, 552, 586, 614].map((x) => `<path d="M${x} 456 V418"/>`).join('')}<path d="M412 418 q103 18 206 0" fill="none"/></g>
<rect x="462" y="352" width="106" height="104" fill="#ffe7a6"/>
<g stroke="#2a2540" stroke-width="6">${[462, 497, 533, 568].map((x) => `<path d="M${x} 352 V456"/>`).join('')}</g>
<path d="M446 356 Q515 268 584 356 Z" fill="#7d2d35"/><path d="M515 316 V262" stroke="#2a2540" stroke-width="7"/><circle cx="515" cy="258" r="8" fill="#2a2540"/>
<circle cx="515" cy="404" r="210" fill="url(#lamp)"/>

<path d="${cliff()}" fill="#241f38"/>
<g clip-path="url(#cliff)"><rect y="1180" width="${WIDTH}" height="420" filter="url(#rock)" opacity=".32"/>
  <path d="${cliff()}" fill="none" stroke="#f0a884" stroke-opacity=".55" stroke-width="10" filter="url(#soft)"/></g>
</svg>`,
});

const SHAFT = 'M436 470 L594 470 L668 1300 L362 1300 Z';

const filter = (id: string, effects: string): string =>
  `<filter id="${id}" filterUnits="userSpaceOnUse" x="-260" y="-60" width="${WIDTH + 520}" height="${HEIGHT + 120}">${effects}</filter>`;

function cliff(): string {
  return below(
    [
      ...ridge({ seed: 90, from: [0, 1345], to: [340, 1262], sway: 60, roughness: 0.56 }),
      ...ridge({ seed: 91, from: [342, 1262], to: [700, 1268], sway: 22, roughness: 0.5 }),
      ...ridge({ seed: 92, from: [702, 1268], to: [1010, 1604], sway: 90, roughness: 0.56 }),
    ],
    HEIGHT + 10
  );
}

function stars(): string {
  const random = randomFrom(77);
  const points = Array.from({ length: 110 }, () => {
    const y = random() ** 1.6 * 640;
    return `<circle cx="${(random() * WIDTH).toFixed(0)}" cy="${y.toFixed(0)}" r="${(0.8 + random() * 1.7).toFixed(1)}" opacity="${(0.9 - y / 900).toFixed(2)}"/>`;
  });
  return `<g fill="#fff">${points.join('')}</g>`;
}
