import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import { configSource, createDatabase } from './database';

const SERVER = join(__dirname, '../../server/src');

type Options = {
  /** `config` of the upload plugin. */
  upload?: Record<string, unknown>;
  /** `config` of ours. */
  venice?: Record<string, unknown>;
};

/**
 * A real Strapi in a folder and with a database of its own, and with a plugin "venice" that does nothing but keep what lies in `spool`
 * exact. For what needs a Media Library and no more.
 */
export const bootBareStrapi = async ({ upload = {}, venice = {} }: Options = {}) => {
  // Strapi resolves links in some of its paths and not in others.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'venice-strapi-')));
  const database = await createDatabase({ folder });
  const spool = join(folder, 'spool');
  const write = writer(folder);
  write('spool/.keep', '');
  write('public/uploads/.keep', '');
  write('src/.keep', '');
  write('package.json', JSON.stringify({ name: 'bare', version: '0.0.0', dependencies: {} }));
  write(
    'config/server.js',
    `module.exports = { host: '127.0.0.1', port: 0, app: { keys: ['k'] } }`
  );
  write('config/admin.js', `module.exports = ${JSON.stringify(ADMIN)}`);
  write('config/middlewares.js', `module.exports = ${JSON.stringify(MIDDLEWARES)}`);
  write('config/database.js', configSource(database));
  write('config/logger.js', `module.exports = { level: 'error' }`);
  const plugins = {
    upload: { config: upload },
    venice: { enabled: true, resolve: './venice', config: venice },
  };
  write('config/plugins.js', `module.exports = ${JSON.stringify(plugins)}`);
  write(
    'venice/package.json',
    JSON.stringify({ name: 'venice', strapi: { kind: 'plugin', name: 'venice' } })
  );
  write('venice/strapi-server.js', pluginSource(spool));

  const strapi = createStrapi({
    appDir: folder,
    distDir: folder,
    autoReload: false,
    serveAdminPanel: false,
  });
  const close = async () => {
    await strapi.destroy();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await strapi.load();
  } catch (error) {
    // Left alone, its open handles would keep jest waiting for ever.
    await close();
    throw error;
  }
  return { strapi, folder, spool, publicDir: join(folder, 'public'), close };
};

export type BareStrapi = {
  strapi: Core.Strapi;
  folder: string;
  spool: string;
  publicDir: string;
  close(): Promise<void>;
};

const writer = (folder: string) => (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};

const ADMIN = {
  auth: { secret: 'test' },
  apiToken: { salt: 'test' },
  transfer: { token: { salt: 'test' } },
  secrets: { encryptionKey: 'test' },
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

const pluginSource = (spool: string): string => `
  const { extendImageManipulation } = require(${JSON.stringify(join(SERVER, 'services/media-library'))});
  module.exports = {
    config: { default: { providerHosts: [] }, validator() {} },
    register: ({ strapi }) =>
      extendImageManipulation({ strapi, isExact: (path) => path.startsWith(${JSON.stringify(spool)}) }),
  };
`;
