import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { nextMessage, startProgram, stopProgram } from '../support/child-program';
import type { SandboxProcess } from '../support/sandbox-process';
import type { Application, Memory, Started } from './application';
import { editorAtWork, type Visits } from './editor';
import { leaks, type Samples } from './leak';
import { printSoak } from './print';

const EDITORS = 30;
const LATENCY_MS = 1_000;
/** Code is compiled and caches are filled in this part of the time. */
const WARM_UP = 0.2;

/** Thirty editors at once for some minutes. Ends with 1 where something failed or memory went on growing. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '3' } } });
  const minutes = Number(values.minutes);
  if (!(minutes >= 0.1 && minutes <= 600)) {
    throw new Error('--minutes has to be a number from 0.1 to 600');
  }
  const sandbox = await startProgram<{ url: string }>({
    path: join(__dirname, '..', 'support', 'sandbox-process.js'),
    argument: { latencyMs: LATENCY_MS } satisfies SandboxProcess,
  });
  try {
    const { child, message } = await startProgram<Started>({
      path: join(__dirname, 'application.js'),
      argument: { baseUrl: sandbox.message.url, editors: EDITORS } satisfies Application,
    });
    try {
      const { visits, samples } = await work({ child, started: message, ms: minutes * 60_000 });
      const leaked = leaks(samples);
      printSoak({ editors: EDITORS, minutes, latencyMs: LATENCY_MS, visits, samples, leaked });
      if (leaked || visits.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
    } finally {
      await end(child);
    }
  } finally {
    await stopProgram(sandbox.child);
  }
};

const work = async (question: {
  child: ChildProcess;
  started: Started;
  ms: number;
}): Promise<{ visits: Visits[]; samples: Samples }> => {
  const { child, started, ms } = question;
  const stop = new AbortController();
  const { origin, emails, password } = started;
  const editors = emails.map((email) =>
    editorAtWork({ origin, email, password, stop: stop.signal })
  );
  const half = (ms * (1 - WARM_UP)) / 2;
  await pause(ms * WARM_UP);
  const start = await memoryOf(child);
  await pause(half);
  const middle = await memoryOf(child);
  await pause(half);
  const last = await memoryOf(child);
  stop.abort();
  return { visits: await Promise.all(editors), samples: { start, middle, end: last } };
};

const memoryOf = (child: ChildProcess): Promise<Memory> => {
  child.send('memory');
  return nextMessage<Memory>(child);
};

/** It removes its folder first. */
const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.connected) {
    const gone = once(child, 'exit', { signal: AbortSignal.timeout(10_000) });
    child.send('end');
    await gone.catch(() => undefined);
  }
  await stopProgram(child);
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
