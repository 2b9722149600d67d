import type { Core } from '@strapi/strapi';
import {
  RateLimiterMemory,
  RateLimiterMySQL,
  RateLimiterPostgres,
  RateLimiterSQLite,
  type RateLimiterAbstract,
  type RateLimiterStoreAbstract,
} from 'rate-limiter-flexible';

export type Limiters = {
  /** Images of the current minute. */
  images: RateLimiterAbstract;
  /** Refusals in a row. */
  refusals: RateLimiterAbstract;
};

/** The library makes and cleans it; Strapi leaves tables alone that it does not know. */
const TABLE = 'venice_limits';

/** Counters in Strapi's own database, so that all instances count together. While it cannot be reached, each counts for itself. */
export const openLimiters = async ({
  strapi,
  circuit,
}: {
  strapi: Core.Strapi;
  circuit: Circuit;
}): Promise<Limiters> => {
  const { minute, row } = boundsOf(circuit);
  // The first makes the table.
  const images = await open({ strapi, bounds: minute, tableCreated: false });
  return { images, refusals: await open({ strapi, bounds: row, tableCreated: true }) };
};

/** For a database that does not let the library make its table: this process then counts for itself. */
export const ownLimiters = (circuit: Circuit): Limiters => {
  const { minute, row } = boundsOf(circuit);
  return { images: new RateLimiterMemory(minute), refusals: new RateLimiterMemory(row) };
};

type Circuit = { refusals: number; pauseMs: number };

const boundsOf = ({ refusals, pauseMs }: Circuit) => ({
  minute: { keyPrefix: 'venice', points: 20, duration: 60 },
  row: {
    keyPrefix: 'venice_refusals',
    points: refusals,
    duration: Math.ceil(pauseMs / 1_000),
  },
});

const open = ({
  strapi,
  bounds,
  tableCreated,
}: {
  strapi: Core.Strapi;
  bounds: { keyPrefix: string; points: number; duration: number };
  tableCreated: boolean;
}): Promise<RateLimiterStoreAbstract> =>
  new Promise((resolve, reject) => {
    const { connection } = strapi.db;
    const Limiter = {
      sqlite: RateLimiterSQLite,
      postgres: RateLimiterPostgres,
      mysql: RateLimiterMySQL,
    }[dialectOf(strapi)];
    const options = {
      ...bounds,
      storeClient: connection,
      storeType: 'knex',
      tableName: TABLE,
      tableCreated,
      clearExpiredByTimeout: false,
      insuranceLimiter: new RateLimiterMemory(bounds),
      ...placeOf(strapi),
    };
    const limiter: RateLimiterStoreAbstract = new Limiter(options, (error?: Error) =>
      error ? reject(error) : setImmediate(() => resolve(limiter))
    );
  });

const dialectOf = (strapi: Core.Strapi): 'sqlite' | 'postgres' | 'mysql' =>
  // Strapi takes no other.
  strapi.db.dialect.client as 'sqlite' | 'postgres' | 'mysql';

/** Where the table belongs: a schema of PostgreSQL, a database of MySQL. */
const placeOf = (strapi: Core.Strapi): { schemaName?: string; dbName?: string } => {
  const schemaName = strapi.db.getSchemaName();
  if (dialectOf(strapi) === 'postgres') return schemaName ? { schemaName } : {};
  if (dialectOf(strapi) === 'sqlite') return {};
  // knex knows it from whichever form of connection was configured; its types leave it out.
  const { client } = strapi.db.connection as unknown as { client: { database(): string } };
  return { dbName: client.database() };
};
