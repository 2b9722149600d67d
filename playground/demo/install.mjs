import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Runs `npm ci` when node_modules is missing or was made for an older lock file. */
export const installWhatIsMissing = async ({ root, processes }) => {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;

  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm tells its scripts where it is itself; run with plain node there is only the PATH.
  const npm = process.env.npm_execpath;
  await processes.run({
    says: 'Installing packages (npm ci, about two minutes)',
    ...(npm ? { args: [npm, ...args] } : { command: 'npm', args }),
    cwd: root,
  });
};
