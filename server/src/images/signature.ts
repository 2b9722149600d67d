import { sniffImage } from '../venice/sniff';
import { ImageFault } from './image-fault';

/**
 * What the first bytes say, whatever the name or a declared type claims. Only these signatures ever reach libvips, so none of its
 * other loaders (SVG, PDF, camera raw) can be chosen by a crafted file.
 */
export const IMAGE_TYPES = {
  png: { mime: 'image/png', ext: '.png' },
  jpeg: { mime: 'image/jpeg', ext: '.jpg' },
  webp: { mime: 'image/webp', ext: '.webp' },
  avif: { mime: 'image/avif', ext: '.avif' },
  heic: { mime: 'image/heic', ext: '.heic' },
  gif: { mime: 'image/gif', ext: '.gif' },
  tiff: { mime: 'image/tiff', ext: '.tiff' },
} as const;

export type ImageType = keyof typeof IMAGE_TYPES;
export type ImageMime = (typeof IMAGE_TYPES)[ImageType]['mime'];

/** Enough for every signature below, and for the text that gives a document away. */
export const SIGNATURE_BYTES = 512;

/** Throws an ImageFault that names what the file is instead, where that can be told. */
export const typeFromSignature = (head: Buffer): { type: ImageType; sequence: boolean } => {
  const container = typeFromBrands(head);
  if (container !== null) return container;
  const mime = sniffImage(head)?.mime;
  const [type] = TYPES.find(([, known]) => known.mime === mime) ?? [];
  if (type !== undefined) return { type, sequence: false };
  if (TIFF.some((magic) => head.subarray(0, 4).equals(magic)))
    return { type: 'tiff', sequence: false };
  return refuse(head);
};

// Object.entries widens the keys of a const object to string.
const TYPES = Object.entries(IMAGE_TYPES) as [ImageType, (typeof IMAGE_TYPES)[ImageType]][];
const TIFF = [Buffer.from([0x49, 0x49, 0x2a, 0x00]), Buffer.from([0x4d, 0x4d, 0x00, 0x2a])];

const AVIF_BRANDS = new Set(['avif', 'avis']);
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const SEQUENCE_BRANDS = new Set(['avis', 'hevc', 'hevx', 'msf1']);

/**
 * AVIF and HEIC share a container, and `mif1` may begin either: its `ftyp` box lists what is inside, the major brand first. A moving
 * sequence is told by the major brand alone.
 */
const typeFromBrands = (head: Buffer) => {
  if (ascii(head, 4, 8) !== 'ftyp' || head.length < 16) return null;
  const end = Math.min(head.readUInt32BE(0), head.length);
  const brands = [ascii(head, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(head, at, at + 4));
  const sequence = SEQUENCE_BRANDS.has(brands[0] ?? '');
  if (brands.some((brand) => AVIF_BRANDS.has(brand))) return { type: 'avif' as const, sequence };
  if (brands.some((brand) => HEIC_BRANDS.has(brand))) return { type: 'heic' as const, sequence };
  return null;
};

const refuse = (head: Buffer): never => {
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase();
  if (text.startsWith('%pdf-')) {
    throw new ImageFault({ reason: 'document', message: 'The file is a PDF, not an image' });
  }
  if (text.includes('<svg')) {
    const message = 'The file is an SVG drawing; save it as PNG first';
    throw new ImageFault({ reason: 'vector', message });
  }
  if (text.startsWith('<')) {
    throw new ImageFault({ reason: 'document', message: 'The file is a web page, not an image' });
  }
  const message =
    'The file is not an image of a known type (JPEG, PNG, WebP, AVIF, HEIC, GIF, TIFF)';
  throw new ImageFault({ reason: 'not_an_image', message });
};

const ascii = (head: Buffer, from: number, to: number): string => head.toString('latin1', from, to);
