import { Readable } from 'node:stream';
import { TooManyBytes } from '../../utils/byte-cap';
import { base64Length, decodeBase64 } from '../../venice/base64';
import { SourceRefused } from './refusal';

export type ImageInput =
  /** Id of a Media Library asset. */
  | number
  /** documentId, https URL, data URI or base64. Never a path. */
  | string
  /** Fetched by this server; with `send` handed to Venice as it is. */
  | { url: string; send?: boolean }
  /** A file of this server. From code only. */
  | { path: string }
  /** A file of a multipart request, which the controller has found in its request. */
  | { upload: { path: string; name: string | null } }
  | Buffer
  | Readable;

export type Reference =
  | { from: 'asset'; where: { id: number } | { documentId: string } }
  | { from: 'url'; url: URL; send: boolean }
  | { from: 'bytes'; bytes: Buffer }
  | { from: 'stream'; stream: Readable }
  | { from: 'path'; path: string }
  | { from: 'upload'; path: string; name: string | null };

/** Tells apart what an image may be given as. Nothing is read yet. Throws SourceRefused for what is none of them, TooManyBytes for a text that is too long. */
export const referenceOf = (question: { image: ImageInput; bytesMax: number }): Reference => {
  const { image, bytesMax } = question;
  if (typeof image === 'number') return { from: 'asset', where: { id: assetId(image) } };
  if (typeof image === 'string') return fromText({ text: image, bytesMax });
  if (Buffer.isBuffer(image)) return { from: 'bytes', bytes: image };
  if (image instanceof Readable) return { from: 'stream', stream: image };
  if (typeof image !== 'object' || image === null) throw new SourceRefused('No image was given');
  if ('url' in image) return { from: 'url', url: parseUrl(image.url), send: image.send === true };
  if ('upload' in image) return { from: 'upload', ...image.upload };
  if ('path' in image && typeof image.path === 'string') return { from: 'path', path: image.path };
  throw new SourceRefused('The image is given in a form that is not known');
};

const fromText = ({ text, bytesMax }: { text: string; bytesMax: number }): Reference => {
  if (/^https?:/i.test(text)) return { from: 'url', url: parseUrl(text), send: false };
  // As base64 this would be eighteen bytes, which no image is.
  if (DOCUMENT_ID.test(text)) return { from: 'asset', where: { documentId: text } };
  if (text.length > base64Length(bytesMax) + DATA_URI_PREFIX_MAX) {
    throw new TooManyBytes(bytesMax);
  }
  const decoded = decodeBase64(text);
  if (decoded === null) {
    throw new SourceRefused(
      'The image is neither a documentId, an https URL, a data URI nor base64'
    );
  }
  return { from: 'bytes', bytes: decoded.bytes };
};

const DOCUMENT_ID = /^[a-z0-9]{24}$/;
const DATA_URI_PREFIX_MAX = 256;

const assetId = (id: number): number => {
  if (!Number.isSafeInteger(id) || id <= 0) {
    throw new SourceRefused('An asset is named by its id, a whole number above zero');
  }
  return id;
};

const parseUrl = (url: unknown): URL => {
  if (typeof url !== 'string' || !URL.canParse(url)) {
    throw new SourceRefused('The address of the image is not a valid URL');
  }
  return new URL(url);
};
