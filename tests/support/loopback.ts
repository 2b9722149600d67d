import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import busboy from 'busboy';

/** One scripted answer. What is set is done in this order. */
export type Reply = {
  /** Cuts the connection off once the request has been read. */
  reset?: true;
  /** Never answers; the connection stays open. */
  hang?: true;
  status?: number;
  headers?: Record<string, string | string[]>;
  /** An object travels as JSON. */
  body?: Buffer | string | object;
  /** Announces the whole body, sends so many bytes of it, and then cuts the connection off, or stays open with `hang`. */
  cutAfter?: number;
};

export type Received = {
  method: string;
  path: string;
  query: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
};

export type Part = {
  name: string;
  text: string;
  file: { name: string | undefined; mime: string } | null;
};

export type Loopback = {
  url: string;
  port: number;
  /** Every request that was read to its end. */
  received: Received[];
  /** Answers in their order; the last one stays. */
  script(...replies: Reply[]): void;
  /** Called when a request has been read, before it is answered. */
  onRequest(listener: () => void): void;
  close(): Promise<void>;
};

/** A tiny real HTTP server that answers as it is told and remembers what it was sent. */
export const startLoopback = async (): Promise<Loopback> => {
  const received: Received[] = [];
  let replies: Reply[] = [];
  let listener = (): void => undefined;
  const server = createServer((request, response) => {
    buffer(request).then(
      (body) => {
        received.push(asReceived({ request, body }));
        listener();
        answer({ response, reply: (replies.length > 1 ? replies.shift() : replies[0]) ?? {} });
      },
      // The client went away while sending.
      () => undefined
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // a TCP server has one once it listens
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    received,
    script: (...next) => {
      replies = next;
    },
    onRequest: (next) => {
      listener = next;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

/** One server for the tests of a file, with nothing scripted and nothing received at the start of each. */
export const useLoopback = (): (() => Loopback) => {
  let loopback: Loopback;
  beforeEach(async () => {
    loopback = await startLoopback();
  });
  afterEach(() => loopback.close());
  return () => loopback;
};

export const jsonOf = (received: Received | undefined): unknown =>
  JSON.parse(received?.body.toString('utf8') ?? 'null');

/** The parts of a form in their order; the bytes of files as latin1 text. */
export const partsOf = ({ headers, body }: Received): Promise<Part[]> =>
  new Promise((resolve, reject) => {
    const parts: Part[] = [];
    const form = busboy({ headers });
    form.on('field', (name, text) => parts.push({ name, text, file: null }));
    form.on('file', (name, stream, info) => {
      const part: Part = { name, text: '', file: { name: info.filename, mime: info.mimeType } };
      parts.push(part);
      stream.on('data', (chunk: Buffer) => {
        part.text += chunk.toString('latin1');
      });
    });
    form.on('error', reject);
    form.on('close', () => resolve(parts));
    form.end(body);
  });

const asReceived = ({ request, body }: { request: IncomingMessage; body: Buffer }): Received => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://loopback');
  const { method = '', headers } = request;
  return { method, path: pathname, query: search, headers, body };
};

const answer = ({ response, reply }: { response: ServerResponse; reply: Reply }): void => {
  const { status = 200, headers = {}, body = '', cutAfter, hang, reset } = reply;
  if (reset) return void response.socket?.resetAndDestroy();
  if (hang && cutAfter === undefined) return;
  const json = typeof body === 'object' && !Buffer.isBuffer(body);
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(json ? JSON.stringify(body) : body);
  response.writeHead(status, {
    'content-type': json ? 'application/json; charset=utf-8' : 'application/octet-stream',
    'content-length': bytes.length,
    ...headers,
  });
  if (cutAfter === undefined) return void response.end(bytes);
  response.flushHeaders();
  response.write(bytes.subarray(0, cutAfter), () => !hang && response.socket?.destroy());
};
