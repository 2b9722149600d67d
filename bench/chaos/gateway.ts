import { createHash } from 'node:crypto';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxHandle } from '../../sandbox/server';
import type { WireAct } from './faults';
import { TAG } from './plan';
import { deliver, type Delivery } from './deliver';
import { FAULT_OF } from './wire-acts';

/** One request for pictures, as it was seen between Strapi and the sandbox. */
export type Exchange = {
  /** When it arrived. */
  at: number;
  tag: string;
  seed: number | null;
  act: WireAct | null;
  /** Ids of the ledger's entries that it caused. */
  charges: string[];
  /** SHA-256 of the pictures that were made for it, in their order. */
  pictures: string[];
  delivery: Delivery;
};

/** Called when a request has arrived, and when half of its answer has been written. What it does ends before the exchange goes on. */
export type Tap = { arrived?(): Promise<void>; halfWay?(): Promise<void> };

type Settings = {
  sandbox: SandboxHandle;
  /** What happens to the next request of this operation. */
  actOf(request: { tag: string; seed: number | null }): WireAct | null;
  /** Milliseconds that an answer takes, so that faults meet requests at every stage. */
  pace(): number;
};

export type Gateway = Awaited<ReturnType<typeof openGateway>>;

/** Stands between Strapi and the sandbox, sees every request and every byte, and knows which entry of the ledger is whose. */
export const openGateway = async ({ sandbox, actOf, pace }: Settings) => {
  const exchanges: Exchange[] = [];
  let tap: Tap = {};
  let turn: Promise<unknown> = Promise.resolve();

  /** One at a time, so that what the ledger has gained is of this request. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };

  const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const tag = TAG.exec(body.toString('latin1'))?.[0];
    if (tag === undefined) {
      const answer = await forward({ sandbox, incoming, body });
      await deliver({ response, answer, how: 'whole' });
      return;
    }
    const seed = seedOf(body);
    const act = actOf({ tag, seed });
    const exchange: Exchange = {
      ...{ at: Date.now(), tag, act, charges: [], pictures: [], delivery: 'none' },
      seed,
    };
    exchanges.push(exchange);
    const { arrived, halfWay } = tap;
    await arrived?.();
    const answer = await alone(async () => {
      const before = sandbox.ledger().entries.length;
      const fault = act === null ? undefined : FAULT_OF[act]?.();
      if (fault) sandbox.injectFault({ path: '*', ...fault });
      const came = await forward({ sandbox, incoming, body }).catch(() => null);
      exchange.charges = sandbox
        .ledger()
        .entries.slice(before)
        .map(({ id }) => id);
      return came;
    });
    if (answer === null) return void incoming.socket.resetAndDestroy();
    if (answer.status === 200) exchange.pictures = picturesOf(answer);
    await wait(act === 'too-slow' ? TOO_SLOW_MS : pace());
    const how = act === 'truncated' ? 'half' : 'whole';
    exchange.delivery = await deliver({ response, answer, how, halfWay, pauseMs: pace() / 4 });
    // Where the plugin's process was held itself, it does not count that time, and may read it all the same.
    if (act === 'too-slow') exchange.delivery = 'late';
  };

  const server = createServer((incoming, response) => {
    response.on('error', () => undefined);
    pass(incoming, response).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port

  return {
    url: `http://127.0.0.1:${port}/api/v1`,
    exchanges,
    /** Replaces the one before. */
    tap: (next: Tap): void => {
      tap = next;
    },
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Longer than the time limit that the harness gives the plugin. */
export const TIME_LIMIT_MS = 6_000;
const TOO_SLOW_MS = TIME_LIMIT_MS + 1_000;

export type Answer = { status: number; headers: IncomingMessage['headers']; bytes: Buffer };

const forward = async ({
  sandbox,
  incoming,
  body,
}: {
  sandbox: SandboxHandle;
  incoming: IncomingMessage;
  body: Buffer;
}): Promise<Answer> => {
  const { method, url, headers } = incoming;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    // Compressed answers would hide which pictures they hold.
    const asked = { ...headers, 'accept-encoding': 'identity', connection: 'close' };
    const outgoing = request(`${sandbox.origin}${url}`, { method, headers: asked }, resolve);
    outgoing.once('error', reject);
    outgoing.end(body);
  });
  return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: await buffer(answer) };
};

const seedOf = (body: Buffer): number | null => {
  const found = /"seed":(-?\d+)/.exec(body.toString('latin1'))?.[1];
  return found === undefined ? null : Number(found);
};

const picturesOf = ({ headers, bytes }: Answer): string[] => {
  if (!String(headers['content-type']).includes('json')) return [sha256(bytes)];
  const { images = [] } = JSON.parse(bytes.toString()) as { images?: string[] }; // the sandbox's own answer
  return images.map((image) => sha256(Buffer.from(image, 'base64')));
};

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
