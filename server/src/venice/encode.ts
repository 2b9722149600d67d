import { readFile } from 'node:fs/promises';
import { base64Length } from './base64';
import { VeniceError } from './errors';
import { openForm } from './multipart';
import { isAttachment, type BytesAttachment, type ReadyAttachment } from './attachment';
import type { RequestBody } from './transport';

/** How the fields of a request travel. `json-or-form`: as a form when a file was given as one. */
export type Encoding = 'query' | 'json' | 'json-or-form' | 'form';

/** Venice refuses JSON from 35 MB on; the decimal reading, because the other may be refused after the upload. */
export const JSON_BODY_MAX = 35_000_000;

export type Encoded = {
  /** With its question mark; empty where nothing stands there. */
  query: string;
  /** Called once for each attempt. */
  open(): RequestBody | null;
};

export const encode = async ({
  fields,
  encoding,
  whole,
}: {
  fields: Readonly<Record<string, unknown>>;
  encoding: Encoding;
  /** The field that is the body by itself. */
  whole?: string;
}): Promise<Encoded> => {
  if (encoding === 'query') return { query: queryOf(fields), open: () => null };
  if (encoding === 'form' || (encoding === 'json-or-form' && wantsForm(fields))) {
    return { query: '', open: () => openForm(fields) };
  }
  const data = await jsonOf(whole === undefined ? fields : fields[whole]);
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

/** For the few bodies in which null says something. */
export const withoutUndefined = (
  fields: Readonly<Record<string, unknown>>
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const queryOf = (fields: Readonly<Record<string, unknown>>): string => {
  const query = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      // A list repeats its name.
      (Array.isArray(value) ? value : [value]).map((item) => [name, String(item)])
    )
  ).toString();
  return query ? `?${query}` : '';
};

/** A form takes files only, so one URL among them decides for JSON. */
const wantsForm = (fields: Readonly<Record<string, unknown>>): boolean => {
  const attachments = attachmentsIn(fields);
  if (!attachments.every((attachment) => attachment.kind === 'bytes')) return false;
  return attachments.some(({ file }) => file) || base64Size(attachments) >= JSON_BODY_MAX;
};

const jsonOf = async (body: unknown): Promise<Buffer> => {
  const attachments = attachmentsIn(body);
  // Before the files are read: what cannot be sent need not be in memory.
  if (
    base64Size(attachments.filter((attachment) => attachment.kind === 'bytes')) >= JSON_BODY_MAX
  ) {
    throw tooLargeForJson();
  }
  const texts = new Map<ReadyAttachment, string>();
  for (const attachment of attachments) texts.set(attachment, await textOf(attachment));
  const data = Buffer.from(
    JSON.stringify(
      body,
      (_key, value: unknown) => (isAttachment(value) ? texts.get(value as ReadyAttachment) : value) // loaded before, so none is unread
    )
  );
  if (data.length >= JSON_BODY_MAX) throw tooLargeForJson();
  return data;
};

const tooLargeForJson = (): VeniceError =>
  new VeniceError({
    code: 'invalid_input',
    message: `These files make a request of ${JSON_BODY_MAX.toLocaleString('en')} bytes or more; give files instead of URLs, or smaller copies`,
    issues: [{ path: '', message: 'The files together are too large' }],
  });

const base64Size = (attachments: readonly BytesAttachment[]): number =>
  attachments.reduce((sum, { size }) => sum + base64Length(size), 0);

/** Raw base64 on image routes: every one takes it, and the upscaler takes nothing else. Where a URL is wanted, a data URI. */
const textOf = async (attachment: ReadyAttachment): Promise<string> => {
  if (attachment.kind === 'url') return attachment.url;
  const { source, type, rules } = attachment;
  const bytes = Buffer.isBuffer(source) ? source : await readFile(source.path);
  const base64 = bytes.toString('base64');
  return rules.inJson === 'data_uri' ? `data:${type.mime};base64,${base64}` : base64;
};

const attachmentsIn = (value: unknown): ReadyAttachment[] => {
  if (isAttachment(value)) return value.kind === 'unread' ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(attachmentsIn);
};
