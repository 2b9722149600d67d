/**
 * `npm run demo`: from a fresh clone to a running Strapi with the plugin in it. Installs and builds what is missing, starts the sandbox
 * unless there is a key for Venice itself, starts Strapi with demo content, and prints one line when it can be opened.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './demo/build.mjs';
import { installWhatIsMissing } from './demo/install.mjs';
import { claimPorts } from './demo/ports.mjs';
import { createProcesses } from './demo/processes.mjs';
import { answers } from './demo/wait.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PLAYGROUND = join(ROOT, 'playground');
const OLDEST_NODE = 20;

/** Any key does in the sandbox but those that it refuses by their first letters. */
const SANDBOX_KEY = 'demo-key-for-the-sandbox';

const main = async () => {
  requireNode();
  const host = process.env.HOST || '127.0.0.1';
  const port = portFrom({ name: 'PORT', otherwise: 1337 });
  const key = process.env.VENICE_API_KEY;
  const sandboxPort = key ? null : portFrom({ name: 'SANDBOX_PORT', otherwise: 4010 });
  await claimPorts([
    { host, port, name: 'PORT', what: 'Strapi' },
    ...(sandboxPort
      ? [{ host: '127.0.0.1', port: sandboxPort, name: 'SANDBOX_PORT', what: 'the sandbox' }]
      : []),
  ]);

  mkdirSync(join(PLAYGROUND, '.tmp'), { recursive: true });
  const log = join(PLAYGROUND, '.tmp', `demo-${port}.log`);
  const processes = createProcesses({ log });
  await installWhatIsMissing({ root: ROOT, processes });
  await build({ root: ROOT, processes, withSandbox: !key });

  const venice = key
    ? { VENICE_API_KEY: key }
    : await startSandbox({ processes, port: sandboxPort });
  if (key) console.log('Talking to Venice itself with your VENICE_API_KEY: pictures cost money.');
  await startStrapi({ processes, host, port, venice });

  const { email, password } = readJson(join(PLAYGROUND, 'src', 'demo', 'admin.json'));
  console.log(`Ready: http://localhost:${port}/admin  (${email} / ${password})`);
};

const requireNode = () => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST_NODE) return;
  stop(`The demo needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}.`);
};

const portFrom = ({ name, otherwise }) => {
  const port = Number(process.env[name] || otherwise);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  return stop(`${name} has to be a port number, and is "${process.env[name]}".`);
};

const startSandbox = async ({ processes, port }) => {
  const origin = `http://127.0.0.1:${port}`;
  processes.start({
    name: 'The sandbox',
    args: [join(ROOT, 'dist', 'sandbox', 'cli.js'), '--port', String(port)],
    cwd: ROOT,
  });
  await answers({ url: `${origin}/__sandbox/ledger`, what: 'The sandbox' });
  console.log(`Sandbox at ${origin}/api/v1: it stands in for Venice, and nothing is charged.`);
  return { VENICE_API_KEY: SANDBOX_KEY, VENICE_BASE_URL: `${origin}/api/v1` };
};

const startStrapi = async ({ processes, host, port, venice }) => {
  console.log('Starting Strapi …');
  const require = createRequire(join(PLAYGROUND, 'package.json'));
  const strapi = join(dirname(require.resolve('@strapi/strapi/package.json')), 'bin', 'strapi.js');
  processes.start({
    name: 'Strapi',
    args: [strapi, 'start'],
    cwd: PLAYGROUND,
    env: {
      HOST: host,
      PORT: String(port),
      DEMO_ADMIN: '1',
      // In production Strapi's cookies want https, and there is none on one's own machine.
      NODE_ENV: 'development',
      STRAPI_TELEMETRY_DISABLED: 'true',
      STRAPI_DISABLE_UPDATE_NOTIFICATION: 'true',
      ...venice,
    },
  });
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  await answers({ url: `http://${reachable}:${port}/_health`, what: 'Strapi' });
};

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

const stop = (reason) => {
  console.error(reason);
  process.exit(1);
};

main().catch((error) => stop(error.message));
