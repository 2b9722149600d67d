import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import type { Core } from '@strapi/strapi';
import { parseConfig } from '../config';
import { PLUGIN_ID } from '../../../shared/plugin';

/** The folder where results wait until they are saved. Readable by this process's user only: it holds what nobody has published yet. */
export const createSpool = ({ strapi }: { strapi: Core.Strapi }) => {
  const folder = (): string => {
    const { spoolDir } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
    return resolve(strapi.dirs.app.root, spoolDir ?? join('.tmp', 'venice'));
  };

  let instance: string | null = null;

  const readInstance = (): string => {
    const path = join(folder(), INSTANCE_FILE);
    instance ??= nameOnce(path);
    return instance;
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
      readInstance();
    },

    holds: (path: string): boolean => path.startsWith(folder() + sep),

    /** The path of a file named in a journal row; null when it is not there any more. */
    find(name: string | null): string | null {
      const path = name === null ? null : join(folder(), basename(name));
      return path !== null && existsSync(path) ? path : null;
    },

    /** A folder of its own for the sources of one operation. */
    workDir: (): Promise<string> => mkdtemp(join(folder(), SOURCES)),

    /** Folders of sources that a process left behind when it was killed. */
    async removeOldSources(): Promise<void> {
      const names = (await readdir(folder())).filter((name) => name.startsWith(SOURCES));
      for (const path of names.map((name) => join(folder(), name))) {
        // One whose operation ends just now goes by itself.
        const found = await stat(path).catch(() => null);
        if (found && Date.now() - found.mtimeMs > OLD_MS)
          await rm(path, { recursive: true, force: true });
      }
    },

    /** It goes with the orphans, a day from now. */
    async leaveForADay(path: string): Promise<void> {
      const now = new Date();
      await utimes(path, now, now).catch(() => undefined);
    },

    remove: (path: string): Promise<void> => rm(path, { recursive: true, force: true }),

    /** Who has this folder on its disk: the same after a restart, whatever the host is called then, and different everywhere else. */
    instance: readInstance,
  };
};

/** Several processes may share the folder and begin at the same moment: the first name stays, and is there whole or not at all. */
const nameOnce = (path: string): string => {
  if (!existsSync(path)) {
    const own = `${path}-${randomUUID()}`;
    writeFileSync(own, randomUUID(), { mode: 0o600 });
    try {
      linkSync(own, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // node's file errors carry one
    } finally {
      rmSync(own);
    }
  }
  return readFileSync(path, 'utf8').trim();
};

const SOURCES = 'sources-';
/** Longer than any operation takes. */
const OLD_MS = 86_400_000;
const INSTANCE_FILE = '.instance';
