import type { Context } from 'koa';
import { VeniceError } from '../venice';

export type Uploaded = { filepath: string; originalFilename?: string | null };

/** What a request holds: its JSON, which of a multipart request is the field `data`, and its files in their order. */
export const readBody = (ctx: Context): { value: unknown; uploads: Uploaded[] } => {
  // koa-body has read both; koa itself types neither.
  const { body, files } = ctx.request as {
    body?: unknown;
    files?: { files?: Uploaded | Uploaded[] };
  };
  const value = ctx.is('multipart/form-data') ? dataOf(body) : body;
  return { value, uploads: [files?.files ?? []].flat() };
};

/**
 * The fields of an input with the files of the request in the places that name them as `{ file: n }`. Such a value can only stand where
 * the contract allows a file, so every one that is found below the fields is one; the fields themselves are not.
 */
export const withFiles = <T extends object>({
  input,
  uploads,
}: {
  input: T;
  uploads: readonly Uploaded[];
}): T =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, placed({ value, uploads })])
  ) as T; // the same shape, files in place

const placed = ({ value, uploads }: { value: unknown; uploads: readonly Uploaded[] }): unknown => {
  if (Array.isArray(value)) return value.map((item) => placed({ value: item, uploads }));
  if (typeof value !== 'object' || value === null) return value;
  if ('file' in value && typeof value.file === 'number' && Object.keys(value).length === 1) {
    return uploadAt({ uploads, index: value.file });
  }
  return withFiles({ input: value, uploads });
};

const dataOf = (body: unknown): unknown => {
  try {
    return JSON.parse(String((body as { data?: unknown }).data)); // fields of a form are texts
  } catch {
    throw refused({ path: 'data', message: 'The field "data" has to hold the request as JSON' });
  }
};

const uploadAt = ({ uploads, index }: { uploads: readonly Uploaded[]; index: number }) => {
  const file = uploads[index];
  if (file) return { upload: { path: file.filepath, name: file.originalFilename ?? null } };
  const message = `The request has no file number ${index} under the key "files"`;
  throw refused({ path: 'files', message });
};

const refused = (issue: { path: string; message: string }): VeniceError =>
  new VeniceError({ code: 'invalid_input', message: issue.message, issues: [issue] });
