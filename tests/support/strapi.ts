import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import { startSandbox } from '../../sandbox/server';
import { getService } from '../../server/src/utils/get-service';
import { createPeople, type People } from './people';

const ROOT = join(__dirname, '../..');

export type Options = {
  /** `config` of our plugin, over what the harness needs. */
  venice?: Record<string, unknown>;
  upload?: Record<string, unknown>;
  /** Without one, no key can be stored. */
  encryptionKey?: string | null;
};

/** A real Strapi on SQLite with our plugin from its source, and a sandbox of its own. Everything lies in one folder, which goes. */
export const bootStrapi = async ({
  venice = {},
  upload = {},
  encryptionKey = 'test',
}: Options = {}) => {
  const sandbox = await startSandbox({ port: 0 });
  // Strapi resolves links in some of its paths and not in others.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'venice-app-')));
  const config = { apiKey: 'test-key-4711', baseUrl: sandbox.url, ...FAST, ...venice };
  writeApp({ folder, venice: config, upload, encryptionKey });

  const log: string[] = [];
  const strapi = createStrapi({
    appDir: folder,
    distDir: folder,
    autoReload: false,
    serveAdminPanel: false,
  });
  const close = async () => {
    await strapi.destroy();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await strapi.load();
    collectLog({ strapi, log });
    strapi.server.mount();
    await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  } catch (error) {
    // Left alone, its open handles would keep jest waiting for ever. Half a Strapi may fail to end; the first fault is what counts.
    await strapi.destroy().catch(() => undefined);
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const { port } = strapi.server.httpServer.address() as AddressInfo; // it listens on a port
  const origin = `http://127.0.0.1:${port}`;
  const service = <N extends Parameters<typeof getService>[0]['name']>(name: N) =>
    getService({ strapi, name });
  const people: People = await createPeople({ strapi, origin });
  return { strapi, sandbox, folder, origin, log, service, people, close };
};

export type App = Awaited<ReturnType<typeof bootStrapi>>;

/** Waits between attempts are real time here. */
const FAST = { retry: { attempts: 3, inferenceFailedAttempts: 2, baseDelayMs: 1, capMs: 5 } };

const writeApp = ({
  folder,
  venice,
  upload,
  encryptionKey,
}: Required<Options> & { folder: string }): void => {
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
  module('config/database.js', {
    connection: {
      client: 'sqlite',
      // A real file: Strapi would make one called ":memory:" and keep it.
      connection: { filename: join(folder, 'data.db') },
      useNullAsDefault: true,
    },
  });
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
    `module.exports = require(${JSON.stringify(join(ROOT, 'server/src'))}).default;`
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
