import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { answer } from './answer';
import { check } from './check';
import { faultSchema, type FaultInput } from './faults';
import type { LedgerPage } from './ledger';
import { switches, type Options } from './options';
import { openSandbox } from './sandbox';

export type SandboxHandle = {
  /** The base URL of the imitated API, ending in `/api/v1`. */
  url: string;
  /** Where the control surface `/__sandbox/…` hangs. */
  origin: string;
  port: number;
  ledger(): LedgerPage;
  injectFault(fault: FaultInput): void;
  setOptions(options: Partial<Options>): void;
  reset(): void;
  close(): Promise<void>;
};
export type SandboxSettings = {
  port?: number;
  host?: string;
  now?: () => number;
  balanceUsd?: number;
  balanceDiem?: number;
  options?: Partial<Options>;
};

export const startSandbox = async (settings: SandboxSettings = {}): Promise<SandboxHandle> => {
  const {
    port = 0,
    host = '127.0.0.1',
    now = Date.now,
    balanceUsd = 100,
    balanceDiem = 0,
    options = {},
  } = settings;
  if (!isLoopback(host))
    throw new Error(`The sandbox listens on loopback addresses only, not on ${host}`);

  let origin = '';
  const sandbox = openSandbox({
    now,
    url: () => `${origin}/api/v1`,
    balanceUsd,
    balanceDiem,
    options: switches.partial().parse(options),
  });
  const server = createServer((request, response) => {
    // A client that left takes its connection along; there is nobody to tell.
    response.on('error', () => undefined);
    answer({ sandbox, request, response }).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, resolve);
  });
  const bound = (server.address() as AddressInfo).port; // listening on TCP, so it is an AddressInfo
  origin = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;

  return {
    url: sandbox.url(),
    origin,
    port: bound,
    ledger: () => sandbox.ledger.page(),
    injectFault: (fault) => sandbox.faults.add(check({ schema: faultSchema, fields: fault })),
    setOptions: (patch) => {
      sandbox.options = { ...sandbox.options, ...switches.partial().parse(patch) };
    },
    reset: () => sandbox.reset(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
