import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspectImage } from '../../../server/src/images/inspect';
import { animatedPng, cutOut, picture, plain, pngClaiming } from '../../support/pictures';
import { useTempFolder } from '../../support/temp-folder';

const folder = useTempFolder();

const inspect = async (bytes: Buffer | string) => {
  const path = join(folder(), 'file.png');
  await writeFile(path, bytes);
  return inspectImage(path);
};

const small = { width: 40, height: 30 };

describe('inspectImage', () => {
  it.each([
    ['PNG', () => plain(small).png().toBuffer(), 'image/png', '.png'],
    ['JPEG', () => plain(small).jpeg().toBuffer(), 'image/jpeg', '.jpg'],
    ['WebP', () => plain(small).webp().toBuffer(), 'image/webp', '.webp'],
    ['AVIF', () => plain(small).avif().toBuffer(), 'image/avif', '.avif'],
    ['GIF', () => plain(small).gif().toBuffer(), 'image/gif', '.gif'],
    ['TIFF', () => plain(small).tiff().toBuffer(), 'image/tiff', '.tiff'],
  ])('tells %s by its bytes, whatever its name', async (_name, make, mime, ext) => {
    const bytes = await make();

    expect(await inspect(bytes)).toMatchObject({ mime, ext, ...small, bytes: bytes.length });
  });

  it('tells an AVIF whose major brand is the general one', async () => {
    const avif = await plain(small).avif().toBuffer();
    const general = Buffer.concat([
      Buffer.from('00000018', 'hex'),
      Buffer.from('ftypmif1\0\0\0\0mif1avif'),
      avif.subarray(avif.readUInt32BE(0)),
    ]);

    await expect(inspect(general)).resolves.toMatchObject({ mime: 'image/avif' });
  });

  it('sees transparency', async () => {
    expect(await inspect(await cutOut(small))).toMatchObject({ hasAlpha: true });
  });

  it('reads the EXIF orientation and leaves the stored size as it is', async () => {
    const lying = await plain(small).withMetadata({ orientation: 6 }).jpeg().toBuffer();

    expect(await inspect(lying)).toMatchObject({ orientation: 6, ...small });
  });

  it.each([
    ['an SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'vector'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'document'],
    ['a web page', '\uFEFF \n<!DOCTYPE html><html><script>alert(1)</script>', 'document'],
    ['a text', 'not a picture at all', 'not_an_image'],
    ['an empty file', '', 'not_an_image'],
    ['a ZIP', 'PK\u0003\u0004', 'not_an_image'],
  ])('refuses %s that is named .png', async (_name, bytes, reason) => {
    await expect(inspect(bytes)).rejects.toMatchObject({ name: 'ImageFault', reason });
  });

  it('refuses 60,000 × 60,000 pixels from the header and says what it claims', async () => {
    const bomb = pngClaiming({ width: 60_000, height: 60_000 });

    await expect(inspect(bomb)).rejects.toMatchObject({
      reason: 'absurd',
      message: expect.stringContaining('60000 × 60000'),
    });
  });

  it('refuses a sliver that is longer than any JPEG', async () => {
    const sliver = pngClaiming({ width: 70_000, height: 100 });

    await expect(inspect(sliver)).rejects.toMatchObject({ reason: 'absurd' });
  });

  it('refuses an animated GIF', async () => {
    const frames = await picture({ width: 20, height: 40 }).raw().toBuffer();
    const sharp = (await import('sharp')).default;
    const gif = await sharp(frames, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
      .gif()
      .toBuffer();

    await expect(inspect(gif)).rejects.toMatchObject({ reason: 'animated' });
  });

  it('refuses an animated PNG', async () => {
    await expect(inspect(await animatedPng(small))).rejects.toMatchObject({ reason: 'animated' });
  });

  it('refuses a signature with nothing behind it', async () => {
    const signature = (await plain(small).png().toBuffer()).subarray(0, 12);

    await expect(inspect(signature)).rejects.toMatchObject({ reason: 'truncated' });
  });
});
