import { plain, pngClaiming } from './pictures';

const SCRIPT = '<script>fetch("/admin/users").then((r) => r.text()).then(alert)</script>';
export const HTML = `<!doctype html><html><body>${SCRIPT}</body></html>`;
/** A real drawing, which libvips would open if it were asked to. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="200" height="200"/>${SCRIPT}</svg>`;

/** Far more than anybody decodes, in a file of some hundred bytes. */
export const BOMB = pngClaiming({ width: 50_000, height: 50_000 });

export const smallPng = () => plain({ width: 300, height: 300 }).png().toBuffer();

/** What begins like a picture and is something else, or does not even begin like one. */
export const POLYGLOTS: [string, Buffer][] = [
  ['a GIF that is a script', Buffer.from(`GIF89a=1;/*${HTML}*/`)],
  ['a JPEG that is a page', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(HTML)])],
  [
    'a PNG that is a page',
    Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(HTML)]),
  ],
  ['a WebP that is a page', Buffer.from(`RIFF\0\0\0\0WEBP${HTML}`)],
  ['an SVG', Buffer.from(SVG)],
  ['a page', Buffer.from(HTML)],
];
