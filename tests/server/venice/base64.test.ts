import { base64Length, decodeBase64 } from '../../../server/src/venice/base64';

const bytes = Buffer.from([0xfb, 0xff, 0x00, 0x10, 0x7f]);
const text = bytes.toString('base64');

describe('decodeBase64', () => {
  it('decodes raw base64', () => {
    expect(decodeBase64(text)).toEqual({ bytes, mime: null });
  });

  it('decodes a data URI and says what it called itself', () => {
    expect(decodeBase64(`data:image/png;base64,${text}`)).toEqual({ bytes, mime: 'image/png' });
  });

  it('decodes base64 that was broken into lines', () => {
    expect(decodeBase64(`${text.slice(0, 4)}\r\n${text.slice(4)}\n`)?.bytes).toEqual(bytes);
  });

  it('decodes base64 whose padding was left out', () => {
    expect(decodeBase64(text.replace(/=+$/, ''))?.bytes).toEqual(bytes);
  });

  it('decodes tens of megabytes', () => {
    const large = Buffer.alloc(30_000_000, 7);
    expect(decodeBase64(large.toString('base64'))?.bytes.length).toBe(large.length);
  });

  it.each([
    ['nothing', ''],
    ['a sentence', 'not base64 at all!'],
    ['a stray sign in the middle', 'AAAA*AAA'],
    ['padding in the middle', 'AA==AAAA'],
    ['an impossible length', 'AAAAA'],
    ['the alphabet of URLs', '-_-_'],
    ['a data URI without base64', 'data:image/svg+xml,AAAA'],
    ['a data URI without a comma', 'data:image/png;base64'],
    ['a path', '/etc/passwd.png'],
    ['signs whose lower half is a letter', 'ᔫꄯAA'],
  ])('refuses %s', (_what, given) => {
    expect(decodeBase64(given)).toBeNull();
  });
});

describe('base64Length', () => {
  it.each([0, 1, 2, 3, 4, 1_000])('is the length that %i bytes have', (size) => {
    expect(base64Length(size)).toBe(Buffer.alloc(size).toString('base64').length);
  });
});
