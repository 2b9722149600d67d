/** A kind of file, with the extension that goes with it. */
export type FileType = { mime: string; extension: string };

export type ImageType = {
  mime: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/avif' | 'image/heic' | 'image/gif';
  extension: 'png' | 'jpg' | 'webp' | 'avif' | 'heic' | 'gif';
};

export type AudioType = {
  mime: 'audio/mpeg' | 'audio/wav' | 'audio/flac' | 'audio/ogg' | 'audio/aac' | 'audio/mp4';
  extension: 'mp3' | 'wav' | 'flac' | 'ogg' | 'aac' | 'm4a';
};

export type VideoType = {
  mime: 'video/mp4' | 'video/quicktime' | 'video/webm';
  extension: 'mp4' | 'mov' | 'webm';
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
  return pictureByBrand(brandOf(head));
};

/** The same for sound. An MP4 without pictures begins like any other, so that one counts as sound where sound is asked for. */
export const sniffAudio = (head: Buffer): AudioType | null => {
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WAVE') {
    return { mime: 'audio/wav', extension: 'wav' };
  }
  if (text(head, 0, 4) === 'fLaC') return { mime: 'audio/flac', extension: 'flac' };
  if (text(head, 0, 4) === 'OggS') return { mime: 'audio/ogg', extension: 'ogg' };
  if (text(head, 0, 3) === 'ID3') return { mime: 'audio/mpeg', extension: 'mp3' };
  if (sniffVideo(head)?.mime === 'video/mp4') return { mime: 'audio/mp4', extension: 'm4a' };
  return byFrame(head);
};

/** The same for moving pictures. */
export const sniffVideo = (head: Buffer): VideoType | null => {
  if (head.subarray(0, 4).equals(EBML)) return { mime: 'video/webm', extension: 'webm' };
  const brand = brandOf(head);
  if (brand === null || pictureByBrand(brand)) return null;
  return brand === 'qt  '
    ? { mime: 'video/quicktime', extension: 'mov' }
    : { mime: 'video/mp4', extension: 'mp4' };
};

/** The same for texts that Venice can read: a PDF, an office file (all of which are ZIP archives), or plain text. */
export const sniffDocument = (head: Buffer): FileType | null => {
  if (text(head, 0, 4) === '%PDF') return { mime: 'application/pdf', extension: 'pdf' };
  if (head.subarray(0, 4).equals(ZIP)) return { mime: 'application/zip', extension: 'zip' };
  return head.includes(0) ? null : { mime: 'text/plain', extension: 'txt' };
};

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const EBML = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);

const text = (bytes: Buffer, from: number, to: number): string =>
  bytes.subarray(from, to).toString('latin1');

const brandOf = (head: Buffer): string | null =>
  text(head, 4, 8) === 'ftyp' ? text(head, 8, 12) : null;

const pictureByBrand = (brand: string | null): ImageType | null => {
  if (brand === 'avif' || brand === 'avis') return { mime: 'image/avif', extension: 'avif' };
  return brand !== null && HEIC_BRANDS.has(brand)
    ? { mime: 'image/heic', extension: 'heic' }
    : null;
};

/** MPEG audio begins with eleven set bits; the next ones tell AAC (no layer) from MP3, and rule out what is reserved. */
const byFrame = (head: Buffer): AudioType | null => {
  const [first = 0, second = 0, third = 0] = head;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  if ((second & 0xf6) === 0xf0) return { mime: 'audio/aac', extension: 'aac' };
  const reserved = (second & 0x18) === 0x08 || (third & 0xf0) === 0xf0 || (third & 0x0c) === 0x0c;
  return (second & 0x06) === 0x02 && !reserved ? { mime: 'audio/mpeg', extension: 'mp3' } : null;
};
