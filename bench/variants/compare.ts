import { join } from 'node:path';
import { startProgram, stopProgram } from '../support/child-program';
import { median } from '../support/median';
import type { SandboxProcess } from '../support/sandbox-process';
import type { VariantsCell, VariantsResult } from './cell';

export type Variants = { latencyMs: number; togetherMs: number; oneByOneMs: number };

/** Against the sandbox, which takes a second for each picture here, besides drawing it. */
export const compareVariants = async (): Promise<Variants> => {
  const latencyMs = 1_000;
  const sandbox = await startProgram<{ url: string }>({
    path: join(__dirname, '..', 'support', 'sandbox-process.js'),
    argument: { latencyMs } satisfies SandboxProcess,
  });
  try {
    const cell = await startProgram<VariantsResult>({
      path: join(__dirname, 'cell.js'),
      argument: { baseUrl: sandbox.message.url, repetitions: 2 } satisfies VariantsCell,
      env: { NODE_ENV: 'production' },
    });
    await stopProgram(cell.child);
    const { together, oneByOne } = cell.message;
    return { latencyMs, togetherMs: median(together), oneByOneMs: median(oneByOne) };
  } finally {
    await stopProgram(sandbox.child);
  }
};
