import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { inspectImage, type ImageFacts } from '../../../server/src/images/inspect';
import { putMended } from '../../../server/src/images/mended';
import { harmed } from '../../support/mutations';
import { picture } from '../../support/pictures';
import { useTempFolder } from '../../support/temp-folder';

const folder = useTempFolder();
const original = () => join(folder(), 'send-1');

const size = { width: 320, height: 200 };
const worn = async (image = picture(size)) =>
  harmed({
    bytes: await image.jpeg().toBuffer(),
    harms: [{ at: 0.9, lose: 600, flip: 0, insert: [] }],
  });

/** Takes what draws no warning, as Strapi does. */
const put = jest.fn(async (path: string, _facts: ImageFacts) => {
  await sharp(path).stats();
  return readFile(path);
});
afterEach(() => put.mockClear());

const putBytes = async (bytes: Buffer) => {
  await writeFile(original(), bytes);
  return putMended({ path: original(), facts: await inspectImage(original()), put });
};

describe('putMended', () => {
  it('puts a copy of what draws a warning, with its own facts', async () => {
    const { made, mended } = await putBytes(await worn());

    expect(mended).toBe(true);
    expect(put).toHaveBeenLastCalledWith(
      expect.any(String),
      expect.objectContaining({ bytes: made.length })
    );
    expect(await sharp(made).metadata()).toMatchObject({ format: 'jpeg', ...size });
  });

  it('puts what is taken as it is, even where it draws a warning', async () => {
    const bytes = await worn();
    put.mockImplementationOnce((path) => readFile(path));

    const { made, mended } = await putBytes(bytes);

    expect([mended, made.equals(bytes)]).toEqual([false, true]);
  });

  it('keeps what was turned by its metadata upright', async () => {
    const { made } = await putBytes(await worn(picture(size).withMetadata({ orientation: 6 })));

    expect(await sharp(made).metadata()).toMatchObject({ width: size.height, height: size.width });
  });

  it.each(['png', 'jpeg', 'webp', 'avif', 'gif', 'tiff'] as const)(
    'never encodes a healthy %s anew, whatever it is refused for',
    async (format) => {
      const refusal = new Error('The bucket is full');
      put.mockRejectedValueOnce(refusal);

      await expect(putBytes(await picture(size).toFormat(format).toBuffer())).rejects.toBe(refusal);
      expect(put).toHaveBeenCalledTimes(1);
    }
  );

  it('leaves the picture as it is and no copy behind, also where the copy is refused', async () => {
    const bytes = await worn();
    const refusal = new Error('The bucket is full');
    put.mockRejectedValueOnce(new Error('It draws a warning')).mockRejectedValueOnce(refusal);

    await expect(putBytes(bytes)).rejects.toBe(refusal);
    expect(await readdir(folder())).toEqual(['send-1']);
    expect((await readFile(original())).equals(bytes)).toBe(true);
  });

  it('makes the copy beside the picture, under its name', async () => {
    await putBytes(await worn());

    const paths = put.mock.calls.map(([path]) => path);
    expect(paths).toEqual([original(), expect.stringContaining(`${original()}-`)]);
  });
});
