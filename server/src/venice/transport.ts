import http, { type ClientRequest } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { Axios } from 'axios';
import { startDeadline, type Deadline } from './deadline';
import { aborted, isVeniceError, VeniceError } from './errors';

export type RequestBody = {
  headers: Record<string, string>;
  data: Buffer | NodeJS.ReadableStream;
  /** Why the body could not be read to its end, if that happened. */
  failure(): Error | null;
  dispose(): void;
};

export type Outgoing = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body: RequestBody | null;
  /** For everything: connecting, sending, and the answer to its last byte. */
  timeoutMs: number;
  connectMs: number;
  signal?: AbortSignal;
};

export type Incoming = {
  status: number;
  /** Names in lower case, repeated ones joined. */
  headers: Readonly<Record<string, string>>;
  /** Decompressed. Fails with VeniceErrors only. */
  body: AsyncIterable<Buffer>;
};

/**
 * One HTTP request. `read` gets the answer, whatever its status, and has to be done with the body when it ends. An axios error never
 * leaves this file: it carries the Authorization header.
 */
export const exchange = async <T>(
  outgoing: Outgoing,
  read: (incoming: Incoming) => Promise<T>
): Promise<T> => {
  if (outgoing.signal?.aborted) throw aborted('none');
  const deadline = startDeadline({ ms: outgoing.timeoutMs, signal: outgoing.signal });
  const progress: Progress = { sent: false, answered: false, connectExpired: false };
  const explain = (error: unknown) => translate({ error, outgoing, deadline, progress });
  let stream: Readable | null = null;
  try {
    const response = await request({ outgoing, deadline, progress }).catch((error: unknown) => {
      throw explain(error);
    });
    progress.answered = true;
    stream = response.data;
    // Between two reads nobody listens, and an error without a listener ends the process.
    stream.on('error', () => undefined);
    return await read({
      status: response.status,
      headers: plainHeaders(response.headers),
      body: guarded({ stream, explain }),
    });
  } finally {
    deadline.clear();
    stream?.destroy();
    outgoing.body?.dispose();
  }
};

/** Whether a URL stays on this machine. Such traffic never goes through a proxy. */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname);

/** What is known when something breaks. `sent`: the connection stood, so the request may have been written. */
type Progress = { sent: boolean; answered: boolean; connectExpired: boolean };

/** A class of its own, without axios' global defaults: no interceptor or header of the host application applies here. */
const client = new Axios({});

/**
 * A fresh connection for each request. On a reused one, a server that closes it while idle looks exactly like one that took the
 * request and died, and an unknown charge costs far more than a handshake.
 */
const agents = {
  httpAgent: new http.Agent({ keepAlive: false }),
  httpsAgent: new https.Agent({ keepAlive: false }),
};

type Response = { status: number; headers: unknown; data: Readable };

const request = ({ outgoing, deadline, progress }: Sending): Promise<Response> =>
  client.request<Readable, Response>({
    ...agents,
    adapter: 'http',
    method: outgoing.method,
    url: outgoing.url,
    headers: { ...outgoing.headers, ...outgoing.body?.headers },
    data: outgoing.body?.data,
    responseType: 'stream',
    decompress: true,
    // The key must not follow a redirect to wherever it leads.
    maxRedirects: 0,
    maxBodyLength: Infinity,
    maxContentLength: -1,
    validateStatus: () => true,
    signal: deadline.signal,
    // Undefined: as HTTPS_PROXY and NO_PROXY say.
    proxy: isLoopback(new URL(outgoing.url).hostname) ? false : undefined,
    transport: {
      request: (options: https.RequestOptions, onResponse: (res: http.IncomingMessage) => void) => {
        const secure = options.protocol === 'https:';
        return watch({
          request: (secure ? https : http).request(options, onResponse),
          connectMs: outgoing.connectMs,
          progress,
        });
      },
    },
  });

type Sending = { outgoing: Outgoing; deadline: Deadline; progress: Progress };

/** Notes when the connection stands. Until then nothing has left, whatever goes wrong. */
const watch = ({ request: sending, connectMs, progress }: Watched): ClientRequest => {
  const timer = setTimeout(() => {
    progress.connectExpired = true;
    sending.destroy(new Error('no connection in time'));
  }, connectMs);
  sending.once('close', () => clearTimeout(timer));
  sending.once('socket', (socket: Socket & { encrypted?: boolean }) => {
    const connected = () => {
      clearTimeout(timer);
      progress.sent = true;
    };
    if (socket.encrypted) socket.once('secureConnect', connected);
    else if (socket.connecting) socket.once('connect', connected);
    else connected();
  });
  return sending;
};

type Watched = { request: ClientRequest; connectMs: number; progress: Progress };

async function* guarded({
  stream,
  explain,
}: {
  stream: Readable;
  explain(error: unknown): VeniceError;
}): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield chunk as Buffer; // no encoding is set, so chunks are bytes
  } catch (error) {
    throw explain(error);
  }
}

const translate = ({
  error,
  outgoing,
  deadline,
  progress,
}: Sending & { error: unknown }): VeniceError => {
  if (isVeniceError(error)) return error;
  const ended = deadline.ended();
  const detail = systemCode(error);
  if (ended === 'person') return aborted(progress.sent ? 'unknown' : 'none');
  const unread = outgoing.body?.failure();
  if (unread) {
    // Half a body cannot be worked on, so nothing was made of it.
    const message = 'A picture could not be read to its end while it was being sent';
    return new VeniceError({ code: 'invalid_input', message, detail: systemCode(unread) });
  }
  if (!progress.sent) {
    const message =
      ended === 'time' || progress.connectExpired
        ? 'No connection to Venice within the time limit'
        : 'Venice cannot be reached';
    return new VeniceError({ code: 'unreachable', message, detail });
  }
  if (ended === 'time') {
    const message = `No complete answer within ${outgoing.timeoutMs} ms`;
    return new VeniceError({ code: 'no_answer', message });
  }
  return progress.answered
    ? new VeniceError({ code: 'bad_response', message: 'The answer broke off', detail })
    : new VeniceError({
        code: 'no_answer',
        message: 'The connection broke before an answer',
        detail,
      });
};

/** The bare code, such as ECONNREFUSED. Texts of network errors may quote the request. */
const systemCode = (error: unknown): string | undefined => {
  const { code } = (error ?? {}) as { code?: unknown }; // anything can be thrown; only a string is taken
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : undefined;
};

const plainHeaders = (headers: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers as Record<string, unknown>) // axios' own bag of headers: enumerable names and values
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [
        name.toLowerCase(),
        Array.isArray(value) ? value.join(', ') : String(value),
      ])
  );
