import fc from 'fast-check';
import { base64Length, decodeBase64 } from '../../server/src/venice/base64';
import { SNIFF_BYTES, sniffImage } from '../../server/src/venice/sniff';
import { anyBytes, anyText, useFixedSeed } from '../support/fuzz';

useFixedSeed({ runs: 500 });

const someBytes = anyBytes().filter((bytes) => bytes.length > 0);
const anyPrefix = fc.constantFrom(
  '',
  'data:;base64,',
  'data:image/png;base64,',
  'DATA:image/webp;charset=utf-8;BASE64,'
);
const anyBreak = fc.constantFrom('', '\n', '\r\n', ' ');

const inLines = ({ text, lineBreak }: { text: string; lineBreak: string }) =>
  text.replace(/.{1,76}/g, (line) => line + lineBreak);

describe('decodeBase64', () => {
  it('gives back any bytes, in whatever dress they come', () => {
    fc.assert(
      fc.property(
        someBytes,
        anyPrefix,
        anyBreak,
        fc.boolean(),
        (bytes, prefix, lineBreak, padded) => {
          const letters = bytes.toString('base64');
          const text = inLines({ text: padded ? letters : letters.replace(/=+$/, ''), lineBreak });
          expect(decodeBase64(prefix + text)?.bytes).toEqual(bytes);
        }
      )
    );
  });

  it('never takes text for bytes that do not make the same text again', () => {
    const letters = fc.string({
      unit: fc.constantFrom('A', 'Q', '/', '+', '=', '-', '_', ' ', '~'),
    });
    fc.assert(
      fc.property(fc.oneof(letters, anyText), (text) => {
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
  const MAGIC = ['89504e470d0a1a0a', 'ffd8ff', '52494646', '47494638', '0000001c66747970', ''];
  const anyHead = fc
    .tuple(fc.constantFrom(...MAGIC), anyBytes(40))
    .map(([magic, rest]) => Buffer.concat([Buffer.from(magic, 'hex'), rest]));

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
