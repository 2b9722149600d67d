import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type AppFolder = {
  folder: string;
  /** `config` of our plugin; it needs at least `apiKey` and `baseUrl`. */
  venice: Record<string, unknown>;
  upload?: Record<string, unknown>;
  /** A `connection` as Strapi's `config/database` takes it; an SQLite file in the folder by default. */
  database?: Record<string, unknown>;
  /** 0 takes a free one. */
  port?: number;
};

/** A new empty folder. Strapi resolves links in some of its paths and not in others, so it gets one without any. */
export const emptyFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'venice-bench-')));

/** Writes a Strapi application that loads the plugin as an installed package does: what was built, by the package's own exports. */
export const writeAppFolder = ({
  folder,
  venice,
  upload = {},
  database = sqlite(folder),
  port = 0,
}: AppFolder): void => {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const module = (path: string, value: unknown) =>
    write(path, `module.exports = ${JSON.stringify(value)}`);
  write('public/uploads/.keep', '');
  write('src/.keep', '');
  write('package.json', JSON.stringify({ name: 'app', version: '0.0.0', dependencies: {} }));
  module('config/server.js', { host: '127.0.0.1', port, app: { keys: ['key'] } });
  module('config/admin.js', ADMIN);
  module('config/middlewares.js', MIDDLEWARES);
  module('config/logger.js', { level: 'warn' });
  module('config/database.js', { connection: database });
  module('config/plugins.js', {
    upload: { config: upload },
    venice: { enabled: true, resolve: 'strapi-plugin-venice/package.json', config: venice },
  });
};

const sqlite = (folder: string) => ({
  client: 'sqlite',
  connection: { filename: join(folder, 'data.db') },
  useNullAsDefault: true,
});

const ADMIN = {
  auth: { secret: 'secret' },
  apiToken: { salt: 'salt' },
  transfer: { token: { salt: 'salt' } },
  secrets: { encryptionKey: 'encryption-key' },
  // Thirty editors log in within a second.
  rateLimit: { enabled: false },
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
