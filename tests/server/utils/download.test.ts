import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { join } from 'node:path';
import { download } from '../../../server/src/utils/download';
import { createFetch, type Fetch } from '../../../server/src/utils/fetch-pinned';
import { createHostGuard, createPublicUrlGuard } from '../../../server/src/utils/url-guard';
import { startPictureHost, TLS } from '../../support/picture-host';
import { useTempFolder } from '../../support/temp-folder';

const folder = useTempFolder();
const BYTES = Buffer.from('the bytes of a picture');

/** As the address of the loopback server is never public, the connection is led there by what `fetch` is given. */
const toLoopback =
  (port: number): Fetch =>
  ({ url }, options) => {
    const there = new URL(url);
    there.port = String(port);
    const addresses = [{ address: '127.0.0.1', family: 4 }];
    return createFetch({ ca: TLS.cert })({ url: there, addresses }, options);
  };

describe('download', () => {
  let host: Awaited<ReturnType<typeof startPictureHost>>;
  beforeEach(async () => {
    host = await startPictureHost({ bytes: BYTES });
  });
  afterEach(() => host.close());

  const to = () => join(folder(), 'picture');

  const get = (path: string, options: Partial<Parameters<typeof download>[0]> = {}) =>
    download({
      url: new URL(path, 'https://pictures.example/'),
      to: to(),
      guard: createPublicUrlGuard({
        resolve: async (name) => [
          { address: name === 'inside.example' ? '10.0.0.1' : '93.184.216.34', family: 4 },
        ],
      }),
      fetch: toLoopback(host.port),
      bytesMax: 1_000,
      timeoutMs: 5_000,
      ...options,
    });

  it('writes the bytes to the file', async () => {
    await get('/picture');

    expect(await readFile(to())).toEqual(BYTES);
  });

  it('sends no credentials and asks for the picture as it is', async () => {
    await get('/picture');

    expect(host.requests[0]?.headers).toEqual({
      accept: 'image/*',
      'accept-encoding': 'identity',
      'user-agent': 'strapi-plugin-venice',
      connection: 'close',
      host: `pictures.example:${host.port}`,
    });
  });

  it('follows three redirects', async () => {
    await get('/redirect/3');

    expect(await readFile(to())).toEqual(BYTES);
  });

  it('does not follow a fourth', async () => {
    await expect(get('/redirect/4')).rejects.toThrow('redirects more than 3 times');
    expect(host.requests).toHaveLength(4);
  });

  it.each([
    ['http://pictures.example/picture', 'https://'],
    ['https://127.0.0.1/picture', 'public address'],
    ['https://169.254.169.254/latest/meta-data/', 'public address'],
    ['https://inside.example/picture', 'public address'],
    ['https://pictures.example:22/', 'port'],
    ['//[::1]/picture', 'public address'],
    ['file:///etc/passwd', 'https://'],
  ])('asks nothing of %s when redirected there', async (location, word) => {
    await expect(get(`/to?${new URLSearchParams({ location })}`)).rejects.toThrow(word);
    expect(host.requests).toHaveLength(1);
  });

  it('breaks off a body that is larger than allowed and leaves no file', async () => {
    await expect(get('/picture', { bytesMax: BYTES.length - 1 })).rejects.toMatchObject({
      name: 'TooManyBytes',
    });
    expect(existsSync(to())).toBe(false);
  });

  it('does not believe a body that never ends', async () => {
    await expect(get('/endless')).rejects.toMatchObject({ name: 'TooManyBytes' });
  });

  it.each(['/silent', '/trickle'])('ends the wait for %s', async (path) => {
    await expect(get(path, { timeoutMs: 50 })).rejects.toThrow('in time');
    expect(existsSync(to())).toBe(false);
  });

  it('ends the wait for a name server that does not answer', async () => {
    const guard = () => new Promise<never>(() => undefined);

    await expect(get('/picture', { guard, timeoutMs: 20 })).rejects.toThrow('in time');
  });

  it('stops when the caller cancels', async () => {
    const cancel = new AbortController();
    host.onRequest(() => cancel.abort(new Error('changed my mind')));

    await expect(get('/silent', { signal: cancel.signal })).rejects.toThrow('changed my mind');
  });

  it('starts nothing for a caller who has cancelled before', async () => {
    await expect(get('/picture', { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
    expect(host.requests).toHaveLength(0);
  });

  it.each([204, 206, 304, 404, 500])('takes no picture from status %i', async (status) => {
    await expect(get(`/status/${status}`)).rejects.toThrow(`status ${status}`);
  });

  it('tells nothing of addresses and ports when the connection fails', async () => {
    await host.close();

    await expect(get('/picture')).rejects.toThrow(/^could not be reached$/);
  });

  it('reports a body that ends too early and leaves no file', async () => {
    await expect(get('/cut')).rejects.toThrow('broke off');
    expect(existsSync(to())).toBe(false);
  });

  it('does not write over a file that is there', async () => {
    await get('/picture');

    await expect(get('/picture')).rejects.toMatchObject({ code: 'EEXIST' });
    expect(existsSync(to())).toBe(true);
  });
});

describe('the connection', () => {
  it('goes to the checked address, and the certificate is that of the name', async () => {
    const host = await startPictureHost({ bytes: BYTES });
    const url = new URL(`https://pictures.example:${host.port}/picture`);
    const addresses = [{ address: '127.0.0.1', family: 4 }];
    const { signal } = new AbortController();

    const answer = await createFetch({ ca: TLS.cert })({ url, addresses }, { signal });
    answer.body.destroy();
    await host.close();

    expect(answer.status).toBe(200);
    expect(host.requests[0]?.headers.host).toBe(`pictures.example:${host.port}`);
  });

  it('refuses a certificate of another name', async () => {
    const host = await startPictureHost({ bytes: BYTES });
    const url = new URL(`https://other.example:${host.port}/picture`);
    const addresses = [{ address: '127.0.0.1', family: 4 }];
    const { signal } = new AbortController();

    const asked = createFetch({ ca: TLS.cert })({ url, addresses }, { signal });

    await expect(asked).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    await host.close();
  });

  it('speaks http to a provider that is listed so', async () => {
    const server = createHttpServer((_request, response) => response.end(BYTES));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    // A TCP server has an address object once it listens.
    const { port } = server.address() as { port: number };
    const to = join(folder(), 'picture');

    await download({
      url: new URL(`http://127.0.0.1:${port}/a.png`),
      to,
      guard: createHostGuard({ hosts: [`http://127.0.0.1:${port}`] }),
      fetch: createFetch(),
      bytesMax: 1_000,
      timeoutMs: 5_000,
    });
    server.close();

    expect(await readFile(to)).toEqual(BYTES);
  });
});
