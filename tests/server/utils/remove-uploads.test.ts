import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeUploads } from '../../../server/src/utils/remove-uploads';
import { useTempFolder } from '../../support/temp-folder';

const folder = useTempFolder();

const upload = async (name: string) => {
  const filepath = join(folder(), name);
  await writeFile(filepath, name);
  return { filepath };
};

describe('removeUploads', () => {
  it('deletes single files and lists of them, under whatever key', async () => {
    const files = { files: [await upload('a'), await upload('b')], mask: await upload('c') };

    await removeUploads(files);

    expect(await readdir(folder())).toEqual([]);
  });

  it('is content with files that are gone and with a request that has none', async () => {
    await expect(removeUploads({ mask: { filepath: join(folder(), 'gone') } })).resolves.toBe(
      undefined
    );
    await expect(removeUploads(undefined)).resolves.toBe(undefined);
  });
});
