import { secret } from '../src/local-secrets';

type Env = typeof import('@strapi/utils').env;

export default ({ env }: { env: Env }) => ({
  auth: { secret: secret({ env, name: 'ADMIN_JWT_SECRET' }) },
  apiToken: { salt: secret({ env, name: 'API_TOKEN_SALT' }) },
  transfer: { token: { salt: secret({ env, name: 'TRANSFER_TOKEN_SALT' }) } },
  // Without it the Venice key could not be stored from the settings page.
  secrets: { encryptionKey: secret({ env, name: 'ENCRYPTION_KEY' }) },
  // Tests log in more often than people do.
  rateLimit: { enabled: false },
  flags: { nps: false, promoteEE: false },
});
