import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { readText } from '../../../server/src/venice/decode';
import { exchange, isLoopback, type Outgoing } from '../../../server/src/venice/transport';
import { useLoopback } from '../../support/loopback';
import { failure } from '../../support/venice-client';

const venice = useLoopback();

const send = (more: Partial<Outgoing> = {}) =>
  exchange(
    {
      method: 'POST',
      url: `${venice().url}/image/edit`,
      headers: { Authorization: 'Bearer k' },
      body: {
        headers: { 'Content-Type': 'application/json' },
        data: Buffer.from('{"prompt":"x"}'),
        failure: () => null,
        dispose: () => undefined,
      },
      timeoutMs: 5_000,
      connectMs: 5_000,
      ...more,
    },
    async ({ status, headers, body }) => ({
      status,
      headers,
      text: await readText({ body, maxBytes: 1_000_000 }),
    })
  );

const withoutProxy = [
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'NO_PROXY',
  'no_proxy',
];

describe('an answer', () => {
  it('comes with its status, its headers in lower case and its body', async () => {
    venice().script({ status: 422, headers: { 'CF-RAY': 'r', 'X-A': ['1', '2'] }, body: 'ü' });
    const answer = await send();
    expect(answer).toMatchObject({ status: 422, text: 'ü' });
    expect(answer.headers).toMatchObject({ 'cf-ray': 'r', 'x-a': '1, 2' });
  });

  it.each([
    ['gzip', gzipSync('{"a":1}')],
    ['br', brotliCompressSync('{"a":1}')],
  ])('is unpacked from %s', async (encoding, body) => {
    venice().script({ headers: { 'content-encoding': encoding }, body });
    expect((await send()).text).toBe('{"a":1}');
  });

  it('that is a redirect is not followed, so that the key stays here', async () => {
    venice().script({ status: 307, headers: { location: `${venice().url}/elsewhere` } });
    expect((await send()).status).toBe(307);
    expect(venice().received).toHaveLength(1);
  });

  it('does not come through a proxy when it comes from this machine', async () => {
    const before = { ...process.env };
    withoutProxy.forEach((name) => delete process.env[name]);
    process.env.HTTP_PROXY = 'http://127.0.0.1:9';
    venice().script({ body: 'direct' });
    const answer = await send().finally(() =>
      Object.assign(process.env, { HTTP_PROXY: '' }, before)
    );
    expect(answer.text).toBe('direct');
  });
});

describe('unreachable: the request never left', () => {
  it('when the connection is refused', async () => {
    await venice().close();
    expect(await failure(send())).toMatchObject({
      code: 'unreachable',
      charge: 'none',
      detail: 'ECONNREFUSED',
    });
  });

  it('when the name is unknown', async () => {
    const lookup = jest.spyOn(dns, 'lookup').mockImplementation(((...given: unknown[]) => {
      const unknown = Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
      (given.at(-1) as (error: Error) => void)(unknown);
    }) as never); // one of many overloads
    const error = await failure(send({ url: 'https://venice.example/api' }));
    lookup.mockRestore();
    expect(error).toMatchObject({ code: 'unreachable', charge: 'none', detail: 'ENOTFOUND' });
  });

  it('when there is no TLS at the other end', async () => {
    const error = await failure(send({ url: `https://127.0.0.1:${venice().port}/` }));
    expect(error).toMatchObject({ code: 'unreachable', charge: 'none' });
  });

  it('when the certificate is not to be trusted', async () => {
    const file = (name: string) => readFileSync(join(__dirname, '../../fixtures/tls', name));
    const server = createServer({
      key: file('pictures.example.key.pem'),
      cert: file('pictures.example.cert.pem'),
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo; // a TCP server has one once it listens
    const error = await failure(send({ url: `https://127.0.0.1:${port}/` }));
    server.close();
    expect(error).toMatchObject({ code: 'unreachable', charge: 'none' });
  });

  it('when the connection takes too long', async () => {
    const lookup = jest.spyOn(dns, 'lookup').mockImplementation((() => undefined) as never); // never calls back
    const error = await failure(send({ url: 'https://venice.example/api', connectMs: 30 }));
    lookup.mockRestore();
    expect(error).toMatchObject({ code: 'unreachable', charge: 'none' });
  });
});

describe('no_answer: it may have been charged', () => {
  it('when the connection is reset after sending', async () => {
    venice().script({ reset: true });
    expect(await failure(send())).toMatchObject({
      code: 'no_answer',
      charge: 'unknown',
      detail: 'ECONNRESET',
    });
  });

  it('when nothing comes within the time limit', async () => {
    venice().script({ hang: true });
    expect(await failure(send({ timeoutMs: 60 }))).toMatchObject({
      code: 'no_answer',
      charge: 'unknown',
      message: 'No complete answer within 60 ms',
    });
  });

  it('when the time limit passes in the middle of the body', async () => {
    venice().script({ body: 'half of it', cutAfter: 4, hang: true });
    expect(await failure(send({ timeoutMs: 60 }))).toMatchObject({ code: 'no_answer' });
  });
});

describe('aborted', () => {
  it('before anything was sent costs nothing', async () => {
    const error = await failure(send({ signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'aborted', charge: 'none' });
    expect(venice().received).toHaveLength(0);
  });

  it('after sending may have been charged', async () => {
    const controller = new AbortController();
    venice().script({ hang: true });
    venice().onRequest(() => controller.abort());
    expect(await failure(send({ signal: controller.signal }))).toMatchObject({
      code: 'aborted',
      charge: 'unknown',
    });
  });

  it('in the middle of the body may have been charged', async () => {
    const controller = new AbortController();
    venice().script({ body: 'half of it', cutAfter: 4, hang: true });
    const work = exchange(
      {
        method: 'GET',
        url: venice().url,
        headers: {},
        body: null,
        timeoutMs: 5_000,
        connectMs: 5_000,
        signal: controller.signal,
      },
      async ({ body }) => {
        for await (const { length } of body) controller.abort(length);
      }
    );
    expect(await failure(work)).toMatchObject({ code: 'aborted', charge: 'unknown' });
  });
});

describe('bad_response', () => {
  it('is a body that breaks off: the work was done and is lost', async () => {
    venice().script({ body: 'half of it', cutAfter: 4 });
    expect(await failure(send())).toMatchObject({
      code: 'bad_response',
      charge: 'charged',
      detail: 'ECONNRESET',
    });
  });

  it('is a packed body that breaks off', async () => {
    const body = gzipSync('x'.repeat(9_000));
    venice().script({ headers: { 'content-encoding': 'gzip' }, body, cutAfter: 20 });
    expect(await failure(send())).toMatchObject({ code: 'bad_response', charge: 'charged' });
  });
});

describe('isLoopback', () => {
  it.each(['localhost', '127.0.0.1', '127.8.9.1', '[::1]', '::1'])('is true for %s', (name) => {
    expect(isLoopback(name)).toBe(true);
  });

  it.each(['127.0.0.1.nip.io', 'localhost.example', '10.0.0.1', 'api.venice.ai', '0.0.0.0'])(
    'is false for %s',
    (name) => {
      expect(isLoopback(name)).toBe(false);
    }
  );
});
