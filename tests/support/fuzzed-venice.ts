import { createServer, STATUS_CODES, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';

/** How the end of a body is told, truly or not. */
export type Framing =
  | 'length'
  | 'too-long'
  | 'too-short'
  | 'chunked'
  | 'chunked-cut'
  | 'until-closed';
export type Encoding = 'none' | 'gzip' | 'br' | 'gzip-lie' | 'br-lie' | 'unheard-of';

export type Delivery = {
  status: number;
  headers: [string, string][];
  framing: Framing;
  encoding: Encoding;
  /** Leaves the connection open afterwards, as a server does that hangs. */
  hangs: boolean;
};

const anyHeaderText = fc.oneof(
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
  }),
  fc.string().map(encodeURIComponent),
  fc.integer().map(String),
  fc.constantFrom(
    'true',
    'false',
    '0',
    '-1',
    '1e300',
    '9'.repeat(300),
    '%00',
    '%FF',
    'a'.repeat(600)
  )
);

const HEADERS = [
  'content-type',
  'retry-after',
  'location',
  'set-cookie',
  'cf-ray',
  'x-request-id',
  'x-venice-model-id',
  'x-venice-is-blurred',
  'x-venice-is-content-violation',
  'x-venice-contains-minor',
  'x-venice-enhanced-prompt',
  'x-venice-balance-usd',
  'x-venice-sandbox',
  'x-ratelimit-limit-requests',
  'x-ratelimit-remaining-requests',
  'x-ratelimit-reset-requests',
  'x-ratelimit-remaining',
  'x-ratelimit-resets',
] as const;

/** Whether all of a body arrives, and its reader can know that. */
export const arrives = ({ framing }: Delivery): boolean => !BROKEN.includes(framing);

const BROKEN: Framing[] = ['too-long', 'too-short', 'chunked-cut'];

export const anyDelivery: fc.Arbitrary<Delivery> = fc.record({
  status: fc.oneof(
    { weight: 12, arbitrary: fc.constant(200) },
    { weight: 1, arbitrary: fc.integer({ min: 100, max: 999 }) },
    { weight: 1, arbitrary: fc.constantFrom(204, 304, 400, 401, 402, 422, 429, 500, 502, 503) }
  ),
  headers: fc.array(fc.tuple(fc.constantFrom(...HEADERS), anyHeaderText), { maxLength: 5 }),
  framing: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom<Framing>('length', 'chunked', 'until-closed') },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Framing>('too-long', 'too-short', 'chunked-cut'),
    }
  ),
  encoding: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<Encoding>('none', 'none', 'gzip', 'br', 'unheard-of') },
    { weight: 1, arbitrary: fc.constantFrom<Encoding>('gzip-lie', 'br-lie') }
  ),
  hangs: fc.oneof(
    { weight: 15, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) }
  ),
});

/** A server that writes its answers itself, since Node's would keep to the rules. Free questions get an empty catalogue. */
export const startFuzzedVenice = async () => {
  let next: { delivery: Delivery; body: Buffer } | null = null;
  const server = createServer((request, response) => {
    buffer(request).then(
      () => {
        if (request.method === 'GET') response.end('{"object":"list","data":[]}');
        else if (next) deliver({ response, ...next });
      },
      // The client went away while sending.
      () => undefined
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // a TCP server has one once it listens
  return {
    url: `http://127.0.0.1:${port}`,
    answerWith: (answer: { delivery: Delivery; body: Buffer }) => {
      next = answer;
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

const ENCODERS: Record<Encoding, { name: string | null; encode(bytes: Buffer): Buffer }> = {
  none: { name: null, encode: (bytes) => bytes },
  gzip: { name: 'gzip', encode: (bytes) => gzipSync(bytes) },
  br: { name: 'br', encode: (bytes) => brotliCompressSync(bytes) },
  'gzip-lie': { name: 'gzip', encode: (bytes) => bytes },
  'br-lie': { name: 'br', encode: (bytes) => bytes },
  'unheard-of': { name: 'rot13', encode: (bytes) => bytes },
};

const FRAMES: Record<Framing, (bytes: Buffer) => { header: string; bytes: Buffer }> = {
  length: (bytes) => ({ header: `Content-Length: ${bytes.length}`, bytes }),
  'too-long': (bytes) => ({ header: `Content-Length: ${bytes.length + 7}`, bytes }),
  'too-short': (bytes) => ({ header: `Content-Length: ${Math.floor(bytes.length / 2)}`, bytes }),
  chunked: (bytes) => ({ header: CHUNKED, bytes: Buffer.concat([...chunksOf(bytes), LAST]) }),
  'chunked-cut': (bytes) => ({ header: CHUNKED, bytes: Buffer.concat(chunksOf(bytes)) }),
  'until-closed': (bytes) => ({ header: 'Connection: close', bytes }),
};

const CHUNKED = 'Transfer-Encoding: chunked';
const LAST = Buffer.from('0\r\n\r\n');
const CHUNK_BYTES = 7_001;

const chunksOf = (bytes: Buffer): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_none, index) => {
    const part = bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    return Buffer.concat([
      Buffer.from(`${part.length.toString(16)}\r\n`),
      part,
      Buffer.from('\r\n'),
    ]);
  });

const deliver = (question: {
  response: ServerResponse;
  delivery: Delivery;
  body: Buffer;
}): void => {
  const { response, delivery, body } = question;
  const { status, headers, framing, encoding, hangs } = delivery;
  const { name, encode } = ENCODERS[encoding];
  const frame = FRAMES[framing](encode(body));
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Odd'}`,
    ...headers.map(([header, value]) => `${header}: ${value}`),
    ...(name === null ? [] : [`Content-Encoding: ${name}`]),
    frame.header,
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  const { socket } = response;
  // What is written when the client has gone comes back as an error, which is its right.
  socket?.on('error', () => undefined);
  const bytes = Buffer.concat([head, frame.bytes]);
  if (hangs) socket?.write(bytes);
  else socket?.end(bytes);
};
