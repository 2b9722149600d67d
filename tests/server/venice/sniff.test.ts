import sharp from 'sharp';
import { sniffImage } from '../../../server/src/venice/sniff';
import { plain } from '../../support/pictures';

const small = () => plain({ width: 16, height: 16 });

describe('sniffImage', () => {
  it.each(['png', 'jpeg', 'webp', 'avif', 'gif'] as const)('knows a real %s', async (format) => {
    const bytes = await small().toFormat(format).toBuffer();
    expect(sniffImage(bytes)?.mime).toBe(`image/${format}`);
  });

  it('knows HEIC by its brand', () => {
    const head = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic')]);
    expect(sniffImage(head)?.mime).toBe('image/heic');
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['PDF', '%PDF-1.7 ........'],
    ['HTML', '<!DOCTYPE html><p>'],
    ['a video', '\0\0\0\x18ftypisom....'],
    ['a sound in RIFF', 'RIFF....WAVEfmt '],
    ['nothing', ''],
  ])('does not take %s for a picture', (_what, text) => {
    expect(sniffImage(Buffer.from(text, 'latin1'))).toBeNull();
  });

  it('needs no more than the first twelve bytes', async () => {
    const { data } = await sharp(await small().webp().toBuffer())
      .webp()
      .toBuffer({ resolveWithObject: true });
    expect(sniffImage(data.subarray(0, 12))?.extension).toBe('webp');
  });
});
