import { readFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';

const tls = (name: string) => readFileSync(join(__dirname, '../fixtures/tls', name), 'utf8');

export const TLS = { key: tls('pictures.example.key.pem'), cert: tls('pictures.example.cert.pem') };

/**
 * An https server on loopback under the name pictures.example that misbehaves as its paths say: `/picture`, `/redirect/<times>`,
 * `/to?location=`, `/status/<code>`, `/silent`, `/trickle`, `/endless`, `/cut`.
 */
export const startPictureHost = async ({ bytes }: { bytes: Buffer }) => {
  const requests: IncomingMessage[] = [];
  let listener: () => void = () => undefined;
  const server = createServer(TLS, (request, response) => {
    requests.push(request);
    listener();
    answer({ url: new URL(request.url ?? '/', 'https://pictures.example'), response, bytes });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    // A TCP server has an address object once it listens.
    port: (server.address() as AddressInfo).port,
    requests,
    onRequest: (next: () => void) => {
      listener = next;
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

const answer = (question: { url: URL; response: ServerResponse; bytes: Buffer }) => {
  const { url, response, bytes } = question;
  const [, page = '', argument = ''] = url.pathname.split('/');
  const redirect = (location: string) => response.writeHead(302, { location }).end();
  const pages: Record<string, () => unknown> = {
    picture: () => response.end(bytes),
    redirect: () =>
      redirect(Number(argument) > 1 ? `/redirect/${Number(argument) - 1}` : '/picture'),
    to: () => redirect(url.searchParams.get('location') ?? ''),
    status: () => response.writeHead(Number(argument)).end(),
    silent: () => undefined,
    trickle: () => response.write(bytes),
    endless: () => pour(response),
    cut: () => {
      response.writeHead(200, { 'content-length': bytes.length + 100 });
      response.write(bytes, () => response.destroy());
    },
  };
  return pages[page]?.();
};

const pour = (response: ServerResponse): void => {
  response.write(Buffer.alloc(65_536), (error) => {
    if (!error && !response.destroyed) pour(response);
  });
};
