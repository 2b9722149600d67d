import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDecodes } from '../../../server/src/images/decodes';
import { picture } from '../../support/pictures';
import { useTempFolder } from '../../support/temp-folder';

const folder = useTempFolder();
const size = { width: 200, height: 150 };

const FORMATS = [
  ['PNG', () => picture(size).png().toBuffer()],
  ['interlaced PNG', () => picture(size).png({ progressive: true }).toBuffer()],
  ['JPEG', () => picture(size).jpeg().toBuffer()],
  ['progressive JPEG', () => picture(size).jpeg({ progressive: true }).toBuffer()],
  ['WebP', () => picture(size).webp().toBuffer()],
  ['lossless WebP', () => picture(size).webp({ lossless: true }).toBuffer()],
  ['AVIF', () => picture(size).avif().toBuffer()],
] as const;

const check = async (bytes: Buffer) => {
  const path = join(folder(), 'file');
  await writeFile(path, bytes);
  return checkDecodes(path);
};

describe('checkDecodes', () => {
  it.each(FORMATS)('accepts a whole %s', async (_name, make) => {
    await expect(check(await make())).resolves.toBeUndefined();
  });

  it.each(FORMATS)('refuses a %s that ends half-way', async (_name, make) => {
    const bytes = await make();

    await expect(check(bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject({
      name: 'ImageFault',
      reason: 'truncated',
    });
  });

  it.each(FORMATS)('refuses a %s that lacks its last rows', async (_name, make) => {
    const bytes = await make();

    await expect(check(bytes.subarray(0, bytes.length - 40))).rejects.toMatchObject({
      name: 'ImageFault',
    });
  });

  it('refuses a PNG with damaged pixels', async () => {
    const bytes = await picture(size).png().toBuffer();
    bytes.fill(0, bytes.length / 2, bytes.length / 2 + 100);

    await expect(check(bytes)).rejects.toMatchObject({ reason: 'truncated' });
  });
});
