import { Readable } from 'node:stream';
import { VeniceError } from '../../venice';

/**
 * Throws VeniceError `invalid_input` for text that a database would refuse: PostgreSQL takes no NUL, and neither its JSON nor MySQL's text
 * half of a surrogate pair. Pictures in whatever form are not text.
 */
export const checkStorable = (value: object): void => {
  const path = refusedIn({ value, path: [] });
  if (path === null) return;
  const message = 'holds a character that cannot be stored';
  throw new VeniceError({
    code: 'invalid_input',
    message: `${path}: ${message}`,
    issues: [{ path, message }],
  });
};

const refusedIn = ({ value, path }: { value: unknown; path: string[] }): string | null => {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? path.join('.') : null;
  if (typeof value !== 'object' || value === null) return null;
  if (Buffer.isBuffer(value) || value instanceof Readable) return null;
  for (const [key, item] of Object.entries(value)) {
    const found = refusedIn({ value: item, path: [...path, key] });
    if (found !== null) return found;
  }
  return null;
};

const UNSTORABLE = /[\0\p{Cs}]/u;
