// What `npm run bench`, `soak` and `chaos` start: builds the plugin if it is missing, compiles the program, runs it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const built = path.join(here, '.build', 'bench');

const PROGRAMS = {
  bench: path.join(built, 'main.js'),
  soak: path.join(built, 'soak', 'main.js'),
  chaos: path.join(built, 'chaos', 'main.js'),
};

const [name, ...args] = process.argv.slice(2);
const program = PROGRAMS[name];
if (program === undefined) {
  console.error(`Usage: node bench/run.mjs ${Object.keys(PROGRAMS).join('|')} [arguments]`);
  process.exit(2);
}

if (!existsSync(path.join(root, 'dist', 'server', 'index.js'))) {
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', 'build:plugin']);
}
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
run(process.execPath, [tsc, '-p', path.join(here, 'tsconfig.json')]);

const child = spawn(process.execPath, [program, ...args], { stdio: 'inherit' });
// A terminal sends Ctrl-C to both of us; a supervisor sends SIGTERM to this one alone.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

function run(command, parameters) {
  const { status } = spawnSync(command, parameters, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
