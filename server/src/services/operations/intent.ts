import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { OperationOptions } from '../../../../shared/contracts/operations';
import type { Kind } from '../../../../shared/operations';
import { sha256Of } from '../../utils/sha256';
import { VeniceError } from '../../venice';
import type { OperationRow, StoredRequest } from '../journal/rows';
import type { Caller } from './request';

/** What makes two requests one: the key of its caller, and what it has to ask for to be the same. */
export type Intent = { key: string; fingerprint: string | null };

type Request = { kind: Kind; input: object; options: OperationOptions };

/** Null where the caller gave no key: then every request is an intent of its own. */
export const intentOf = async ({
  caller,
  ...request
}: Request & { caller: Caller }): Promise<Intent | null> => {
  const { idempotencyKey, ...options } = request.options;
  if (idempotencyKey === undefined) return null;
  const same = await canonical({ ...request, options });
  return {
    // MySQL tells no upper from lower case.
    key: `${caller.actor ?? 'code'}:${sha256(idempotencyKey)}`,
    fingerprint: sha256(JSON.stringify(same)),
  };
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Throws VeniceError `invalid_input` where the key stands for something else. */
export const checkSame = ({ row, intent }: { row: OperationRow; intent: Intent }): void => {
  if (row.fingerprint === intent.fingerprint) return;
  const message = 'This key belongs to another request';
  throw new VeniceError({
    code: 'invalid_input',
    message,
    issues: [{ path: 'idempotencyKey', message }],
  });
};

/** What can be asked for again from the journal alone; null where it holds pictures that are nowhere else, or is too long to keep. */
export const storedRequest = ({ input, options }: Request): StoredRequest | null => {
  if (!isPlain(input)) return null;
  const { idempotencyKey: _key, ...kept } = options;
  const request = { input: { ...input }, options: kept };
  return JSON.stringify(request).length > STORED_MAX ? null : request;
};

/** Characters. A prompt fits many times; a picture as text does not. */
const STORED_MAX = 65_536;

/** Files of a request and of this server are gone or changed when it is sent again. */
const isPlain = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function';
  if (Buffer.isBuffer(value) || value instanceof Readable) return false;
  if ('upload' in value || 'path' in value) return false;
  return Object.values(value).every(isPlain);
};

/** The same for the same request: keys in order, and files by what is in them. */
const canonical = async (value: unknown): Promise<unknown> => {
  if (typeof value !== 'object' || value === null) return value;
  if (Buffer.isBuffer(value)) return createHash('sha256').update(value).digest('hex');
  // Nobody knows what is in it before it is read.
  if (value instanceof Readable) return 'stream';
  if (Array.isArray(value)) return Promise.all(value.map(canonical));
  if ('upload' in value) return sha256Of((value.upload as { path: string }).path); // utils/operation-request.ts made it
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Promise.all(entries.map(async ([key, item]) => [key, await canonical(item)]));
};
