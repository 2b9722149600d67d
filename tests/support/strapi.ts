import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import { startSandbox, type SandboxHandle } from '../../sandbox/server';
import { getService } from '../../server/src/utils/get-service';
import { configSource, createDatabase, type TestDatabase } from './database';
import { createPeople, type People } from './people';

const ROOT = join(__dirname, '../..');

export type Options = {
  /** `config` of our plugin, over what the harness needs. */
  venice?: Record<string, unknown>;
  upload?: Record<string, unknown>;
  /** Without one, no key can be stored. */
  encryptionKey?: string | null;
} & Place;

/**
 * Where it runs. Without them it gets its own, which go when it closes; what is given stays, for another Strapi to come: after this one
 * (the same folder and database: a restart) or beside it (the same database, another folder: two hosts).
 */
type Place = {
  /** With the spool in it, unless `venice.spoolDir` says otherwise, and the local provider's files. */
  folder?: string;
  database?: TestDatabase;
  sandbox?: SandboxHandle;
};

/** A real Strapi with our plugin from its source, on the database that `TEST_DATABASE` names, and a sandbox. */
export const bootStrapi = async ({
  venice = {},
  upload = {},
  encryptionKey = 'test',
  ...given
}: Options = {}) => {
  const { folder, database, sandbox, giveUp } = await settle(given);
  const config = { apiKey: 'test-key-4711', baseUrl: sandbox.url, ...FAST, ...venice };
  writeApp({ folder, database, venice: config, upload, encryptionKey });

  const log: string[] = [];
  const before = globalThis.strapi;
  const strapi = createStrapi({
    appDir: folder,
    distDir: folder,
    autoReload: false,
    serveAdminPanel: false,
  });
  const close = async () => {
    await end({ strapi, before });
    await giveUp();
  };
  try {
    await strapi.load();
    collectLog({ strapi, log });
    strapi.server.mount();
    await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  } catch (error) {
    // Left alone, its open handles would keep jest waiting for ever. Half a Strapi may fail to end; the first fault is what counts.
    await end({ strapi, before }).catch(() => undefined);
    await giveUp();
    throw error;
  }
  const { port } = strapi.server.httpServer.address() as AddressInfo; // it listens on a port
  const origin = `http://127.0.0.1:${port}`;
  const service = <N extends Parameters<typeof getService>[0]['name']>(name: N) =>
    getService({ strapi, name });
  const people: People = await createPeople({ strapi, origin });
  return { strapi, sandbox, folder, database, origin, log, service, people, close };
};

/** For a second one while a first is open: Strapi's modules remember things, so this one has modules of its own. */
export const bootBeside = async (options: Options): Promise<App> => {
  const apps: App[] = [];
  await jest.isolateModulesAsync(async () => {
    const own = await import('./strapi');
    apps.push(await own.bootStrapi(options));
  });
  return apps[0]!;
};

export type App = Awaited<ReturnType<typeof bootStrapi>>;

/** For those who boot several in one: whoever asks for it deletes it. */
export const newAppFolder = (): string =>
  // Strapi resolves links in some of its paths and not in others.
  realpathSync(mkdtempSync(join(tmpdir(), 'venice-app-')));

/** Waits between attempts are real time here, and many refusals in a row are what some suites are about. */
export const FAST = {
  retry: { attempts: 3, inferenceFailedAttempts: 2, baseDelayMs: 1, capMs: 5 },
  circuit: { refusals: 1_000 },
  shutdownGraceMs: 0,
};

/** Parts of Strapi reach for the global one, which is whichever began last, and goes with any that ends. */
const end = async ({ strapi, before }: { strapi: Core.Strapi; before: Core.Strapi }) => {
  const now = globalThis.strapi;
  globalThis.strapi = strapi;
  await strapi.destroy();
  globalThis.strapi = now === strapi ? before : now;
};

/** What is not given is made, and undone by `giveUp`. */
const settle = async (given: Place) => {
  const folder = given.folder ?? newAppFolder();
  const database = given.database ?? (await createDatabase({ folder }));
  const sandbox = given.sandbox ?? (await startSandbox({ port: 0 }));
  const giveUp = async () => {
    if (!given.sandbox) await sandbox.close();
    if (!given.database) await database.drop();
    if (!given.folder) rmSync(folder, { recursive: true, force: true });
  };
  return { folder, database, sandbox, giveUp };
};

/** `server`: where the plugin's server half is, which its default export is taken from. */
export const writeApp = ({
  folder,
  database,
  venice,
  upload,
  encryptionKey,
  server = join(ROOT, 'server/src'),
}: Required<Omit<Options, 'sandbox'>> & { server?: string }): void => {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const module = (path: string, value: unknown) =>
    write(path, `module.exports = ${JSON.stringify(value)}`);
  write('public/uploads/.keep', '');
  write('src/.keep', '');
  write('package.json', JSON.stringify({ name: 'app', version: '0.0.0', dependencies: {} }));
  module('config/server.js', { host: '127.0.0.1', port: 0, app: { keys: ['k'] } });
  module('config/admin.js', {
    auth: { secret: 'test' },
    apiToken: { salt: 'test' },
    transfer: { token: { salt: 'test' } },
    ...(encryptionKey === null ? {} : { secrets: { encryptionKey } }),
    rateLimit: { enabled: false },
  });
  module('config/middlewares.js', MIDDLEWARES);
  module('config/logger.js', { level: 'warn' });
  write('config/database.js', configSource(database));
  module('config/plugins.js', {
    upload: { config: upload },
    'users-permissions': {
      enabled: true,
      resolve: dirname(require.resolve('@strapi/plugin-users-permissions/package.json')),
      config: { jwtSecret: 'test' },
    },
    venice: { enabled: true, resolve: './venice', config: venice },
  });
  write(
    'venice/package.json',
    JSON.stringify({ name: 'venice', strapi: { kind: 'plugin', name: 'venice' } })
  );
  write(
    'venice/strapi-server.js',
    `const plugin = require(${JSON.stringify(server)}); module.exports = plugin.default ?? plugin;`
  );
};

const MIDDLEWARES = [
  'logger',
  'errors',
  'security',
  'cors',
  'poweredBy',
  'query',
  'body',
  'session',
  'favicon',
  'public',
].map((name) => `strapi::${name}`);

const collectLog = ({ strapi, log }: { strapi: Core.Strapi; log: string[] }): void => {
  for (const level of ['error', 'warn', 'info', 'debug', 'http'] as const) {
    jest.spyOn(strapi.log, level).mockImplementation((...parts: unknown[]) => {
      log.push(
        parts.map((part) => (part instanceof Error ? `${part.stack}` : String(part))).join(' ')
      );
      return strapi.log;
    });
  }
};
