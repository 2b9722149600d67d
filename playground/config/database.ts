import { resolve } from 'node:path';

type Env = typeof import('@strapi/utils').env;

export default ({ env }: { env: Env }) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  return {
    connection:
      client === 'sqlite'
        ? {
            client,
            connection: { filename: resolve(env('DATABASE_FILENAME', '.tmp/data.db')) },
            useNullAsDefault: true,
          }
        : { client, connection: server({ env, port: client === 'postgres' ? 5432 : 3306 }) },
  };
};

const server = ({ env, port }: { env: Env; port: number }) => ({
  host: env('DATABASE_HOST', '127.0.0.1'),
  port: env.int('DATABASE_PORT', port),
  database: env('DATABASE_NAME', 'strapi'),
  user: env('DATABASE_USERNAME', 'strapi'),
  password: env('DATABASE_PASSWORD', 'strapi'),
  ssl: env.bool('DATABASE_SSL', false),
});
