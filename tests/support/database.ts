import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knex } from 'knex';

/** A database that is empty at first, as Strapi's configuration names it. */
export type TestDatabase = {
  client: Client;
  /** What stands under `connection` in `config/database`. */
  connection: Connection;
  /** Ends it for good. Whoever is still connected is thrown out. */
  drop(): Promise<void>;
};

type Connection =
  | { client: 'sqlite'; connection: { filename: string }; useNullAsDefault: true }
  | { client: 'postgres' | 'mysql'; connection: Server & { database: string } };

type Server = { host: string; port: number; user: string; password: string };

/**
 * Of the kind that `TEST_DATABASE` names: a file (in `folder`, where it is given), or a database of its own on a server, which has to be
 * running.
 */
export const createDatabase = async ({ folder }: { folder?: string } = {}): Promise<TestDatabase> =>
  CREATE[chosen()](folder);

/** The text of `config/database.js`. */
export const configSource = ({ connection }: TestDatabase): string => `
  // Strapi's own migrations change tables within transactions, of which knex warns once for each on MySQL.
  const log = { warn: (text) => text.includes('Transaction was implicitly committed') || console.warn(text) };
  module.exports = { connection: { ...${JSON.stringify(connection)}, log } };
`;

const CLIENTS = ['sqlite', 'postgres', 'mysql'] as const;
type Client = (typeof CLIENTS)[number];

const chosen = (): Client => {
  const name = process.env.TEST_DATABASE || 'sqlite';
  const client = CLIENTS.find((known) => known === name);
  if (!client) throw new Error(`TEST_DATABASE is "${name}", and not one of ${CLIENTS.join(', ')}`);
  return client;
};

const CREATE: Record<Client, (folder?: string) => Promise<TestDatabase>> = {
  sqlite: async (given) => {
    const folder = given ?? mkdtempSync(join(tmpdir(), 'venice-database-'));
    // A real file: Strapi would make one called ":memory:" and keep it.
    const filename = join(folder, 'data.db');
    const connection = {
      client: 'sqlite',
      connection: { filename },
      useNullAsDefault: true,
    } as const;
    return {
      client: 'sqlite',
      connection,
      drop: async () => rmSync(given ? filename : folder, { recursive: true, force: true }),
    };
  },

  postgres: async () => {
    const url = process.env.TEST_POSTGRES_URL || 'postgres://postgres@127.0.0.1:5432/postgres';
    const database = newName();
    // Nobody is ever connected to template0, which would keep it from being copied.
    await ask({ url, sql: `CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8'` });
    return {
      client: 'postgres',
      connection: { client: 'postgres', connection: { ...serverOf(url), database } },
      drop: () => ask({ url, sql: `DROP DATABASE IF EXISTS ${database} WITH (FORCE)` }),
    };
  },

  mysql: async () => {
    const url = process.env.TEST_MYSQL_URL || 'mysql://root@127.0.0.1:3306';
    const database = newName();
    await ask({ url, sql: `CREATE DATABASE ${database} CHARACTER SET utf8mb4` });
    return {
      client: 'mysql',
      connection: { client: 'mysql', connection: { ...serverOf(url), database } },
      drop: () => ask({ url, sql: `DROP DATABASE IF EXISTS ${database}` }),
    };
  },
};

const newName = (): string => `venice_test_${process.pid}_${randomBytes(6).toString('hex')}`;

const serverOf = (text: string): Server => {
  const url = new URL(text);
  return {
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'mysql:' ? 3306 : 5432)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
};

/** Says something to a server over a connection of its own. */
const ask = async ({ url, sql }: { url: string; sql: string }): Promise<void> => {
  const client = url.startsWith('mysql:') ? 'mysql2' : 'pg';
  const database = new URL(url).pathname.slice(1) || undefined;
  const server = knex({
    client,
    connection: { ...serverOf(url), database },
    pool: { min: 0, max: 1 },
  });
  try {
    await server.raw(sql);
  } finally {
    await server.destroy();
  }
};
