import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Larger than the default: a picture has megabytes, and each chunk costs a turn of the event loop. */
const CHUNK_BYTES = 1_048_576;

/** In hexadecimal, of a file's bytes. */
export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: CHUNK_BYTES }), hash);
  return hash.digest('hex');
};
