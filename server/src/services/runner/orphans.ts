import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { getService } from '../../utils/get-service';

/** Longer than any answer takes to be filed. */
const OLD_MS = 86_400_000;
/** Names in one question to the database. */
const SLICE = 500;

/** Removes spool files that no row of the journal names any more: halves of answers, and results that were discarded from elsewhere. */
export const removeOrphans = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const spool = getService({ strapi, name: 'spool' });
  const { lookups } = getService({ strapi, name: 'journal' });
  const old = await oldFiles(spool.folder());
  for (let at = 0; at < old.length; at += SLICE) {
    const slice = old.slice(at, at + SLICE);
    const known = await lookups.known(slice);
    for (const name of slice) {
      if (!known.has(name)) await spool.remove(join(spool.folder(), name));
    }
  }
};

const oldFiles = async (folder: string): Promise<string[]> => {
  const old: string[] = [];
  for (const name of await readdir(folder)) {
    if (!/^(send|venice)-/.test(name)) continue;
    const found = await stat(join(folder, name)).catch(() => null);
    if (found && Date.now() - found.mtimeMs > OLD_MS) old.push(name);
  }
  return old;
};
