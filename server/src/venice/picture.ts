import { Readable } from 'node:stream';
import * as z from 'zod/v4';
import { SOURCE_BYTES_MAX } from '../../../shared/params/source';
import { decodeBase64 } from './base64';
import { sniffImage, type ImageType } from './sniff';

/**
 * A picture on its way in. A string is an http(s) URL, a data URI or raw base64, told apart in that order; it is never a path. A URL
 * goes to Venice as it is and must be reachable from there. A stream is read once, into memory, because a retry must send it again.
 */
export type WireImage = Buffer | Readable | { path: string } | { url: string } | string;

const PICTURE = Symbol('picture');

type Common = { readonly [PICTURE]: true; maxBytes: number };
/** Handed to Venice as it is. */
export type UrlPicture = Common & { kind: 'url'; url: string };
/** Not looked at yet. */
export type UnreadPicture = Common & { kind: 'unread'; source: Readable | { path: string } };
/** Known to begin like a picture. `file`: given as a file and not as text, so sent as one where the endpoint takes files. */
export type BytesPicture = Common & {
  kind: 'bytes';
  source: Buffer | { path: string };
  size: number;
  type: ImageType;
  file: boolean;
};
export type Picture = UrlPicture | UnreadPicture | BytesPicture;
export type ReadyPicture = UrlPicture | BytesPicture;

/** The zod atom of a picture. What can be said without reading from elsewhere is said here, with the path of the field. */
export const wireImage = ({ url, maxBytes = SOURCE_BYTES_MAX }: WireImageRules) =>
  z.custom<WireImage>(isWireImage, EXPECTED).transform((given, context): Picture => {
    const found = classify({ given, maxBytes });
    const fault = typeof found === 'string' ? found : faultOf({ picture: found, url });
    if (fault === null) return found as Picture; // a fault would be its text
    context.addIssue({ code: 'custom', message: fault });
    return z.NEVER;
  });

export const isPicture = (value: unknown): value is Picture =>
  typeof value === 'object' && value !== null && PICTURE in value;

export const bytesPicture = ({
  source,
  head,
  size,
  file,
  maxBytes,
}: {
  source: BytesPicture['source'];
  head: Buffer;
  size: number;
  file: boolean;
  maxBytes: number;
}): BytesPicture | string => {
  if (size === 0) return 'The picture is empty';
  if (size >= maxBytes) return tooLarge(maxBytes);
  const type = sniffImage(head);
  if (!type) return 'These bytes are not a JPEG, PNG, WebP, AVIF, HEIC or GIF';
  return { [PICTURE]: true, kind: 'bytes', source, size, type, file, maxBytes };
};

export const tooLarge = (maxBytes: number): string =>
  `The picture has to be smaller than ${maxBytes.toLocaleString('en')} bytes`;

/** An http(s) address and nothing else: no other scheme ever counts as a URL. */
export const isWebUrl = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

type WireImageRules = { url: boolean; maxBytes?: number };

const EXPECTED =
  'Expected a Buffer, a readable stream, { path }, { url }, an http(s) URL, a data URI or base64';

const isWireImage = (value: unknown): boolean => {
  if (typeof value === 'string') return value !== '';
  if (Buffer.isBuffer(value) || value instanceof Readable) return true;
  if (typeof value !== 'object' || value === null) return false;
  const { path, url } = value as { path?: unknown; url?: unknown }; // an object of unknown shape, looked at right here
  return (typeof path === 'string' && path !== '') !== (typeof url === 'string' && url !== '');
};

const classify = ({
  given,
  maxBytes,
}: {
  given: WireImage;
  maxBytes: number;
}): Picture | string => {
  if (typeof given === 'string') return fromText({ text: given, maxBytes });
  if (Buffer.isBuffer(given)) {
    return bytesPicture({ source: given, head: given, size: given.length, file: true, maxBytes });
  }
  if (given instanceof Readable) {
    return { [PICTURE]: true, kind: 'unread', source: given, maxBytes };
  }
  if ('url' in given) return urlPicture({ url: given.url, maxBytes });
  return { [PICTURE]: true, kind: 'unread', source: { path: given.path }, maxBytes };
};

const fromText = ({ text, maxBytes }: { text: string; maxBytes: number }): Picture | string => {
  if (/^https?:\/\//i.test(text)) return urlPicture({ url: text, maxBytes });
  const bytes = decodeBase64(text)?.bytes;
  if (!bytes) return 'Neither an http(s) URL nor a data URI nor base64';
  return bytesPicture({ source: bytes, head: bytes, size: bytes.length, file: false, maxBytes });
};

const urlPicture = ({ url, maxBytes }: { url: string; maxBytes: number }): UrlPicture | string =>
  isWebUrl(url) ? { [PICTURE]: true, kind: 'url', url, maxBytes } : 'Not an http(s) URL';

const faultOf = ({ picture, url }: { picture: Picture; url: boolean }): string | null =>
  picture.kind === 'url' && !url ? 'This endpoint takes no URL; send the picture itself' : null;
