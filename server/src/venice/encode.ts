import { readFile } from 'node:fs/promises';
import { base64Length } from './base64';
import { VeniceError } from './errors';
import { openForm } from './multipart';
import { isPicture, type BytesPicture, type ReadyPicture } from './picture';
import type { RequestBody } from './transport';

/** How the fields of a request travel. `json-or-form`: as a form when a picture was given as a file. */
export type Encoding = 'query' | 'json' | 'json-or-form';

/** Venice refuses JSON from 35 MB on; the decimal reading, because the other may be refused after the upload. */
export const JSON_BODY_MAX = 35_000_000;

export type Encoded = {
  query: string;
  /** Called once for each attempt. */
  open(): RequestBody | null;
};

export const encode = async ({
  fields,
  encoding,
}: {
  fields: Readonly<Record<string, unknown>>;
  encoding: Encoding;
}): Promise<Encoded> => {
  if (encoding === 'query') return { query: queryOf(fields), open: () => null };
  if (encoding === 'json-or-form' && wantsForm(fields)) {
    return { query: '', open: () => openForm(fields) };
  }
  const data = await jsonOf(fields);
  return {
    query: '',
    open: () => ({
      headers: { 'Content-Type': 'application/json' },
      data,
      failure: () => null,
      dispose: () => undefined,
    }),
  };
};

/**
 * What the caller did not set is not sent: Venice's bodies are strict, and null or "" is a 400 there. One level only, because what
 * stands deeper belongs to the value.
 */
export const withoutUnset = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== null && value !== ''
    )
  );

const queryOf = (fields: Readonly<Record<string, unknown>>): string => {
  const query = new URLSearchParams(
    Object.entries(fields).map(([name, value]) => [name, String(value)])
  ).toString();
  return query ? `?${query}` : '';
};

/** A form takes files only, so one URL among them decides for JSON. */
const wantsForm = (fields: Readonly<Record<string, unknown>>): boolean => {
  const pictures = picturesIn(fields);
  if (!pictures.every((picture) => picture.kind === 'bytes')) return false;
  return pictures.some((picture) => picture.file) || base64Size(pictures) >= JSON_BODY_MAX;
};

const jsonOf = async (fields: Readonly<Record<string, unknown>>): Promise<Buffer> => {
  const pictures = picturesIn(fields);
  // Before the pictures are read: what cannot be sent need not be in memory.
  if (base64Size(pictures.filter((picture) => picture.kind === 'bytes')) >= JSON_BODY_MAX) {
    throw tooLargeForJson();
  }
  const texts = new Map<ReadyPicture, string>();
  for (const picture of pictures) texts.set(picture, await textOf(picture));
  const data = Buffer.from(
    JSON.stringify(
      fields,
      (_key, value: unknown) => (isPicture(value) ? texts.get(value as ReadyPicture) : value) // loaded before, so none is unread
    )
  );
  if (data.length >= JSON_BODY_MAX) throw tooLargeForJson();
  return data;
};

const tooLargeForJson = (): VeniceError =>
  new VeniceError({
    code: 'invalid_input',
    message: `These pictures make a request of ${JSON_BODY_MAX.toLocaleString('en')} bytes or more; give files instead of URLs, or smaller copies`,
    issues: [{ path: '', message: 'The pictures together are too large' }],
  });

const base64Size = (pictures: readonly BytesPicture[]): number =>
  pictures.reduce((sum, { size }) => sum + base64Length(size), 0);

/** Raw base64 and never a data URI: every route takes it, and the upscaler takes nothing else. */
const textOf = async (picture: ReadyPicture): Promise<string> => {
  if (picture.kind === 'url') return picture.url;
  const { source } = picture;
  return (Buffer.isBuffer(source) ? source : await readFile(source.path)).toString('base64');
};

const picturesIn = (value: unknown): ReadyPicture[] => {
  if (isPicture(value)) return value.kind === 'unread' ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(picturesIn);
};
