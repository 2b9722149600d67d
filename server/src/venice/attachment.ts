import { Readable } from 'node:stream';
import * as z from 'zod/v4';
import { SOURCE_BYTES_MAX } from '../../../shared/params/source';
import { decodeBase64 } from './base64';
import { documentType } from './document-type';
import { sniffAudio, sniffDocument, sniffImage, sniffVideo, type FileType } from './sniff';

/**
 * A file on its way in. A string is an http(s) URL, a data URI or raw base64, told apart in that order; it is never a path. A URL
 * goes to Venice as it is and must be reachable from there. A stream is read once, into memory, because a retry must send it again.
 */
export type WireFile = Buffer | Readable | { path: string } | { url: string } | string;

const ATTACHMENT = Symbol('attachment');

type Common = {
  readonly [ATTACHMENT]: true;
  rules: Rules;
  /** What its part of a form is called, where the caller has said so. */
  fileName?: string;
};
/** Handed to Venice as it is. */
export type UrlAttachment = Common & { kind: 'url'; url: string };
/** Not looked at yet. */
export type UnreadAttachment = Common & { kind: 'unread'; source: Readable | { path: string } };
/** Known to begin like what is wanted. `file`: given as a file and not as text, so sent as one where the endpoint takes files. */
export type BytesAttachment = Common & {
  kind: 'bytes';
  source: Buffer | { path: string };
  size: number;
  type: FileType;
  file: boolean;
};
export type Attachment = UrlAttachment | UnreadAttachment | BytesAttachment;
export type ReadyAttachment = UrlAttachment | BytesAttachment;

/** What a field takes. */
export type Rules = {
  /** In our own messages. */
  noun: 'picture' | 'sound' | 'video' | 'document';
  /** Which signatures pass, in words. */
  expected: string;
  sniff(head: Buffer): FileType | null;
  /** Whether a URL may be handed on. */
  url: boolean;
  maxBytes: number;
  /** How bytes stand in JSON. */
  inJson: 'base64' | 'data_uri';
};

type Choice = Partial<Pick<Rules, 'url' | 'maxBytes' | 'inJson' | 'expected' | 'sniff'>>;

/** The zod atoms of a file. What can be said without reading from elsewhere is said here, with the path of the field. */
export const wireImage = (choice: Choice = {}) => wireFile({ ...IMAGE, ...choice });
export const wireAudio = (choice: Choice = {}) => wireFile({ ...AUDIO, ...choice });
export const wireVideo = (choice: Choice = {}) => wireFile({ ...VIDEO, ...choice });
export const wireDocument = (choice: Choice = {}) => wireFile({ ...DOCUMENT, ...choice });

const COMMON = { url: true, maxBytes: SOURCE_BYTES_MAX, inJson: 'base64' } as const;
const IMAGE: Rules = {
  ...COMMON,
  noun: 'picture',
  expected: 'a JPEG, PNG, WebP, AVIF, HEIC or GIF',
  sniff: sniffImage,
};
const AUDIO: Rules = {
  ...COMMON,
  noun: 'sound',
  expected: 'an MP3, WAV, FLAC, AAC, M4A, OGG or WebM',
  sniff: (head) => sniffAudio(head) ?? (isWebm(head) ? WEBM_AUDIO : null),
};
const VIDEO: Rules = {
  ...COMMON,
  noun: 'video',
  expected: 'an MP4, MOV or WebM',
  sniff: sniffVideo,
};
const DOCUMENT: Rules = {
  ...COMMON,
  noun: 'document',
  expected: 'a PDF, an office file or plain text',
  sniff: sniffDocument,
};

const WEBM_AUDIO: FileType = { mime: 'audio/webm', extension: 'webm' };
const isWebm = (head: Buffer): boolean => sniffVideo(head)?.extension === 'webm';

