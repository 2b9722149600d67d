import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Services } from '../../server/src/services';
import type { SandboxHandle } from '../../sandbox/server';
import type { TestDatabase } from './database';
import { FAST, writeApp } from './strapi';

const ROOT = join(__dirname, '../..');
const BUILT = join(ROOT, 'dist/server/index.js');

/** As far as tests reach into it, with services that are for the plugin alone. */
type Remote = {
  plugin(name: 'venice'): { service<N extends keyof Services>(name: N): Services[N] };
  db: Core.Strapi['db'];
};

type Reply = {
  id?: number;
  ready?: number;
  result?: unknown;
  error?: { message: string; code: string | null; charge: string | null };
};

/**
 * A Strapi in a process of its own with the plugin as it was built, so that it can be killed, stopped for a while, and be one of several
 * on a database. What is given stays when it ends.
 */
export const startStrapiProcess = async (question: {
  folder: string;
  database: TestDatabase;
  sandbox: SandboxHandle;
  venice?: Record<string, unknown>;
}) => {
  if (!existsSync(BUILT)) throw new Error('Build the plugin first: npm run build:plugin');
  const { folder, database, sandbox, venice = {} } = question;
  const config = { apiKey: 'test-key-4711', baseUrl: sandbox.url, ...FAST, ...venice };
  writeApp({ folder, database, venice: config, upload: {}, encryptionKey: 'test', server: BUILT });
  const child = fork(join(__dirname, 'strapi-child.cjs'), [folder], {
    cwd: folder,
    stdio: ['ignore', process.env.SHOW ? 'inherit' : 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_PATH: join(ROOT, 'node_modules') },
  });
  const port = await readiness(child);
  let asked = 0;
  const exited = once(child, 'exit');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  return {
    origin: `http://127.0.0.1:${port}`,

    /** Runs a function there. It is sent as text: it may use its two parameters and nothing else. */
    run: <A, R>(work: (strapi: Remote, argument: A) => Promise<R>, argument: A): Promise<R> =>
      new Promise((resolve, reject) => {
        const id = (asked += 1);
        const hear = (reply: Reply) => {
          if (reply.id !== id) return;
          child.off('message', hear);
          if (reply.error) reject(Object.assign(new Error(reply.error.message), reply.error));
          else resolve(reply.result as R); // what `work` resolved to, through JSON
        };
        child.on('message', hear);
        child.send({ id, source: work.toString(), argument });
      }),

    /** `SIGKILL` ends it at once, `SIGSTOP` and `SIGCONT` hold it for a while, `SIGTERM` lets it tidy up. */
    async signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): Promise<void> {
      child.kill(name);
      if (name === 'SIGKILL' || name === 'SIGTERM') await exited;
    },

    /** Resolves when it has ended. */
    ended: () => exited,
    hasEnded,

    async close(): Promise<void> {
      if (hasEnded()) return;
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await exited;
    },
  };
};

export type StrapiProcess = Awaited<ReturnType<typeof startStrapiProcess>>;

const readiness = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve((message as Reply).ready ?? 0)); // the first it sends
    child.once('exit', (code) => reject(new Error(`Strapi ended with ${code} before it was up`)));
  });
