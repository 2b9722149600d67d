import { startSandbox } from '../../sandbox/server';
import { argumentOf, report } from './child-program';

/** The sandbox in a process of its own, so that what it draws is not counted as ours. */
export type SandboxProcess = { latencyMs: number };

const main = async (): Promise<void> => {
  const { latencyMs } = argumentOf<SandboxProcess>();
  // So much of both that a long run is not held back.
  const sandbox = await startSandbox({
    balanceUsd: 1_000_000,
    options: { latencyMs, requestsPerMinute: 1_000_000 },
  });
  await report({ url: sandbox.url });
  // Whoever started it has ended.
  process.once('disconnect', () => process.exit(0));
};

void main();
