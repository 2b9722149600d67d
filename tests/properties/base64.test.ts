import fc from 'fast-check';
import { base64Length, decodeBase64 } from '../../server/src/venice/base64';
import { SNIFF_BYTES, sniffImage } from '../../server/src/venice/sniff';
import { anyBytes, anyText, useFixedSeed } from '../support/fuzz';

useFixedSeed({ runs: 500 });

/** Up to some thousands, of which a failing case is still found small. */
const someBytes = fc
  .tuple(fc.uint8Array({ minLength: 1, maxLength: 90 }), fc.integer({ min: 1, max: 40 }))
  .map(([bytes, times]) => Buffer.concat(Array.from({ length: times }, () => bytes)));
const anyDress = fc.constantFrom(
  { prefix: '', mime: null },
  { prefix: 'data:;base64,', mime: null },
  { prefix: 'data:image/png;base64,', mime: 'image/png' },
  { prefix: 'DATA:image/webp;charset=utf-8;BASE64,', mime: 'image/webp' }
);
const anyBreak = fc.constantFrom('', '\n', '\r\n', ' ');

const latin1 = (text: string) => Buffer.from(text, 'latin1');

const inLines = ({ text, lineBreak }: { text: string; lineBreak: string }) =>
  text.replace(/.{1,76}/g, (line) => line + lineBreak);

describe('decodeBase64', () => {
  it('gives back any bytes, in whatever dress they come', () => {
    fc.assert(
      fc.property(
        someBytes,
        anyDress,
        anyBreak,
        fc.boolean(),
        (bytes, { prefix, mime }, lineBreak, padded) => {
          const letters = bytes.toString('base64');
          const text = inLines({ text: padded ? letters : letters.replace(/=+$/, ''), lineBreak });
          const found = decodeBase64(prefix + text);
          // Jest would take minutes to show where two long buffers differ.
          expect([found?.mime, found?.bytes.equals(bytes)]).toEqual([mime, true]);
        }
      )
    );
  });

  it('takes nothing for no bytes', () => {
    const signs = fc.string({ unit: fc.constantFrom('=', ' ', '\n', '-', '_', '~'), maxLength: 9 });
    fc.assert(
      fc.property(anyDress, signs, ({ prefix }, text) => {
        expect(decodeBase64(prefix + text)).toBeNull();
      })
    );
  });

  it('never takes text for bytes that do not make the same text again', () => {
    const letters = fc.string({
      unit: fc.constantFrom('A', 'Q', '/', '+', '=', '-', '_', ' ', '~'),
    });
    const padded = fc
      .tuple(fc.string({ unit: fc.constantFrom('A', 'Q', '/') }), fc.nat({ max: 4 }))
      .map(([text, padding]) => text + '='.repeat(padding));
    fc.assert(
      fc.property(fc.oneof(letters, padded, anyText), (text) => {
        const again = decodeBase64(text)?.bytes.toString('base64').replace(/=+$/, '');
        const given = text.replace(/\s/g, '').replace(/={1,2}$/, '');
        // The last letter may carry bits that belong to no byte.
        expect(again?.slice(0, -1) ?? given.slice(0, -1)).toBe(given.slice(0, -1));
        expect(again?.length ?? given.length).toBe(given.length);
      })
    );
  });

  it('has the length that was foretold', () => {
    fc.assert(
      fc.property(anyBytes(), (bytes) => {
        expect(base64Length(bytes.length)).toBe(bytes.toString('base64').length);
      })
    );
  });
});

describe('sniffImage', () => {
  const PNG = '\x89PNG\r\n\x1a\n';
  const WORDS = [
    'RIFF',
    'WEBP',
    'GIF8',
    'ftyp',
    'avif',
    'avis',
    'heic',
    'mif1',
    '\xff\xd8\xff\xe0',
  ];
  const anyWord = fc.oneof(fc.constantFrom(PNG, ...WORDS).map(latin1), anyBytes(4));
  /** Of the words that signatures are made of, in their order or out of it. */
  const anyHead = fc.oneof(
    fc.array(anyWord, { maxLength: 8 }).map((words) => Buffer.concat(words)),
    fc
      .tuple(fc.constantFrom('RIFF....', '....ftyp'), fc.array(anyWord, { maxLength: 5 }))
      .map(([start, words]) => Buffer.concat([latin1(start), ...words]))
  );

  const KNOWN: [start: string, mime: string][] = [
    [PNG, 'image/png'],
    ['\xff\xd8\xff', 'image/jpeg'],
    ['RIFF\x00\x01\x02\x03WEBP', 'image/webp'],
    ['GIF8', 'image/gif'],
    ['\x00\x00\x00\x1cftypavif', 'image/avif'],
    ['\x00\x00\x00\x1cftypheic', 'image/heic'],
  ];

  it('knows a picture by how it begins, whatever follows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN), anyBytes(40), ([start, mime], rest) => {
        expect(sniffImage(Buffer.concat([latin1(start), rest]))?.mime).toBe(mime);
      })
    );
  });

  it('has an answer for any bytes, and looks no further than it says', () => {
    fc.assert(
      fc.property(anyHead, (bytes) => {
        expect(sniffImage(bytes)).toEqual(sniffImage(bytes.subarray(0, SNIFF_BYTES)));
      })
    );
  });

  it('never names an extension that is not that of the type', () => {
    fc.assert(
      fc.property(anyHead, (bytes) => {
        const { mime, extension } = sniffImage(bytes) ?? { mime: 'image/png', extension: 'png' };
        expect(mime.replace('image/', '').replace('jpeg', 'jpg')).toBe(extension);
      })
    );
  });
});
