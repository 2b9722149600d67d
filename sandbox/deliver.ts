import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import type { Fault } from './faults';
import type { Reply } from './reply';

/** The only place that writes to the wire. */
export const deliver = ({ request, response, reply, headers, fault = {} }: Delivery): void => {
  const spoiled = spoil({ reply, fault });
  const { bytes, pieces, ...wire } = encode({
    reply: spoiled,
    accepted: String(request.headers['accept-encoding'] ?? ''),
  });
  if (fault.reset === 'after') return reset(request);

  response.writeHead(spoiled.status, {
    ...headers,
    ...wire.headers,
    ...spoiled.headers,
    ...(pieces ? {} : { 'Content-Length': bytes.length }),
  });
  if (fault.truncate === undefined || fault.truncate === false) {
    if (pieces) return writeAll({ response, pieces });
    response.end(bytes);
    return;
  }
  const kept = fault.truncate === true ? Math.floor(bytes.length / 2) : fault.truncate;
  response.flushHeaders();
  response.write(bytes.subarray(0, kept), () => request.socket.destroy());
};

/** A reset, not an orderly end: the client reads ECONNRESET. */
export const reset = (request: IncomingMessage): void => {
  request.socket.resetAndDestroy();
};

/** A moment lies between two pieces, so that a client meets them one by one. */
const writeAll = ({ response, pieces }: { response: ServerResponse; pieces: Buffer[] }): void => {
  const [next, ...rest] = pieces;
  if (next === undefined || response.destroyed) {
    response.end();
    return;
  }
  response.write(next, () => setTimeout(() => writeAll({ response, pieces: rest }), GAP_MS));
};

const encode = ({ reply, accepted }: { reply: Reply; accepted: string }): Encoded => {
  if ('bytes' in reply.content) {
    return { bytes: reply.content.bytes, headers: { 'Content-Type': reply.content.type } };
  }
  if ('pieces' in reply.content) {
    const { pieces, type } = reply.content;
    return { bytes: Buffer.concat(pieces), pieces, headers: { 'Content-Type': type } };
  }
  const plain = Buffer.from(JSON.stringify(reply.content.json));
  const type = { 'Content-Type': 'application/json; charset=utf-8' };
  if (accepts({ accepted, coding: 'br' })) {
    return { bytes: brotli(plain), headers: { ...type, 'Content-Encoding': 'br' } };
  }
  if (accepts({ accepted, coding: 'gzip' })) {
    return {
      bytes: gzipSync(plain, { level: 1 }),
      headers: { ...type, 'Content-Encoding': 'gzip' },
    };
  }
  return { bytes: plain, headers: type };
};

/** Base64 of a compressed picture shrinks by a quarter at any effort, so the least effort is the right one. */
const brotli = (plain: Buffer): Buffer =>
  brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });

const accepts = ({ accepted, coding }: { accepted: string; coding: string }): boolean =>
  accepted.split(',').some((part) => {
    const [name, ...params] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return name === coding && !params.some((param) => /^q=0(\.0*)?$/.test(param));
  });

const spoil = ({ reply, fault }: { reply: Reply; fault: Fault }): Reply => {
  const { content } = reply;
  if (fault.spoil === 'empty')
    return { ...reply, content: { bytes: Buffer.alloc(0), type: typeOf(reply) } };
  if (fault.spoil === 'content_type' && 'type' in content) {
    return { ...reply, content: { ...content, type: 'text/plain' } };
  }
  if (fault.spoil === 'base64' && 'json' in content)
    return { ...reply, content: { json: garble(content.json) } };
  return reply;
};

const typeOf = ({ content }: Reply): string =>
  'type' in content ? content.type : 'application/json';

/** Puts characters that base64 does not have where an image was, in either of the two JSON shapes. */
const garble = (json: unknown): unknown => {
  const answer = json as { images?: string[]; data?: Record<string, string>[] }; // the shapes that `routes/` build
  const garbage = '@@@ this is not base64 @@@';
  if (Array.isArray(answer.images)) return { ...answer, images: answer.images.map(() => garbage) };
  if (!Array.isArray(answer.data)) return json;
  return { ...answer, data: answer.data.map(() => ({ b64_json: garbage })) };
};

const GAP_MS = 5;

/** What leaves in pieces is never compressed and has no length. */
type Encoded = { bytes: Buffer; pieces?: Buffer[]; headers: Record<string, string> };
type Delivery = {
  request: IncomingMessage;
  response: ServerResponse;
  reply: Reply;
  headers: Record<string, string>;
  fault?: Fault;
};
