import { parseArgs } from 'node:util';

import { isLoopback, type SandboxSettings } from './server';

export const DEFAULT_PORT = 4010;

export const HELP = `An imitation of the Venice.ai HTTP API for demos and tests. Not the live Venice.

Usage: venice-sandbox [--port 4010] [--host 127.0.0.1] [--latency 0] [--balance 100]

  --port <n>      port to listen on; 0 takes a free one            (default ${DEFAULT_PORT})
  --host <h>      loopback address to listen on                    (default 127.0.0.1)
  --latency <ms>  how long a paid answer is held back              (default 0)
  --balance <usd> dollars in hand at the start and after a reset   (default 100)
  --help          this text
`;

export type Command =
  | { kind: 'help' }
  | { kind: 'wrong'; reason: string }
  | { kind: 'start'; settings: SandboxSettings };

export const readArguments = (argv: string[]): Command => {
  try {
    const { values } = parseArgs({ args: argv, options: OPTIONS });
    if (values.help) return { kind: 'help' };
    const host = values.host ?? '127.0.0.1';
    if (!isLoopback(host))
      throw new Error(`--host must be a loopback address such as 127.0.0.1, not ${host}`);
    return {
      kind: 'start',
      settings: {
        host,
        port: whole({ name: 'port', text: values.port ?? String(DEFAULT_PORT), max: 65_535 }),
        balanceUsd: amount({ name: 'balance', text: values.balance ?? '100' }),
        options: {
          latencyMs: whole({ name: 'latency', text: values.latency ?? '0', max: 600_000 }),
        },
      },
    };
  } catch (error) {
    return { kind: 'wrong', reason: error instanceof Error ? error.message : String(error) };
  }
};

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  latency: { type: 'string' },
  balance: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const whole = ({ name, text, max }: { name: string; text: string; max: number }): number => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new Error(`--${name} must be a whole number from 0 to ${max}, not ${text}`);
};

const amount = ({ name, text }: { name: string; text: string }): number => {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new Error(`--${name} must be a number of dollars, not ${text}`);
};
