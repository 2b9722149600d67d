import { join } from 'node:path';
import sharp from 'sharp';
import { inspectImage } from '../../../server/src/images/inspect';
import { needsCopy, uprightCopy } from '../../../server/src/images/upright';
import { plain } from '../../support/pictures';
import { useTempFolder } from '../../support/temp-folder';

const folder = useTempFolder();

/** Red left, blue right, as the camera stored it. */
const twoColours = () =>
  sharp({ create: { width: 80, height: 40, channels: 3, background: 'red' } }).composite([
    {
      input: { create: { width: 40, height: 40, channels: 3, background: 'blue' } },
      left: 40,
      top: 0,
    },
  ]);

describe('uprightCopy', () => {
  it.each(['jpeg', 'webp', 'png'] as const)('turns a %s as its EXIF says', async (format) => {
    const path = join(folder(), 'lying');
    const to = join(folder(), 'upright');
    await twoColours().withMetadata({ orientation: 6 }).toFormat(format).toFile(path);

    await uprightCopy({ path, to, mime: `image/${format}` });

    expect(await inspectImage(to)).toMatchObject({
      mime: `image/${format}`,
      orientation: 1,
      width: 40,
      height: 80,
    });
  });

  it('puts the side that was left on top for orientation 6', async () => {
    const path = join(folder(), 'lying');
    const to = join(folder(), 'upright');
    await twoColours().withMetadata({ orientation: 6 }).jpeg().toFile(path);

    await uprightCopy({ path, to, mime: 'image/jpeg' });

    const pixels = await sharp(to).raw().toBuffer();
    expect([...pixels.subarray(0, 3)]).toEqual([254, 0, 0]);
    expect([...pixels.subarray(-3)]).toEqual([0, 0, 254]);
  });

  it('makes a PNG of a still GIF', async () => {
    const path = join(folder(), 'still.gif');
    const to = join(folder(), 'upright');
    await plain({ width: 40, height: 40 }).gif().toFile(path);

    await uprightCopy({ path, to, mime: 'image/gif' });

    expect(await inspectImage(to)).toMatchObject({ mime: 'image/png' });
  });
});

describe('needsCopy', () => {
  it('leaves an upright picture alone', () => {
    expect(needsCopy({ mime: 'image/jpeg', orientation: 1 })).toBe(false);
  });

  it.each([
    { mime: 'image/jpeg', orientation: 3 },
    { mime: 'image/gif', orientation: 1 },
    { mime: 'image/tiff', orientation: 1 },
  ] as const)('wants a copy of $mime with orientation $orientation', (facts) => {
    expect(needsCopy(facts)).toBe(true);
  });
});