const wireFile = (rules: Rules) =>
  z.custom<WireFile>(isWireFile, EXPECTED).transform((given, context): Attachment => {
    const found = classify({ given, rules });
    const fault = typeof found === 'string' ? found : faultOf(found);
    if (fault === null) return found as Attachment; // a fault would be its text
    context.addIssue({ code: 'custom', message: fault });
    return z.NEVER;
  });

export const isAttachment = (value: unknown): value is Attachment =>
  typeof value === 'object' && value !== null && ATTACHMENT in value;

export const bytesAttachment = ({
  source,
  head,
  size,
  file,
  rules,
  mime,
}: {
  source: BytesAttachment['source'];
  head: Buffer;
  size: number;
  file: boolean;
  rules: Rules;
  /** What a data URI says of itself. */
  mime?: string | null;
}): BytesAttachment | string => {
  if (size === 0) return `The ${rules.noun} is empty`;
  if (size >= rules.maxBytes) return tooLarge(rules);
  const sniffed = rules.sniff(head);
  if (!sniffed) return `These bytes are not ${rules.expected}`;
  const type = documentType({ sniffed, name: Buffer.isBuffer(source) ? '' : source.path, mime });
  return { [ATTACHMENT]: true, kind: 'bytes', source, size, type, file, rules };
};

/** The same under a name that the caller gave, which tells kinds apart that begin alike. */
export const withFileName = <A extends Attachment>({
  attachment,
  fileName,
}: {
  attachment: A;
  fileName: string;
}): A =>
  attachment.kind === 'bytes'
    ? { ...attachment, fileName, type: documentType({ sniffed: attachment.type, name: fileName }) }
    : { ...attachment, fileName };

export const tooLarge = ({ noun, maxBytes }: Rules): string =>
  `The ${noun} has to be smaller than ${maxBytes.toLocaleString('en')} bytes`;

/** An http(s) address and nothing else: no other scheme ever counts as a URL. */
export const isWebUrl = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

const EXPECTED =
  'Expected a Buffer, a readable stream, { path }, { url }, an http(s) URL, a data URI or base64';

const isWireFile = (value: unknown): boolean => {
  if (typeof value === 'string') return value !== '';
  if (Buffer.isBuffer(value) || value instanceof Readable) return true;
  if (typeof value !== 'object' || value === null) return false;
  const { path, url } = value as { path?: unknown; url?: unknown }; // an object of unknown shape, looked at right here
  return (typeof path === 'string' && path !== '') !== (typeof url === 'string' && url !== '');
};

type Classifying = { given: WireFile; rules: Rules };

const classify = ({ given, rules }: Classifying): Attachment | string => {
  if (typeof given === 'string') return fromText({ text: given, rules });
  if (Buffer.isBuffer(given)) {
    return bytesAttachment({ source: given, head: given, size: given.length, file: true, rules });
  }
  if (given instanceof Readable) {
    return { [ATTACHMENT]: true, kind: 'unread', source: given, rules };
  }
  if ('url' in given) return urlAttachment({ url: given.url, rules });
  return { [ATTACHMENT]: true, kind: 'unread', source: { path: given.path }, rules };
};

const fromText = ({ text, rules }: { text: string; rules: Rules }): Attachment | string => {
  if (/^https?:\/\//i.test(text)) return urlAttachment({ url: text, rules });
  const found = decodeBase64(text);
  if (!found) return 'Neither an http(s) URL nor a data URI nor base64';
  const { bytes: source, mime } = found;
  return bytesAttachment({ source, head: source, size: source.length, file: false, rules, mime });
};

const urlAttachment = ({ url, rules }: { url: string; rules: Rules }): UrlAttachment | string =>
  isWebUrl(url) ? { [ATTACHMENT]: true, kind: 'url', url, rules } : 'Not an http(s) URL';

const faultOf = ({ kind, rules }: Attachment): string | null =>
  kind === 'url' && !rules.url ? `This endpoint takes no URL; send the ${rules.noun} itself` : null;
