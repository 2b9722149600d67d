import type { IncomingMessage } from 'node:http';
import { pipeline, Transform } from 'node:stream';

/**
 * A JSON-RPC call may be a list, and everything behind the door reads objects. So what is sent to such a route goes into an
 * object on its way in, under `rpc`; every other request passes as it is.
 */
export const boxed = (request: IncomingMessage): IncomingMessage => {
  if (request.method !== 'POST' || !RPC.test(request.url ?? '')) return request;
  let opened = false;
  const open = (): string => {
    const start = opened ? '' : '{"rpc":';
    opened = true;
    return start;
  };
  const box = new Transform({
    transform: (chunk: Buffer, _encoding, done) =>
      done(null, Buffer.concat([Buffer.from(open()), chunk])),
    flush: (done) => done(null, Buffer.from(`${open()}}`)),
  });
  const { headers, method, url, socket } = request;
  const wrapped = Object.assign(box, { headers, method, url, socket });
  // Whoever listens to the box hears of a client that left; here there is nobody to tell.
  pipeline(request, box, () => undefined);
  return wrapped as unknown as IncomingMessage; // all of one that the sandbox looks at
};

const RPC = /^\/api\/v1\/crypto\/rpc\/[^/?]+(?:\?|$)/;
