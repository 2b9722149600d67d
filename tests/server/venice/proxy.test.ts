import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import nodeTls from 'node:tls';
import { exchange } from '../../../server/src/venice/transport';
import { failure } from '../../support/venice-client';

/** A company's proxy in between: a name that is not this machine goes through HTTPS_PROXY, as a tunnel. */
const file = (name: string) => readFileSync(join(__dirname, '../../fixtures/tls', name));
const tls = { key: file('pictures.example.key.pem'), cert: file('pictures.example.cert.pem') };

const venice = createTlsServer(tls, (request) => request.socket.destroy());
const tunnelled: string[] = [];
const proxy = createServer().on('connect', (request, client) => {
  tunnelled.push(String(request.url));
  const target = connect(portOf(venice), '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    target.pipe(client).on('error', () => undefined);
    client.pipe(target).on('error', () => undefined);
  });
});

const portOf = (server: Server | typeof venice): number => (server.address() as AddressInfo).port; // TCP servers that listen
const listen = (server: Server | typeof venice) =>
  new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const before = { ...process.env };

beforeAll(async () => {
  await Promise.all([listen(venice), listen(proxy)]);
  Object.assign(process.env, {
    HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
    https_proxy: `http://127.0.0.1:${portOf(proxy)}`,
    NO_PROXY: '',
    no_proxy: '',
  });
});
afterEach(() => {
  tunnelled.length = 0;
});
afterAll(() => {
  process.env = before;
  [venice, proxy].forEach((server) => {
    server.close();
    server.closeAllConnections();
  });
});

const send = () =>
  failure(
    exchange(
      {
        method: 'GET',
        url: 'https://pictures.example/image/edit',
        headers: {},
        body: null,
        timeoutMs: 4_000,
        connectMs: 4_000,
      },
      async () => null
    )
  );

it('a request that went through the tunnel and was lost has an unknown charge', async () => {
  const handshake = nodeTls.connect;
  const trusting = jest
    .spyOn(nodeTls, 'connect')
    .mockImplementation(((options: object) =>
      handshake({ ...options, rejectUnauthorized: false })) as typeof handshake); // the one form that is used
  const error = await send();
  trusting.mockRestore();
  expect(error).toMatchObject({ code: 'no_answer', charge: 'unknown' });
  expect(tunnelled).toEqual(['pictures.example:443']);
});

it('a request whose TLS fails inside the tunnel never left', async () => {
  expect(await send()).toMatchObject({ code: 'unreachable', charge: 'none' });
  expect(tunnelled).toEqual(['pictures.example:443']);
});
