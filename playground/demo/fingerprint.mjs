import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One hash over the names and contents of files and folders; what is missing counts as empty. */
export const fingerprint = ({ root, paths }) => {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesIn({ root, path })) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
};

const filesIn = ({ root, path }) => {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .sort()
    .flatMap((name) => filesIn({ root, path: `${path}/${name}` }));
};
