import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { getService } from '../../utils/get-service';

/** Longer than any answer takes to be filed. */
const OLD_MS = 86_400_000;
/** Files looked at in one go, so that a crowded folder does not hold up the server. */
const FILES_MAX = 500;

/** Removes spool files that no row of the journal names any more: halves of answers, and results that were discarded from elsewhere. */
export const removeOrphans = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const spool = getService({ strapi, name: 'spool' });
  const names = (await readdir(spool.folder())).filter((name) => /^(send|venice)-/.test(name));
  const old: string[] = [];
  for (const name of names.slice(0, FILES_MAX)) {
    const found = await stat(join(spool.folder(), name)).catch(() => null);
    if (found && Date.now() - found.mtimeMs > OLD_MS) old.push(name);
  }
  if (old.length === 0) return;
  const known = await getService({ strapi, name: 'journal' }).lookups.known(old);
  for (const name of old) {
    if (!known.has(name)) await spool.remove(join(spool.folder(), name));
  }
};
