import { secret } from '../src/local-secrets';

type Env = typeof import('@strapi/utils').env;

// The Venice plugin needs no line here: it is found in package.json like any published plugin, and takes its key and its address
// from VENICE_API_KEY and VENICE_BASE_URL.
export default ({ env }: { env: Env }) => ({
  'users-permissions': { config: { jwtSecret: secret({ env, name: 'JWT_SECRET' }) } },
});
