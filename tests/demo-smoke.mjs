/**
 * Does `npm run demo` keep its promise? Starts it as a person would, on free ports and with data of its own, twice; looks at the admin,
 * logs in with the printed credentials, asks the plugin whom it talks to, and ends it with Ctrl-C. Exits non-zero on any miss.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FIRST_START_MS = 8 * 60_000;
const SECOND_START_MS = 15_000;
const END_MS = 15_000;
const READY = /^Ready: (http:\/\/localhost:\d+)\/admin {2}\((\S+) \/ (\S+)\)$/m;

const main = async () => {
  const data = mkdtempSync(join(tmpdir(), 'venice-smoke-'));
  const ports = { PORT: await freePort(), SANDBOX_PORT: await freePort() };
  const env = {
    ...process.env,
    PORT: String(ports.PORT),
    SANDBOX_PORT: String(ports.SANDBOX_PORT),
    DATABASE_FILENAME: join(data, 'demo.db'),
    PUBLIC_DIR: join(data, 'public'),
    // The sandbox is part of what is tried here; a key would send the demo to Venice itself.
    VENICE_API_KEY: '',
  };
  try {
    await tryOnce({ title: 'first start', limitMs: FIRST_START_MS, env, ports });
    await tryOnce({ title: 'second start', limitMs: SECOND_START_MS, env, ports });
    console.log('\nThe demo works.');
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};

const tryOnce = async ({ title, limitMs, env, ports }) => {
  console.log(`\n${title}:`);
  const demo = startDemo(env);
  try {
    const started = Date.now();
    const [, origin, email, password] = await demo.ready(limitMs);
    report(`ready at ${origin}/admin`, started);

    const page = await get({ url: `${origin}/admin` });
    expect(page.status === 200, `/admin answered ${page.status}`);
    report('/admin answers 200');

    const token = await logIn({ origin, email, password });
    report(`logged in as ${email}`);

    // Whoever the answers come from shows in the first of them.
    const models = await getJson({ url: `${origin}/venice/catalogue/models?type=image`, token });
    expect(models.data.models.length > 0, 'the catalogue is empty');
    const status = await getJson({ url: `${origin}/venice/status`, token });
    expect(status.data.configured === true, 'the plugin says that it is not configured');
    expect(status.data.sandbox === true, 'the plugin does not say that it talks to the sandbox');
    report(`the plugin knows ${models.data.models.length} image models and says sandbox`);

    const stopped = Date.now();
    await demo.interrupt(END_MS);
    for (const [name, port] of Object.entries(ports)) {
      expect(await becomesFree({ port, limitMs: END_MS }), `${name} ${port} is still in use`);
    }
    report('Ctrl-C ended it, both ports are free', stopped);
  } finally {
    demo.kill();
  }
};

/** In a process group of its own, so that Ctrl-C can be sent as a terminal sends it: to all of them at once. */
const startDemo = (env) => {
  const child = spawn('npm', ['run', 'demo'], { cwd: ROOT, env, detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(String(chunk).replace(/^(?=.)/gm, '    '));
    });
  }
  const ended = new Promise((resolve) => child.once('close', resolve));
  return {
    ready: (limitMs) =>
      within({
        limitMs,
        what: 'The Ready line',
        promise: new Promise((resolve, reject) => {
          child.stdout.on('data', () => {
            const match = READY.exec(output);
            if (match) resolve(match);
          });
          void ended.then((code) => reject(new Error(`The demo ended with exit code ${code}`)));
        }),
      }),
    interrupt: (limitMs) => {
      process.kill(-child.pid, 'SIGINT');
      return within({ limitMs, what: 'The end of the demo', promise: ended });
    },
    kill: () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended, as it should.
      }
    },
  };
};

const within = ({ promise, limitMs, what }) => {
  let timer;
  const late = new Promise((_, reject) => {
    const message = `${what} did not come within ${limitMs / 1000} s`;
    timer = setTimeout(() => reject(new Error(message)), limitMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

const logIn = async ({ origin, email, password }) => {
  const response = await fetch(`${origin}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  expect(response.ok, `the login answered ${response.status}`);
  return (await response.json()).data.token;
};

const get = ({ url, token }) =>
  fetch(url, token ? { headers: { authorization: `Bearer ${token}` } } : {});

const getJson = async (request) => {
  const response = await get(request);
  expect(response.ok, `${request.url} answered ${response.status}`);
  return response.json();
};

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen({ host: '127.0.0.1', port: 0 }, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** npm ends at once when it is interrupted; what it ran may take a moment longer. */
const becomesFree = async ({ port, limitMs }) => {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    if (await isFree(port)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
};

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host: '127.0.0.1', port }, () => probe.close(() => resolve(true)));
  });

const expect = (holds, fault) => {
  if (!holds) throw new Error(fault);
};

const report = (what, since) => {
  const time = since ? ` (${((Date.now() - since) / 1000).toFixed(1)} s)` : '';
  console.log(`  ✓ ${what}${time}`);
};

main().catch((error) => {
  console.error(`\nThe demo does not work: ${error.message}`);
  process.exitCode = 1;
});
