import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

let written = 0;

/** Writes bytes into a folder as the spool does, and says of them what the media library wants to know. */
export const spooled = async ({ folder, bytes }: { folder: string; bytes: Buffer | string }) => {
  written += 1;
  const path = join(folder, `send-${written}`);
  const content = Buffer.from(bytes);
  await writeFile(path, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  // Type and size are told wrong on purpose: the bytes decide.
  return { path, bytes: content.length, sha256, mime: 'image/gif', width: 1, height: 1 };
};
