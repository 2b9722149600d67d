import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

const WINDOWS = process.platform === 'win32';
const LEAVE_WITH_PARENT = fileURLToPath(new URL('./leave-with-parent.cjs', import.meta.url));

/** How long a program may take to end before it is ended. */
const GRACE_MS = 5_000;
const LINES_SHOWN = 25;

/**
 * Everything that the demo starts, so that none of it outlives the demo: not after Ctrl-C, not after SIGTERM, not when one of them
 * dies, and not even when the demo itself is killed.
 */
export const createProcesses = ({ log }) => {
  const file = createWriteStream(log);
  const running = new Set();
  let stopping = false;

  const launch = ({ command = process.execPath, args, cwd, env = {}, stayClose = false }) => {
    const child = spawn(command, stayClose ? ['--require', LEAVE_WITH_PARENT, ...args] : args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', ...(stayClose ? ['ipc'] : [])],
      // A group of its own: the terminal's Ctrl-C reaches the demo alone, which then ends the group in order.
      detached: !WINDOWS,
      shell: WINDOWS && command === 'npm',
    });
    const tail = keepTail();
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        file.write(chunk);
        tail.add(chunk);
      });
    }
    const ended = new Promise((resolve) => {
      child.once('error', (error) => resolve({ how: error.message }));
      child.once('close', (code, signal) => resolve({ code, how: signal ?? `exit code ${code}` }));
    });
    const entry = { child, ended, tail };
    running.add(entry);
    void ended.then(() => running.delete(entry));
    return entry;
  };

  const stopAll = async () => {
    stopping = true;
    await Promise.all(
      [...running].map(async ({ child, ended }) => {
        signal({ child, name: 'SIGTERM' });
        const late = setTimeout(() => signal({ child, name: 'SIGKILL' }), GRACE_MS);
        await ended;
        clearTimeout(late);
      })
    );
  };

  const exit = async (code) => {
    if (stopping) return;
    await stopAll();
    process.exit(code);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void exit(0));
  watchParent(() => void exit(0));

  const fail = async ({ message, tail }) => {
    if (stopping) return;
    console.error(`\n${message}\n${tail.lines()}\nEverything it said is in ${log}`);
    await exit(1);
  };

  return {
    /** Runs a program to its end; a failure ends the demo. */
    run: async ({ says, ...program }) => {
      const started = Date.now();
      process.stdout.write(`${says} … `);
      const { ended, tail } = launch(program);
      const { code, how } = await ended;
      if (code === 0 && !stopping) {
        console.log(`${((Date.now() - started) / 1000).toFixed(0)} s`);
        return;
      }
      await fail({ message: `${says} failed (${how}). Its last lines:`, tail });
      await new Promise(() => undefined); // the process is on its way out
    },
    /** Starts a program that is to run as long as the demo. */
    start: ({ name, ...program }) => {
      const { ended, tail } = launch({ ...program, stayClose: true });
      void ended.then(({ how }) =>
        fail({ message: `${name} stopped by itself (${how}). Its last lines:`, tail })
      );
    },
    exit,
  };
};

/** npm hands a SIGTERM to the shell between us, which dies without handing it on. Losing that parent means the same. */
const watchParent = (leave) => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && leave(), 500).unref();
};

const signal = ({ child, name }) => {
  try {
    if (WINDOWS) child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // It has ended already.
  }
};

const keepTail = () => {
  let text = '';
  return {
    add: (chunk) => {
      text = (text + chunk).slice(-16_000);
    },
    lines: () => text.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n'),
  };
};
