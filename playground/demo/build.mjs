import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';

/** Builds what its sources have outrun. All modification times of a fresh clone are the same, so contents are compared. */
export const build = async ({ root, processes, withSandbox }) => {
  const stamps = openStamps(root);
  for (const { name, says, inputs, outputs, bin, args, cwd, check } of steps(root)) {
    if (name === 'sandbox' && !withSandbox) continue;
    // Looked at once: what another build does to them meanwhile makes this one stale.
    const sources = fingerprint({ root, paths: inputs });
    const now = () => `${sources} ${fingerprint({ root, paths: outputs })}`;
    if (stamps.get(name) === now()) continue;
    await processes.run({ says, args: [bin, ...args], cwd });
    check?.();
    stamps.set(name, now());
  }
};

/** `outputs` are part of the comparison: what was built since from other sources, or deleted, is built again. */
const steps = (root) => [
  {
    name: 'plugin',
    says: 'Building the plugin',
    inputs: [
      ...['strapi-admin.ts', 'strapi-server.ts', 'shared', 'server', 'admin'],
      ...['package.json', 'tsconfig.json'],
    ],
    outputs: ['dist/admin', 'dist/server'],
    bin: binOf({ root, module: '@strapi/sdk-plugin', file: 'bin/strapi-plugin.js' }),
    args: ['build', '--silent'],
    cwd: root,
  },
  {
    name: 'sandbox',
    says: 'Building the sandbox',
    inputs: ['sandbox'],
    outputs: ['dist/sandbox'],
    bin: binOf({ root, module: 'typescript', file: 'bin/tsc' }),
    args: ['-p', 'sandbox/tsconfig.json'],
    cwd: root,
  },
  {
    name: 'admin panel',
    says: 'Building the admin panel (about half a minute)',
    inputs: [
      ...['dist/admin', 'playground/config', 'playground/src'],
      ...['playground/package.json', 'playground/tsconfig.json'],
    ],
    outputs: ['playground/dist', PANEL_ENTRY],
    bin: binOf({ root, module: '@strapi/strapi', file: 'bin/strapi.js' }),
    args: ['build'],
    cwd: join(root, 'playground'),
    check: () => checkPanel(root),
  },
];

/** Strapi writes it before each build of the panel, with an import for every plugin that it found. */
const PANEL_ENTRY = 'playground/.strapi/client/app.js';

/** Strapi passes over a plugin whose files are not there, as while another build is writing them. */
const checkPanel = (root) => {
  const entry = join(root, PANEL_ENTRY);
  if (existsSync(entry) && readFileSync(entry, 'utf8').includes('strapi-plugin-venice/')) return;
  throw new Error(
    `The admin panel was built without the plugin: ${PANEL_ENTRY} does not name it. Was something else building dist/? Please try again.`
  );
};

const binOf = ({ root, module, file }) => {
  const require = createRequire(join(root, 'package.json'));
  return join(dirname(require.resolve(`${module}/package.json`)), file);
};

/** In node_modules, because a new installation makes every build stale. */
const openStamps = (root) => {
  const file = join(root, 'node_modules', '.cache', 'venice-demo', 'built.json');
  const stamps = read(file);
  return {
    get: (name) => stamps[name],
    set: (name, value) => {
      stamps[name] = value;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify(stamps, null, 2)}\n`);
    },
  };
};

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
};
