import { createHash, randomUUID } from 'node:crypto';
import { access, constants, open, rm } from 'node:fs/promises';
import path from 'node:path';
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
  try {
    return { path: file, ...(await writeTo({ file, body })), declaredMime };
  } catch (error) {
    await removeFromSpool([file]);
    throw isVeniceError(error) ? error : notWritable({ error, charge: 'charged' });
  }
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

/** Opened before the first byte is asked for and closed when this ends, so that removing the file afterwards is final. */
const writeTo = async ({ file, body }: { file: string; body: AsyncIterable<Buffer> }) => {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of body) {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.appendFile(chunk);
    }
    // It counts as received only once it is on the disk: it may have cost money.
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes, sha256: hash.digest('hex') };
};

const notWritable = ({ error, charge }: { error: unknown; charge: 'charged' | 'none' }) =>
  new VeniceError({
    code: 'store_failed',
    charge,
    message: 'The spool folder cannot be written',
    detail: (error as NodeJS.ErrnoException | null)?.code, // node's file errors carry one
  });
