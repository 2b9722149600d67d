import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** What became of one picture, in milliseconds. */
export type Visit = {
  /** From pressing the button until the result was seen, without Venice's part and without waiting for a free place. */
  overheadMs: number;
  /** How long it waited for a free place. */
  waitedMs: number;
  /** Keeping or discarding it. */
  decisionMs: number;
  kept: boolean;
};

export type Visits = { visits: Visit[]; faults: string[] };

type Operation = {
  id: number;
  status: string;
  createdAt: string;
  sends: { id: number; state: string; elapsedMs: number | null; startedAt: string | null }[];
};

export const POLL_MS = 200;
/** Nobody presses again at once. */
const THINKING_MS = 1_000;
const FAULTS_MAX = 20;

/** Logs in and makes picture after picture until told to stop; each is kept or discarded, as chance has it. */
export const editorAtWork = async (question: {
  origin: string;
  email: string;
  password: string;
  stop: AbortSignal;
}): Promise<Visits> => {
  const { origin, email, password, stop } = question;
  const login = await ask<{ token: string }>({
    url: `${origin}/admin/login`,
    body: { email, password },
  });
  const desk = { origin, token: login.token };
  const done: Visits = { visits: [], faults: [] };
  while (!stop.aborted && done.faults.length < FAULTS_MAX) {
    await pause(THINKING_MS * (0.5 + Math.random()));
    try {
      done.visits.push(await makeOne(desk));
    } catch (error) {
      done.faults.push(error instanceof Error ? error.message : String(error));
    }
  }
  return done;
};

type Desk = { origin: string; token: string };

const makeOne = async ({ origin, token }: Desk): Promise<Visit> => {
  const start = performance.now();
  const input = { model: 'venice-sd35', prompt: 'a forest at sunset', width: 512, height: 512 };
  let operation = await ask<Operation>({
    url: `${origin}/venice/operations`,
    token,
    body: { kind: 'generate', input, options: { save: false } },
  });
  while (operation.status === 'running') {
    await pause(POLL_MS);
    operation = await ask<Operation>({ url: `${origin}/venice/operations/${operation.id}`, token });
  }
  const seen = performance.now();
  const [send] = operation.sends;
  if (send?.state !== 'received') {
    throw new Error(`Operation ${operation.id} ended as ${send?.state ?? 'nothing'}`);
  }
  const waitedMs = Date.parse(send.startedAt ?? '') - Date.parse(operation.createdAt);
  const overheadMs = seen - start - waitedMs - (send.elapsedMs ?? 0);
  const kept = Math.random() < 0.5;
  const decision = kept ? 'keep' : 'discard';
  await ask<object>({ url: `${origin}/venice/sends/${send.id}/${decision}`, token, body: {} });
  return { overheadMs, waitedMs, decisionMs: performance.now() - seen, kept };
};

const ask = async <Data>(question: {
  url: string;
  token?: string;
  body?: object;
}): Promise<Data> => {
  const { url, token, body } = question;
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} of ${url}: ${text.slice(0, 200)}`);
  // Whoever asks knows what stands under `data`; what is not there shows in the figures at once.
  return (JSON.parse(text) as { data: Data }).data;
};
