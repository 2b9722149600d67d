import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** One piece of memory for the whole file: a picture has megabytes, and a stream would take new memory for each chunk. */
const BLOCK_BYTES = 1_048_576;

/** In hexadecimal, of a file's bytes. */
export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  try {
    const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(block, 0, BLOCK_BYTES);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(block.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
};
