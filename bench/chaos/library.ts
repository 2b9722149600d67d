import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SPOOL } from './autopsy';
import { sha256 } from './gateway';
import type { Contents, FileRow } from './journal-file';

export type Library = ReturnType<typeof openLibrary>;

/** The Media Library's rows and files as they lie there, past Strapi. */
export const openLibrary = ({ folder, contents }: { folder: string; contents: Contents }) => {
  const byId = new Map(contents.files.map((file) => [file.id, file]));
  const pathOf = (url: string) => join(folder, 'public', url);

  return {
    /** SHA-256 of the file of an asset; null where there is none. */
    hashOf(id: number | null): string | null {
      const path = pathOf((id === null ? undefined : byId.get(id))?.urls[0] ?? '');
      return id !== null && byId.has(id) && existsSync(path) ? sha256(readFileSync(path)) : null;
    },

    /** Rows that no send speaks of, the source picture aside. */
    unclaimed({ source }: { source: number }): FileRow[] {
      const claimed = new Set(contents.sends.map(({ assetId }) => assetId));
      return contents.files.filter(({ id }) => id !== source && !claimed.has(id));
    },

    /** Files of the provider that no row speaks of. */
    strayFiles(): string[] {
      const known = new Set(contents.files.flatMap(({ urls }) => urls));
      return readdirSync(join(folder, 'public', 'uploads'))
        .filter((name) => name !== '.keep')
        .filter((name) => !known.has(`/uploads/${name}`));
    },

    /** Files of the spool that no row speaks of. */
    straySpool(): string[] {
      const known = new Set(contents.sends.map(({ spoolFile }) => spoolFile));
      return readdirSync(join(folder, SPOOL)).filter(
        (name) => name !== '.instance' && !known.has(name)
      );
    },
  };
};
