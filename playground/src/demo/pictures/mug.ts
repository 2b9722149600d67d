/** A glazed mug on a plain ground: something whose background can be removed. */
export const mug = () => ({ width: 1400, height: 1400, svg });

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-40 60 1400 1400">
<defs>
  <linearGradient id="glaze" x1="0" x2="1" y1="0" y2="0">
    <stop offset="0" stop-color="#123f47"/><stop offset=".1" stop-color="#1d5f68"/>
    <stop offset=".3" stop-color="#3f98a0"/><stop offset=".42" stop-color="#4aa5ab"/>
    <stop offset=".66" stop-color="#24707a"/><stop offset=".9" stop-color="#11424b"/>
    <stop offset="1" stop-color="#1a535c"/>
  </linearGradient>
  <linearGradient id="depth" x1="0" x2="0" y1="0" y2="1">
    <stop offset="0" stop-color="#fff" stop-opacity=".12"/><stop offset=".35" stop-color="#fff" stop-opacity="0"/>
    <stop offset=".75" stop-color="#04191d" stop-opacity=".06"/><stop offset="1" stop-color="#04191d" stop-opacity=".42"/>
  </linearGradient>
  <linearGradient id="clay" x1="0" x2="1" y1="0" y2="0">
    <stop offset="0" stop-color="#7d583d"/><stop offset=".36" stop-color="#d9ae86"/>
    <stop offset=".6" stop-color="#b98a62"/><stop offset="1" stop-color="#6b4a33"/>
  </linearGradient>
  <linearGradient id="inside" x1="0" x2="1" y1="0" y2="0">
    <stop offset="0" stop-color="#d9d3c4"/><stop offset=".5" stop-color="#f3efe4"/><stop offset="1" stop-color="#fffdf6"/>
  </linearGradient>
  <linearGradient id="insideDepth" x1="0" x2="0" y1="0" y2="1">
    <stop offset="0" stop-color="#6d6455" stop-opacity=".55"/><stop offset=".6" stop-color="#6d6455" stop-opacity=".08"/>
  </linearGradient>
  <radialGradient id="coffee" cx=".42" cy=".4" r=".75">
    <stop offset="0" stop-color="#7a4a28"/><stop offset=".55" stop-color="#4a2813"/><stop offset="1" stop-color="#2a1509"/>
  </radialGradient>
  <linearGradient id="handle" gradientUnits="userSpaceOnUse" x1="760" x2="1000" y1="480" y2="960">
    <stop offset="0" stop-color="#3d959d"/><stop offset=".45" stop-color="#22707a"/><stop offset="1" stop-color="#0d353c"/>
  </linearGradient>
  <filter id="b4" filterUnits="userSpaceOnUse" x="-40" y="60" width="1400" height="1400"><feGaussianBlur stdDeviation="4"/></filter>
  <filter id="b9" filterUnits="userSpaceOnUse" x="-40" y="60" width="1400" height="1400"><feGaussianBlur stdDeviation="9"/></filter>
  <filter id="b22" filterUnits="userSpaceOnUse" x="-40" y="60" width="1400" height="1400"><feGaussianBlur stdDeviation="22"/></filter>
  <filter id="b60" filterUnits="userSpaceOnUse" x="-40" y="60" width="1400" height="1400"><feGaussianBlur stdDeviation="46"/></filter>
  <clipPath id="body"><path d="${BODY()}"/></clipPath>
  <clipPath id="mouth"><ellipse cx="640" cy="392" rx="276" ry="68"/></clipPath>
</defs>
<rect x="-40" y="60" width="1400" height="1400" fill="#ece7de"/>

<ellipse cx="735" cy="1108" rx="400" ry="46" fill="#5b4c3c" opacity=".26" filter="url(#b60)"/>
<ellipse cx="668" cy="1102" rx="262" ry="24" fill="#2f261d" opacity=".5" filter="url(#b22)"/>

