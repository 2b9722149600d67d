/**
 * `npm test`: every suite, one after the other so that the browser does not fight the others for the processor, and one plain line
 * at the end. `npm test -- unit admin` runs only those. The suites that need a database run on SQLite,
 * and again on PostgreSQL and MySQL with `npm test -- --databases`, or on those that `TEST_DATABASES` lists (docs/databases.md).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../playground/demo/build.mjs';
import { installWhatIsMissing } from '../playground/demo/install.mjs';
import { createProcesses } from '../playground/demo/processes.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const RESULTS = join(ROOT, 'tests', '.tmp');

const DATABASES = ['sqlite', 'postgres', 'mysql'];

const STAGES = [
  { projects: ['unit', 'conformance', 'admin'], workers: '50%' },
  { projects: ['integration'], workers: 2, onEachDatabase: true },
  { projects: ['browser'], workers: 1 },
];

const TEST_TIMEOUT_MS = 30_000;

const main = async () => {
  const { positionals: wanted, values } = parseArgs({
    allowPositionals: true,
    options: { databases: { type: 'boolean', default: false } },
  });
  const databases = values.databases ? DATABASES : databasesOf(process.env.TEST_DATABASES);
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const processes = createProcesses({ log: join(RESULTS, 'build.log') });
  await installWhatIsMissing({ root: ROOT, processes });
  // Some tests try what was built: the types, the package, the demo.
  await build({ root: ROOT, processes, withSandbox: true });
  const stages = STAGES.map((stage) => ({
    ...stage,
    projects: stage.projects.filter((name) => wanted.length === 0 || wanted.includes(name)),
  }))
    .filter((stage) => stage.projects.length > 0)
    .flatMap((stage) =>
      stage.onEachDatabase ? databases.map((database) => ({ ...stage, database })) : [stage]
    );

  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const stage of stages) {
    const counts = runStage(stage);
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  const line = `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`;
  writeFileSync(join(RESULTS, 'summary.txt'), `${line}\n`);
  console.log(`\n${line}`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
};

/** SQLite always, and what the list names besides. What is misspelt must not pass for tested. */
const databasesOf = (list = '') => {
  const names = list.split(',').flatMap((name) => name.trim() || []);
  const unknown = names.filter((name) => !DATABASES.includes(name));
  if (unknown.length > 0) throw new Error(`TEST_DATABASES names an unknown one: ${unknown}`);
  return DATABASES.filter((name) => name === 'sqlite' || names.includes(name));
};

const runStage = ({ projects, workers, database }) => {
  const name = [...projects, ...(database ? [database] : [])].join('+');
  const outputFile = join(RESULTS, `${name}.json`);
  console.log(`\n── ${projects.join(', ')}${database ? ` on ${database}` : ''} ──`);
  const { status } = spawnSync(
    process.execPath,
    [
      // Strapi loads ES modules with import(), which jest's sandbox allows only with this flag.
      '--experimental-vm-modules',
      '--no-warnings=ExperimentalWarning',
      join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
      '--selectProjects',
      ...projects,
      `--maxWorkers=${workers}`,
      // Jest's five seconds are few for a real Strapi on a machine that is busy.
      `--testTimeout=${TEST_TIMEOUT_MS}`,
      '--json',
      `--outputFile=${outputFile}`,
      // It brings a database of its own, whichever the others use.
      ...(database && database !== 'sqlite' ? ['--testPathIgnorePatterns', '/tests/chaos/'] : []),
    ],
    // jest prints its JSON to stdout as well; people read the reporter, which writes to stderr.
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...(database && { TEST_DATABASE: database }) },
    }
  );
  return count({ outputFile, status });
};

/** A suite that could not even start has no tests to count, and is a failure all the same. */
const count = ({ outputFile, status }) => {
  try {
    const result = JSON.parse(readFileSync(outputFile, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return {
      passed: result.numPassedTests,
      failed: failed === 0 && status !== 0 ? 1 : failed,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
};

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
