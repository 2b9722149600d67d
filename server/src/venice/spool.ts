import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, constants, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isVeniceError, VeniceError } from './errors';

/** A file in the spool folder. It belongs to whoever asked for it, who deletes it. `declaredMime` is what Venice called it. */
export type SpooledFile = {
  path: string;
  bytes: number;
  sha256: string;
  declaredMime: string | null;
};

/** Streams bytes into a new file of the folder and leaves nothing behind when that fails. */
export const writeToSpool = async ({
  spoolDir,
  body,
  declaredMime,
}: {
  spoolDir: string;
  body: AsyncIterable<Buffer>;
  declaredMime: string | null;
}): Promise<SpooledFile> => {
  const file = path.join(spoolDir, `venice-${randomUUID()}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = async function* () {
    for await (const chunk of body) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  try {
    // Flushed to the disk before it counts as received: it may have cost money.
    await pipeline(measured, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  } catch (error) {
    await removeFromSpool([file]);
    throw isVeniceError(error) ? error : notWritable({ error, charge: 'charged' });
  }
  return { path: file, bytes, sha256: hash.digest('hex'), declaredMime };
};

export const removeFromSpool = async (files: readonly string[]): Promise<void> => {
  await Promise.all(files.map((file) => rm(file, { force: true })));
};

/** Asked before anything is paid for that could then not be kept. */
export const checkSpool = async (spoolDir: string): Promise<void> => {
  try {
    await access(spoolDir, constants.W_OK);
  } catch (error) {
    throw notWritable({ error, charge: 'none' });
  }
};

const notWritable = ({ error, charge }: { error: unknown; charge: 'charged' | 'none' }) =>
  new VeniceError({
    code: 'store_failed',
    charge,
    message: 'The spool folder cannot be written',
    detail: (error as NodeJS.ErrnoException | null)?.code, // node's file errors carry one
  });
