import { createHash } from 'node:crypto';
import { access, constants, open, rename, rm, statfs, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isVeniceError, VeniceError } from './errors';

/** A file in the spool folder. It belongs to whoever asked for it, who deletes it. `declaredMime` is what Venice called it. */
export type SpooledFile = {
  path: string;
  bytes: number;
  sha256: string;
  declaredMime: string | null;
};

/** Where the pictures of one answer go. */
export type Spool = {
  dir: string;
  /** Files are called this and a number, so that whoever finds them knows whose they are. */
  name: string;
  /** Milliseconds to wait for room on a full disk. The bytes have been paid for; Venice holds them back meanwhile. */
  fullDiskMs: number;
};

/** A file that ends so is not whole: its writer is at work, or was killed. */
export const UNFINISHED = '.part';

/** Streams bytes into a new file and leaves nothing behind when that fails. A file without `.part` is whole and on the disk. */
export const writeToSpool = async ({
  spool,
  index,
  body,
  declaredMime,
}: {
  spool: Spool;
  /** Position of the picture in its answer. */
  index: number;
  body: AsyncIterable<Buffer>;
  declaredMime: string | null;
}): Promise<SpooledFile> => {
  const file = path.join(spool.dir, `${spool.name}-${index}`);
  const unfinished = `${file}${UNFINISHED}`;
  try {
    const written = await writeTo({ file: unfinished, body, fullDiskMs: spool.fullDiskMs });
    await rename(unfinished, file);
    await syncFolder(spool.dir);
    return { path: file, ...written, declaredMime };
  } catch (error) {
    await removeFromSpool([unfinished]);
    throw isVeniceError(error) ? error : notWritable({ error, charge: 'charged' });
  }
};

/** A new name is on the disk only when its folder is. Where a system has no such thing, the name alone has to do. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync();
  } catch {
    // Windows, and some network volumes.
  } finally {
    await handle?.close();
  }
};

export const removeFromSpool = async (files: readonly string[]): Promise<void> => {
  await Promise.all(files.map((file) => rm(file, { force: true })));
};

/** Asked before anything is paid for that could then not be kept. */
export const checkSpool = async ({
  dir,
  freeBytes,
}: {
  dir: string;
  freeBytes: number;
}): Promise<void> => {
  try {
    await access(dir, constants.W_OK);
    const { bavail, bsize } = await statfs(dir);
    if (bavail * bsize >= freeBytes) return;
  } catch (error) {
    throw notWritable({ error, charge: 'none' });
  }
  throw new VeniceError({
    code: 'store_failed',
    charge: 'none',
    reason: 'not_sent',
    message: 'The disk of the spool folder is almost full, so nothing was sent',
    detail: 'ENOSPC',
  });
};

/** Opened before the first byte is asked for and closed when this ends, so that removing the file afterwards is final. */
const writeTo = async ({
  file,
  body,
  fullDiskMs,
}: {
  file: string;
  body: AsyncIterable<Buffer>;
  fullDiskMs: number;
}) => {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of inBlocks(body)) {
      hash.update(chunk);
      await writeChunk({ handle, chunk, position: bytes, fullDiskMs });
      bytes += chunk.length;
    }
    // It counts as received only once it is on the disk: it may have cost money.
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes, sha256: hash.digest('hex') };
};

/**
 * A network's chunks are small, and each write is a trip to another thread. A block is only good until the next one is asked for: all
 * are the same memory.
 */
async function* inBlocks(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  let filled = 0;
  for await (const chunk of body) {
    for (let taken = 0; taken < chunk.length; ) {
      const copied = chunk.copy(block, filled, taken);
      taken += copied;
      filled += copied;
      if (filled < BLOCK_BYTES) continue;
      yield block;
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

const BLOCK_BYTES = 262_144;

/** By position, because a write to a full disk may have written a part of it. */
const writeChunk = async ({
  handle,
  chunk,
  position,
  fullDiskMs,
}: {
  handle: FileHandle;
  chunk: Buffer;
  position: number;
  fullDiskMs: number;
}): Promise<void> => {
  let written = 0;
  for (let waited = 0; written < chunk.length; ) {
    try {
      const rest = chunk.length - written;
      written += (await handle.write(chunk, written, rest, position + written)).bytesWritten;
    } catch (error) {
      if (!isFullDisk(error) || waited >= fullDiskMs) throw error;
      waited += FULL_DISK_PAUSE_MS;
      await wait(FULL_DISK_PAUSE_MS);
    }
  }
};

const FULL_DISK_PAUSE_MS = 250;

const isFullDisk = (error: unknown): boolean => {
  const code = codeOf(error);
  return code === 'ENOSPC' || code === 'EDQUOT';
};

const codeOf = (error: unknown): string | undefined =>
  (error as NodeJS.ErrnoException | null)?.code; // node's file errors carry one

const notWritable = ({ error, charge }: { error: unknown; charge: 'charged' | 'none' }) =>
  new VeniceError({
    code: 'store_failed',
    charge,
    reason: charge === 'none' ? 'not_sent' : 'not_kept',
    message: 'The spool folder cannot be written',
    detail: codeOf(error),
  });
