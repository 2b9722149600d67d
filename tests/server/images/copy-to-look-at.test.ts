import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { copyToLookAt } from '../../../server/src/images/copy-to-look-at';
import { picture, plain } from '../../support/pictures';
import { useTempFolder } from '../../support/temp-folder';

const folder = useTempFolder();

const copyOf = async ({ bytes, ...size }: { bytes: Buffer; width: number; height: number }) => {
  const path = join(folder(), 'picture');
  await writeFile(path, bytes);
  return copyToLookAt({ path, ...size });
};

const seen = async (size: { width: number; height: number }) => {
  const bytes = await plain(size).png().toBuffer();
  const { format, width, height } = await sharp(await copyOf({ bytes, ...size })).metadata();
  return [format, width, height];
};

describe('a copy to look at', () => {
  it.each([
    [{ width: 4_000, height: 3_000 }, [1_024, 768]],
    [{ width: 1_000, height: 3_000 }, [341, 1_024]],
    [{ width: 1_024, height: 100 }, [1_024, 100]],
    [{ width: 200, height: 300 }, [200, 300]],
  ])('of %p has the pixels %p', async (size, expected) => {
    expect(await seen(size)).toEqual(['jpeg', ...expected]);
  });

  it.each([
    [{ width: 4_000, height: 40 }, [1_024, 64]],
    [{ width: 20, height: 31 }, [64, 64]],
    [{ width: 1, height: 2_000 }, [64, 1_024]],
  ])('of %p gets white around it, up to %p', async (size, expected) => {
    expect(await seen(size)).toEqual(['jpeg', ...expected]);
  });

  it('is upright', async () => {
    const size = { width: 300, height: 100 };
    const bytes = await plain(size).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const copy = await copyOf({ bytes, width: 100, height: 300 });
    const { width, height, orientation = 1 } = await sharp(copy).metadata();
    expect([width, height, orientation]).toEqual([100, 300, 1]);
  });

  it('tells nothing of where the picture was taken', async () => {
    const size = { width: 100, height: 100 };
    const exif = { IFD0: { Artist: 'Somebody' } };
    const bytes = await picture(size).jpeg().withExif(exif).toBuffer();
    expect((await sharp(await copyOf({ bytes, ...size })).metadata()).exif).toBeUndefined();
  });
});
