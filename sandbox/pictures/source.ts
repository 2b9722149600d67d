import sharp, { type Metadata } from 'sharp';

import { invalidField, refuse } from '../refusal';
import { fileTooLarge, MAX_FILE_BYTES } from '../form';
import { drawPlaceholder } from './placeholder';
import type { Size } from './size';

export const MIN_PIXELS = 65_536;
export const MAX_PIXELS = 33_177_600;
const MIN_SIDE = 64;

export type Source = Size & { bytes: Buffer };

/** An input image however it was given: an uploaded file, a URL, a data URI or base64. */
export const readSource = async ({ given, field }: Given): Promise<Source> => {
  const bytes = typeof given === 'string' ? await fromText({ text: given, field }) : given;
  if (bytes.length >= MAX_FILE_BYTES) throw fileTooLarge();
  return { bytes, ...(await measure(bytes)) };
};

/** The limits of the two edit routes. */
export const checkPixels = ({ width, height }: Size): void => {
  if (width * height > MAX_PIXELS) {
    throw refuse({ status: 422, error: 'Image dimensions exceed the maximum allowed.' });
  }
  if (width * height < MIN_PIXELS || Math.min(width, height) < MIN_SIDE) {
    throw refuse({ status: 400, error: 'Image dimensions are too small' });
  }
};

/** Base64 as it stands, for the one route that knows nothing else. */
export const fromBase64 = ({ text, field }: { text: string; field: string }): Buffer => {
  const compact = text.replace(/\s+/g, '');
  if (compact === '' || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)) {
    throw invalidField({ field, message: 'Invalid base64 string' });
  }
  return Buffer.from(compact, 'base64');
};

const fromText = async ({ text, field }: { text: string; field: string }): Promise<Buffer> => {
  if (/^https?:\/\//i.test(text)) return fetched({ url: text, field });
  const inline = /^data:[^,]*;base64,/i.exec(text.slice(0, 200));
  return fromBase64({ text: inline ? text.slice(inline[0].length) : text, field });
};

/** Nothing is ever fetched. One made-up host stands for the public web, any other for a host that Venice cannot reach. */
const fetched = async ({ url, field }: { url: string; field: string }): Promise<Buffer> => {
  const size = /^https:\/\/sandbox\.test\/(\d{1,5})x(\d{1,5})\.png$/.exec(url);
  const width = Number(size?.[1]);
  const height = Number(size?.[2]);
  if (size && width > 0 && height > 0 && width * height <= MAX_PIXELS * 2)
    return drawPlaceholder({ width, height });
  throw invalidField({ field, message: 'The image could not be fetched from the given URL' });
};

const measure = async (bytes: Buffer): Promise<Size> => {
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (!metadata?.format || !ACCEPTED.has(metadata.format)) throw corrupted();
  await decodable(bytes, metadata);
  return { width: metadata.width, height: metadata.height };
};

/** A header can promise what the rest of the file does not hold. Huge files are judged by their size alone. */
const decodable = async (bytes: Buffer, { width, height }: Metadata): Promise<void> => {
  if (width * height > MAX_PIXELS) return;
  await sharp(bytes, { failOn: 'truncated' })
    .stats()
    .catch(() => {
      throw corrupted();
    });
};

const corrupted = () => refuse({ status: 400, error: 'The image file is corrupted or unreadable' });

const ACCEPTED = new Set(['jpeg', 'png', 'webp', 'heif', 'avif']);

type Given = { given: string | Buffer; field: string };
