import dns from 'node:dns';
import resolver from 'node:dns/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createFetch } from '../../server/src/utils/fetch-pinned';
import { createPublicUrlGuard } from '../../server/src/utils/url-guard';
import type { Person } from '../support/people';
import { TLS } from '../support/picture-host';
import { plain } from '../support/pictures';
import { author, placesFor } from '../support/security-attacker';
import { bootStrapi, type App } from '../support/strapi';

jest.setTimeout(60_000);

let app: App;
let attacker: Person;
let good: string;
beforeAll(async () => {
  app = await bootStrapi();
  attacker = await author(app);
  good = (await plain({ width: 300, height: 300 }).png().toBuffer()).toString('base64');
});
afterAll(() => app.close());
afterEach(() => jest.restoreAllMocks());

const ask = async (body: object) => {
  const answer = await attacker.post('/venice/operations', body);
  return { status: answer.status, message: String(answer.body.error?.message) };
};

const REFUSED = { status: 400, message: expect.stringMatching(/public address|https:\/\/|port/) };

/** Loopback, private, link-local, metadata of clouds, and the disguises of an address. */
const INSIDE = [
  'https://127.0.0.1/a.png',
  'https://2130706433/a.png',
  'https://0x7f.1/a.png',
  'https://[::1]/a.png',
  'https://[::ffff:7f00:1]/a.png',
  'https://10.0.0.1/a.png',
  'https://172.16.0.1/a.png',
  'https://192.168.1.1/a.png',
  'https://100.64.0.1/a.png',
  'https://169.254.169.254/latest/meta-data/',
  'https://[fd00:ec2::254]/latest/meta-data/',
  'https://metadata.google.internal/computeMetadata/v1/',
  'https://localhost/admin/init',
  'https://strapi.local/a.png',
];

describe('over HTTP', () => {
  it.each(INSIDE)('no picture is fetched from %s', async (url) => {
    const answers = [await ask(placesFor({ image: url, good }).edit!)];
    answers.push(await ask(placesFor({ image: { url }, good }).edit!));
    expect(answers).toEqual([REFUSED, REFUSED]);
  });

  it.each(INSIDE)('Venice is not asked to fetch %s in our name', async (url) => {
    const answers = [await ask(placesFor({ image: { url, send: true }, good }).edit!)];
    answers.push(await ask({ kind: 'background-remove', input: { image_url: url } }));
    expect(answers).toEqual([REFUSED, REFUSED]);
    expect(app.sandbox.ledger().entries).toEqual([]);
  });

  it('no place of a request is an exception', async () => {
    const places = placesFor({ image: INSIDE[0], good });
    const answers = await Promise.all(Object.values(places).map(ask));
    expect(answers).toEqual(Object.keys(places).map(() => REFUSED));
  });

  it.each(['10.0.0.7', '127.0.0.1', '169.254.169.254', '::1', '::ffff:10.0.0.7'])(
    'no name is followed to %s, even if it has public addresses as well',
    async (address) => {
      const family = address.includes(':') ? 6 : 4;
      const addresses = [
        { address: '93.184.216.34', family: 4 },
        { address, family },
      ];
      jest.spyOn(resolver, 'lookup').mockImplementation((async () => addresses) as never); // one of its overloads
      const answer = await ask(placesFor({ image: 'https://pictures.example/a.png', good }).edit!);
      expect(answer).toEqual(REFUSED);
    }
  );

  it('the admin address of this very application is not fetched', async () => {
    const answer = await ask(placesFor({ image: `${app.origin}/admin/init`, good }).edit!);
    expect(answer).toEqual(REFUSED);
  });
});

describe('a name server that answers twice', () => {
  const heard: string[] = [];
  const servers: Server[] = [];
  const listen = ({ address, port }: { address: string; port: number }): Promise<number> =>
    new Promise((resolve) => {
      const server = createServer(TLS, (_request, response) => {
        heard.push(address);
        response.end('picture');
      });
      servers.push(server);
      // It listens, so it has a port.
      server.listen(port, address, () => resolve((server.address() as AddressInfo).port));
    });
  afterAll(() => Promise.all(servers.map((server) => new Promise((done) => server.close(done)))));

  it('is asked once, and what it said then is where the connection may go', async () => {
    const resolve = jest
      .fn()
      .mockResolvedValueOnce([{ address: '93.184.216.34', family: 4 }])
      .mockResolvedValue([{ address: '127.0.0.1', family: 4 }]);
    const { addresses } = await createPublicUrlGuard({ resolve })(
      new URL('https://pictures.example/a.png')
    );
    expect(addresses).toEqual([{ address: '93.184.216.34', family: 4 }]);
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it('does not lead the connection elsewhere', async () => {
    const port = await listen({ address: '127.0.0.1', port: 0 });
    await listen({ address: '127.0.0.2', port });
    jest.spyOn(dns, 'lookup').mockImplementation(((
      ...[, options, done]: [string, dns.LookupOptions, (...answer: unknown[]) => void]
    ) => {
      const second = { address: '127.0.0.2', family: 4 };
      if (options.all) done(null, [second]);
      else done(null, second.address, second.family);
    }) as never); // one of its overloads
    const url = new URL(`https://pictures.example:${port}/a.png`);
    // The address that was checked; the other is what the name leads to by now.
    const permit = { url, addresses: [{ address: '127.0.0.1', family: 4 }] };
    const fetch = createFetch({ ca: TLS.cert });
    const answer = await fetch(permit, { signal: new AbortController().signal });
    answer.body.destroy();
    expect(heard).toEqual(['127.0.0.1']);
  });
});
