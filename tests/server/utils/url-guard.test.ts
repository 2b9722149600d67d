import { isPublicAddress } from '../../../server/src/utils/public-address';
import {
  checkPublicUrl,
  createHostGuard,
  createPublicUrlGuard,
  type Resolve,
} from '../../../server/src/utils/url-guard';

const answers =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const guard = (url: string, resolve: Resolve = answers('93.184.216.34')) =>
  createPublicUrlGuard({ resolve })(new URL(url));

const NOT_PUBLIC = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  '64:ff9b:1::a00:1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  'not an address',
  '',
];

const PUBLIC = ['8.8.8.8', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'];

describe('isPublicAddress', () => {
  it.each(NOT_PUBLIC)('refuses %j', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(PUBLIC)('accepts %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('the guard for URLs of callers', () => {
  it('permits a public host and names the addresses to connect to', async () => {
    await expect(guard('https://pictures.example/a.png')).resolves.toMatchObject({
      addresses: [{ address: '93.184.216.34', family: 4 }],
    });
  });

  it('permits a public address without asking a name server', async () => {
    const resolve = jest.fn();

    await expect(guard('https://[2606:4700::1111]/a.png', resolve)).resolves.toMatchObject({
      addresses: [{ address: '2606:4700::1111', family: 6 }],
    });
    expect(resolve).not.toHaveBeenCalled();
  });

  it.each(['10.0.0.1', '169.254.169.254', '::1', '::ffff:10.0.0.1'])(
    'refuses a name with %s among public addresses',
    async (address) => {
      const resolve = answers('93.184.216.34', address, '2606:4700::1111');

      await expect(guard('https://pictures.example/', resolve)).rejects.toThrow('public address');
    }
  );

  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fd00:ec2::254]/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://x.localhost/',
    'https://printer.local/',
    'https://metadata.google.internal/',
  ])('refuses %s', async (url) => {
    await expect(guard(url)).rejects.toThrow('does not lead to a public address');
  });

  it.each([
    ['http://pictures.example/', 'https://'],
    ['ftp://pictures.example/', 'https://'],
    ['file:///etc/passwd', 'https://'],
    ['data:image/png;base64,AAAA', 'https://'],
    ['https://user@pictures.example/', 'user name'],
    ['https://user:secret@pictures.example/', 'user name'],
    ['https://pictures.example:8443/', 'port'],
    ['https://pictures.example:22/', 'port'],
  ])('refuses %s', async (url, word) => {
    await expect(guard(url)).rejects.toThrow(word);
  });

  it('refuses a name that nobody knows', async () => {
    const unknown: Resolve = async () => {
      throw new Error('getaddrinfo ENOTFOUND');
    };

    await expect(guard('https://nowhere.example/', unknown)).rejects.toThrow('cannot be found');
  });

  it('refuses a name without addresses', async () => {
    await expect(guard('https://nowhere.example/', answers())).rejects.toThrow('cannot be found');
  });

  it('judges a URL that Venice fetches itself without asking a name server', () => {
    expect(() => checkPublicUrl(new URL('https://192.168.0.1/a.png'))).toThrow('public address');
    expect(() => checkPublicUrl(new URL('https://pictures.example/a.png'))).not.toThrow();
  });
});

describe('the guard for hosts of upload providers', () => {
  const permit = (hosts: string[], url: string) => createHostGuard({ hosts })(new URL(url));

  it.each([
    [['cdn.example'], 'https://cdn.example/a.png'],
    [['https://cdn.example'], 'https://cdn.example/a.png'],
    [['other.example', 'cdn.example:8443'], 'https://cdn.example:8443/a.png'],
    [['http://127.0.0.1:9000'], 'http://127.0.0.1:9000/bucket/a.png'],
  ])('with %j permits %s', async (hosts, url) => {
    await expect(permit(hosts, url)).resolves.toMatchObject({ addresses: null });
  });

  it.each([
    [[], 'https://cdn.example/a.png'],
    [['cdn.example'], 'http://cdn.example/a.png'],
    [['cdn.example'], 'https://evil.cdn.example/a.png'],
    [['cdn.example'], 'https://cdn.example.evil.example/a.png'],
    [['cdn.example'], 'https://cdn.example:8443/a.png'],
    [['cdn.example'], 'https://cdn.example@evil.example/a.png'],
    [['http://cdn.example'], 'https://cdn.example/a.png'],
  ])('with %j refuses %s', async (hosts, url) => {
    await expect(permit(hosts, url)).rejects.toThrow('providerHosts');
  });

  it('says what to add to the list', async () => {
    await expect(permit([], 'http://minio:9000/a.png')).rejects.toThrow('Add "http://minio:9000"');
  });
});
