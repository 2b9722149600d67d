import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { App } from './strapi';

type Relayed = { path: string; body: Buffer };

export type Relay = {
  /** What was sent to a path, the latest last. */
  sentTo(path: string): unknown[];
  timesAsked(path: string): number;
  /** Instead of passing the requests to this path on; null: pass them on again. */
  answer(path: string, answer: ((response: ServerResponse) => void) | null): void;
  close(): Promise<void>;
};

/** Stands between an application and its sandbox, and remembers what was sent. Until it is closed, everything goes through it. */
export const standBetween = async ({ strapi, sandbox }: App): Promise<Relay> => {
  const relayed: Relayed[] = [];
  const answers = new Map<string, (response: ServerResponse) => void>();
  const base = new URL(sandbox.url).pathname;

  const relay = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, url = '/', headers } = request;
    const body = await buffer(request);
    const path = new URL(url, sandbox.origin).pathname.slice(base.length);
    relayed.push({ path, body });
    const own = answers.get(path);
    if (own) return own(response);
    const { authorization = '', 'content-type': type = '', accept = '' } = headers;
    const answered = await fetch(`${sandbox.origin}${url}`, {
      method,
      headers: { authorization, accept, ...(type && { 'content-type': type }) },
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    // Read here, so neither packed nor as long as it was.
    const told = [...answered.headers].filter(([name]) => !HOP_BY_HOP.test(name));
    response.writeHead(answered.status, Object.fromEntries(told));
    response.end(Buffer.from(await answered.arrayBuffer()));
  };

  const server = createServer((request, response) => {
    relay(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // a TCP server has one once it listens
  strapi.config.set('plugin::venice.baseUrl', `http://127.0.0.1:${port}${base}`);

  return {
    sentTo: (wanted) =>
      relayed
        .filter(({ path }) => path === wanted)
        .map(({ body }) => JSON.parse(body.toString('utf8')) as unknown),
    timesAsked: (wanted) => relayed.filter(({ path }) => path === wanted).length,
    answer: (path, answer) => {
      if (answer) answers.set(path, answer);
      else answers.delete(path);
    },
    close: async () => {
      strapi.config.set('plugin::venice.baseUrl', sandbox.url);
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
    },
  };
};

const HOP_BY_HOP = /^(connection|keep-alive|content-(encoding|length)|transfer-encoding)$/;
