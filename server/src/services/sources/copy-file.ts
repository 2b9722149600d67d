import { createWriteStream } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { byteCap, TooManyBytes } from '../../utils/byte-cap';
import { SourceRefused } from './refusal';

type Target = { to: string; bytesMax: number; signal?: AbortSignal };

/**
 * Copies a file of this server, so that what was checked is what is sent even if somebody replaces or deletes the original meanwhile.
 * Only regular files: a device or a pipe would never end.
 */
export const copyFile = async ({ path, ...target }: { path: string } & Target): Promise<void> => {
  const file = await openRegular(path);
  try {
    if ((await file.stat()).size > target.bytesMax) throw new TooManyBytes(target.bytesMax);
    await copyStream({ stream: file.createReadStream({ autoClose: false }), ...target });
  } finally {
    await file.close();
  }
};

export const copyBytes = ({ bytes, ...target }: { bytes: Buffer } & Target): Promise<void> =>
  copyStream({ stream: Readable.from([bytes]), ...target });

export const copyStream = async (question: { stream: Readable } & Target): Promise<void> => {
  const { stream, to, bytesMax, signal } = question;
  const target = createWriteStream(to, { flags: 'wx', mode: 0o600 });
  await pipeline(stream, byteCap(bytesMax), target, { signal });
};

const openRegular = async (path: string): Promise<FileHandle> => {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) {
    throw new SourceRefused('The image file does not exist, or is not a file');
  }
  return open(path, 'r');
};
