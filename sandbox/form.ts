import type { IncomingHttpHeaders } from 'node:http';

import busboy from 'busboy';

import type { Body, Upload } from './body';
import { refuse, tooLarge } from './refusal';

/** A file of exactly this size is already too large. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;
const MAX_FILES = 10;
const MAX_FIELD_BYTES = 1024 * 1024;

export const readForm = ({ headers, raw }: FormInput): Promise<Body> =>
  new Promise((resolve, reject) => {
    const fields = new Map<string, string[]>();
    const uploads: Upload[] = [];
    const malformed = () => reject(refuse({ status: 400, error: 'Invalid multipart request' }));
    const form = open(headers);
    if (!form) return malformed();

    form.on('field', (name, value) => fields.set(name, [...(fields.get(name) ?? []), value]));
    form.on('file', (field, stream, { filename = '' }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => reject(fileTooLarge()));
      stream.on('error', malformed);
      stream.on('end', () => uploads.push({ field, filename, bytes: Buffer.concat(chunks) }));
    });
    form.on('filesLimit', () =>
      reject(refuse({ status: 400, error: `At most ${MAX_FILES} files are accepted` }))
    );
    form.on('error', malformed);
    form.on('close', () => resolve({ fields: readFields(fields), uploads, form: true }));
    form.end(raw);
  });

export const fileTooLarge = () => tooLarge('File is too large. Files must be smaller than 25MB.');

const open = (headers: IncomingHttpHeaders): busboy.Busboy | undefined => {
  try {
    return busboy({
      headers,
      limits: { fileSize: MAX_FILE_BYTES, files: MAX_FILES, fieldSize: MAX_FIELD_BYTES },
    });
  } catch {
    return undefined;
  }
};

/** A form knows only words. The words that can only be meant as a boolean or a number become one. */
const readFields = (fields: Map<string, string[]>): Record<string, unknown> =>
  Object.fromEntries(
    [...fields].map(([name, [value = '', ...more]]) => [
      name,
      more.length > 0 ? [value, ...more] : read({ name, value }),
    ])
  );

const read = ({ name, value }: { name: string; value: string }): unknown => {
  if (BOOLEANS.has(name) && (value === 'true' || value === 'false')) return value === 'true';
  if (NUMBERS.has(name) && value.trim() !== '' && Number.isFinite(Number(value)))
    return Number(value);
  return value;
};

const BOOLEANS = new Set([
  'safe_mode',
  'enhance_prompt',
  'disable_prompt_optimization_thinking',
  'timestamps',
]);
const NUMBERS = new Set(['scale', 'creativity']);

type FormInput = { headers: IncomingHttpHeaders; raw: Buffer };