<path d="${BODY()}" fill="url(#glaze)"/>
<g clip-path="url(#body)">
  <path d="M300 1020 C420 1062 860 1062 980 1020 V1200 H300 Z" fill="url(#clay)"/>
  <path d="M300 1016 C420 1058 860 1058 980 1016" fill="none" stroke="#0c3238" stroke-opacity=".7" stroke-width="9" filter="url(#b4)"/>
  <rect x="300" y="360" width="700" height="790" fill="url(#depth)"/>
  <path d="M432 470 C424 640 440 820 462 960" fill="none" stroke="#eafffb" stroke-opacity=".62" stroke-width="26" stroke-linecap="round" filter="url(#b9)"/>
  <path d="M470 486 C464 600 472 690 480 760" fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="8" stroke-linecap="round" filter="url(#b4)"/>
  <path d="M893 480 C900 700 884 880 858 1000" fill="none" stroke="#7cc6ca" stroke-opacity=".4" stroke-width="20" stroke-linecap="round" filter="url(#b9)"/>
  <path d="M930 470 C900 560 900 860 925 960" fill="none" stroke="#04191d" stroke-opacity=".35" stroke-width="46" filter="url(#b22)"/>
  ${speckles()}
</g>

<ellipse cx="640" cy="393" rx="296" ry="81" fill="#1d6670"/>
<ellipse cx="640" cy="390" rx="293" ry="77" fill="#5fb3b8"/>
<ellipse cx="640" cy="392" rx="276" ry="68" fill="url(#inside)"/>
<g clip-path="url(#mouth)">
  <rect x="340" y="320" width="600" height="150" fill="url(#insideDepth)"/>
  <ellipse cx="640" cy="438" rx="262" ry="66" fill="url(#coffee)"/>
  <ellipse cx="640" cy="438" rx="258" ry="62" fill="none" stroke="#c08a55" stroke-opacity=".75" stroke-width="6" filter="url(#b4)"/>
  <path d="M470 418 C560 388 690 386 760 400" fill="none" stroke="#f4dcc0" stroke-opacity=".5" stroke-width="12" stroke-linecap="round" filter="url(#b9)"/>
</g>
<path d="M352 370 C400 326 560 312 690 316" fill="none" stroke="#e9fffd" stroke-opacity=".85" stroke-width="7" stroke-linecap="round" filter="url(#b4)"/>
<g clip-path="url(#body)" fill="none" stroke-linecap="round">
  <path d="M770 566 C940 540 974 660 946 806 C918 900 846 944 770 950" stroke="#031d22" stroke-opacity=".55" stroke-width="84" filter="url(#b22)"/>
</g>
<g fill="none" stroke-linecap="round" transform="translate(-18 0)">
  <path d="M772 540 C964 500 996 650 954 792 C924 884 850 918 776 926" stroke="#0b343b" stroke-width="78"/>
  <path d="M772 538 C964 498 994 650 952 790 C922 882 850 916 776 924" stroke="url(#handle)" stroke-width="70"/>
  <path d="M774 556 C930 528 962 652 926 784 C900 862 838 894 780 900" stroke="#052a30" stroke-opacity=".5" stroke-width="20" filter="url(#b9)"/>
  <path d="M768 518 C968 478 1006 636 972 758" stroke="#a5e2e2" stroke-opacity=".7" stroke-width="12" filter="url(#b4)"/>
</g>
</svg>`;

/** Slightly narrower at the foot, with a rounded base. */
function BODY(): string {
  return 'M344 392 C346 620 366 860 392 1036 C402 1096 520 1126 640 1126 C760 1126 878 1096 888 1036 C914 860 934 620 936 392 C936 444 800 472 640 472 C480 472 344 444 344 392 Z';
}

/** The iron spots of a stoneware glaze, always the same ones. */
function speckles(): string {
  const spots = Array.from({ length: 90 }, (_, index) => {
    const across = (index * 137.508) % 590;
    const down = (index * 233.71) % 620;
    const radius = 1.2 + ((index * 7) % 10) / 5;
    return `<circle cx="${345 + across}" cy="${450 + down}" r="${radius}"/>`;
  });
  return `<g fill="#0a262b" opacity=".38">${spots.join('')}</g>`;
}
