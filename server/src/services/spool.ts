import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join, resolve, sep } from 'node:path';
import type { Core } from '@strapi/strapi';
import { parseConfig } from '../config';
import { PLUGIN_ID } from '../../../shared/plugin';

/** The folder where results wait until they are saved. Readable by this process's user only: it holds what nobody has published yet. */
export const createSpool = ({ strapi }: { strapi: Core.Strapi }) => {
  const folder = (): string => {
    const { spoolDir } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
    return resolve(spoolDir ?? join(strapi.dirs.app.root, '.tmp', 'venice'));
  };

  return {
    folder,

    /** Throws where the spool would be served to everybody. */
    prepare(): void {
      const path = folder();
      const publicDir = resolve(strapi.dirs.static.public);
      if (path === publicDir || path.startsWith(publicDir + sep)) {
        throw new Error('spoolDir of the plugin "venice" lies in the public folder');
      }
      mkdirSync(path, { recursive: true, mode: 0o700 });
    },

    holds: (path: string): boolean => path.startsWith(folder() + sep),

    /** The path of a file named in a journal row; null when it is not there any more. */
    find(name: string | null): string | null {
      const path = name === null ? null : join(folder(), basename(name));
      return path !== null && existsSync(path) ? path : null;
    },

    /** A folder of its own for the sources of one operation. */
    workDir: (): Promise<string> => mkdtemp(join(folder(), 'sources-')),

    remove: (path: string): Promise<void> => rm(path, { recursive: true, force: true }),

    /** The same after a restart and different elsewhere: who has this folder on its disk. */
    instance: (): string =>
      `${hostname()}:${createHash('sha256').update(folder()).digest('hex').slice(0, 12)}`,
  };
};
