import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { secret } from '../src/local-secrets';

type Env = typeof import('@strapi/utils').env;

export default ({ env }: { env: Env }) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  app: { keys: env.array('APP_KEYS') ?? [secret({ env, name: 'APP_KEYS' })] },
  dirs: { public: publicFolder(env('PUBLIC_DIR', './public')) },
});

/** Strapi's local upload provider does not start without its folder, and a folder of one's own is empty at first. */
const publicFolder = (folder: string): string => {
  mkdirSync(resolve(folder, 'uploads'), { recursive: true });
  return folder;
};
