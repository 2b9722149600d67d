import type { Context } from 'koa';
import type * as z from 'zod/v4';
import { operationRequest } from '../../../shared/contracts/operations';
import { VeniceError } from '../venice';
import { parse } from './answering';

type Uploaded = { filepath: string; originalFilename?: string | null };

/** A request as its contract has it, with the files of a multipart request in the places that name them. */
export const readOperationRequest = (ctx: Context): z.output<typeof operationRequest> => {
  // koa-body has read both; koa itself types neither.
  const { body, files } = ctx.request as {
    body?: unknown;
    files?: { files?: Uploaded | Uploaded[] };
  };
  const form = ctx.is('multipart/form-data');
  const value = form ? dataOf(body) : body;
  // An editor's form speaks of `prompt`, wherever in the request it stands.
  const request = parse({ schema: operationRequest, value, within: 'input' });
  const uploads = [files?.files ?? []].flat();
  return { ...request, input: withFiles({ value: request.input, uploads }) } as typeof request; // same shape, files in place
};

const dataOf = (body: unknown): unknown => {
  try {
    return JSON.parse(String((body as { data?: unknown }).data));
  } catch {
    const message = 'The field "data" has to hold the request as JSON';
    throw new VeniceError({ code: 'invalid_input', message, issues: [{ path: 'data', message }] });
  }
};

/** `{ file: n }` can only stand where the contract allows an image, so every one that is found is one. */
const withFiles = ({ value, uploads }: { value: unknown; uploads: Uploaded[] }): unknown => {
  if (Array.isArray(value)) return value.map((item) => withFiles({ value: item, uploads }));
  if (typeof value !== 'object' || value === null) return value;
  if ('file' in value && typeof value.file === 'number')
    return uploadAt({ uploads, index: value.file });
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withFiles({ value: item, uploads })])
  );
};

const uploadAt = ({ uploads, index }: { uploads: Uploaded[]; index: number }) => {
  const file = uploads[index];
  if (file) return { upload: { path: file.filepath, name: file.originalFilename ?? null } };
  const message = `The request has no file number ${index} under the key "files"`;
  throw new VeniceError({ code: 'invalid_input', message, issues: [{ path: 'files', message }] });
};
