export type ImageType = {
  mime: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/avif' | 'image/heic' | 'image/gif';
  extension: 'png' | 'jpg' | 'webp' | 'avif' | 'heic' | 'gif';
};

/** As many bytes as the longest signature needs. */
export const SNIFF_BYTES = 12;

/** What the bytes are, whatever anyone declared; null when they begin like none of the pictures that Venice deals in. */
export const sniffImage = (head: Buffer): ImageType | null => {
  if (head.subarray(0, 8).equals(PNG)) return { mime: 'image/png', extension: 'png' };
  if (head.subarray(0, 3).equals(JPEG)) return { mime: 'image/jpeg', extension: 'jpg' };
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP') {
    return { mime: 'image/webp', extension: 'webp' };
  }
  if (text(head, 0, 4) === 'GIF8') return { mime: 'image/gif', extension: 'gif' };
  if (text(head, 4, 8) === 'ftyp') return byBrand(text(head, 8, 12));
  return null;
};

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);

const text = (bytes: Buffer, from: number, to: number): string =>
  bytes.subarray(from, to).toString('latin1');

const byBrand = (brand: string): ImageType | null => {
  if (brand === 'avif' || brand === 'avis') return { mime: 'image/avif', extension: 'avif' };
  return HEIC_BRANDS.has(brand) ? { mime: 'image/heic', extension: 'heic' } : null;
};
