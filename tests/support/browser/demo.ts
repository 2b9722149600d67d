import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const READY = /^Ready: (http:\/\/localhost:\d+)\/admin {2}\((\S+) \/ (\S+)\)$/m;

export type Demo = {
  origin: string;
  sandbox: string;
  email: string;
  password: string;
  stop(): Promise<void>;
};

/** The real demo, on free ports, with data of its own that goes when it ends. */
export const startDemo = async (): Promise<Demo> => {
  const data = mkdtempSync(join(tmpdir(), 'venice-browser-'));
  const sandboxPort = await freePort();
  const child = spawn(process.execPath, [join(ROOT, 'playground', 'demo.mjs')], {
    cwd: ROOT,
    env: {
      ...process.env,
      // jest's own, which would make React and Strapi behave as in a unit test.
      NODE_ENV: '',
      NODE_OPTIONS: '',
      PORT: String(await freePort()),
      SANDBOX_PORT: String(sandboxPort),
      DATABASE_FILENAME: join(data, 'demo.db'),
      PUBLIC_DIR: join(data, 'public'),
      VENICE_API_KEY: '',
    },
  });
  const [, origin = '', email = '', password = ''] = await readyLine(child);
  return {
    origin,
    sandbox: `http://127.0.0.1:${sandboxPort}`,
    email,
    password,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGINT');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
};

const readyLine = (child: ChildProcess): Promise<RegExpExecArray> =>
  new Promise((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer) => {
      output += String(chunk);
      const match = READY.exec(output);
      if (match) resolve(match);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', (code) => reject(new Error(`The demo ended with ${code}:\n${output}`)));
  });

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen({ host: '127.0.0.1', port: 0 }, () => {
      const { port } = probe.address() as AddressInfo; // it listens on a port
      probe.close(() => resolve(port));
    });
  });
