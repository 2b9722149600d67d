/** `npm run check`: everything that has to hold before a change lands, in the order in which it is cheapest to fail. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhatIsMissing } from '../playground/demo/install.mjs';
import { createProcesses } from '../playground/demo/processes.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The build stands before the tests because some of them try what was built. */
const STEPS = ['format:check', 'lint', 'typecheck', 'build', 'verify', 'test'];

const TMP = join(ROOT, 'tests', '.tmp');
mkdirSync(TMP, { recursive: true });
const processes = createProcesses({ log: join(TMP, 'install.log') });
await installWhatIsMissing({ root: ROOT, processes });
for (const step of STEPS) {
  console.log(`\n═══ npm run ${step} ═══`);
  const started = Date.now();
  const { status } = spawnSync('npm', ['run', '--silent', step], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`\n${step} failed`);
    process.exit(status ?? 1);
  }
  console.log(`${step}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
}
console.log(`\n${readFileSync(join(TMP, 'summary.txt'), 'utf8').trim()}`);
process.exit(0);
