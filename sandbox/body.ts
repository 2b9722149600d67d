import type { IncomingMessage } from 'node:http';

import { invalidParameters, refuse, tooLarge, type Refusal } from './refusal';
import { readForm } from './form';
import type { Options } from './options';

export const MAX_JSON_BYTES = 35 * 1024 * 1024;
/** Ten files of the largest size, and room for their headers. */
const MAX_FORM_BYTES = 256 * 1024 * 1024;

export type Upload = { field: string; filename: string; bytes: Buffer };
export type Fields = Record<string, unknown>;
/** The fields of a form or of a JSON object. A route that takes any JSON has no fields and reads `json`. */
export type Body = { fields: Fields; json?: unknown; uploads: Upload[]; form: boolean };
export type BodyKind = 'none' | 'json' | 'any-json' | 'json-or-form' | 'form';

/** Reads to the end also what is too large, so that the client can finish sending and then hear the 413. */
export const collect = (request: IncomingMessage): Promise<Buffer | 'too-large'> =>
  new Promise((resolve, reject) => {
    const cap = isForm(request) ? MAX_FORM_BYTES : MAX_JSON_BYTES;
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > cap) chunks = [];
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(size > cap ? 'too-large' : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the client went away while sending')));
  });

/** Whether the declared content type is one that this kind of route takes. */
export const refusedType = ({ request, kind, options }: TypeInput): Refusal | undefined => {
  if (kind === 'none') return undefined;
  if (isJson(request) && kind !== 'form') return undefined;
  if (isForm(request) && (kind === 'form' || kind === 'json-or-form')) return undefined;
  const wanted = kind === 'form' ? 'multipart/form-data' : 'application/json';
  return options.contentTypeStatus === 415
    ? refuse({ status: 415, error: 'Invalid request content-type' })
    : refuse({ status: 400, error: `'Content-Type' must be '${wanted}'` });
};

export const parse = async ({ request, raw, kind }: ParseInput): Promise<Body> => {
  if (raw === 'too-large') throw tooLarge('Request body is too large. The limit is 35MB.');
  if (kind === 'none') return { fields: {}, uploads: [], form: false };
  if (isForm(request)) return readForm({ headers: request.headers, raw });
  const json = parseJson(raw);
  return { fields: kind === 'any-json' ? {} : fieldsOf(json), json, uploads: [], form: false };
};

const fieldsOf = (value: unknown): Fields => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields; // just looked
  throw invalidParameters([
    {
      code: 'invalid_type',
      expected: 'object',
      received: Array.isArray(value) ? 'array' : 'unknown',
      path: [],
      message: 'Expected object',
    },
  ]);
};

const parseJson = (raw: Buffer): unknown => {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw refuse({ status: 400, error: 'Invalid JSON request' });
  }
};

const declared = (request: IncomingMessage): string =>
  (request.headers['content-type'] ?? '').replace(/;.*$/s, '').trim().toLowerCase();
const isJson = (request: IncomingMessage): boolean => declared(request) === 'application/json';
const isForm = (request: IncomingMessage): boolean => declared(request) === 'multipart/form-data';

type TypeInput = { request: IncomingMessage; kind: BodyKind; options: Options };
type ParseInput = { request: IncomingMessage; raw: Buffer | 'too-large'; kind: BodyKind };
