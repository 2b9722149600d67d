import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { localAssetPath } from '../../../server/src/utils/local-asset';
import { useTempFolder } from '../../support/temp-folder';

const folder = useTempFolder();
const publicDir = () => join(folder(), 'public');
const find = (url: string) => localAssetPath({ publicDir: publicDir(), url });

beforeEach(async () => {
  await mkdir(join(publicDir(), 'uploads/2025'), { recursive: true });
  await mkdir(join(publicDir(), 'uploads-private'));
  await writeFile(join(publicDir(), 'uploads/mug_1.png'), 'mug');
  await writeFile(join(publicDir(), 'uploads/2025/cup.png'), 'cup');
  await writeFile(join(publicDir(), 'uploads-private/secret.png'), 'secret');
  await writeFile(join(publicDir(), 'robots.txt'), 'robots');
  await writeFile(join(folder(), 'secret.png'), 'secret');
});

describe('localAssetPath', () => {
  it.each(['/uploads/mug_1.png', '/uploads/2025/cup.png', '/uploads/2025/../mug_1.png'])(
    'finds %s',
    async (url) => {
      expect(await find(url)).toMatch(/(mug_1|cup)\.png$/);
    }
  );

  it.each([
    '/uploads/../robots.txt',
    '/uploads/../../secret.png',
    '/uploads/../uploads-private/secret.png',
    '/uploads/2025/../../../secret.png',
    '/uploads/',
    '/uploads/.',
    '/uploads/..',
    '/robots.txt',
    '/uploads-private/secret.png',
    'uploads/mug_1.png',
    '//uploads/mug_1.png',
    '/uploads/mug_1.png\0.txt',
    '/uploads/missing.png',
    '/uploads/mug_1.png/deeper',
    `/uploads/${'x'.repeat(5_000)}`,
  ])('finds nothing at %j', async (url) => {
    expect(await find(url)).toBeNull();
  });

  it('finds nothing outside through an absolute path', async () => {
    expect(await find(`/uploads/${join(folder(), 'secret.png')}`)).toBeNull();
  });

  it('does not follow a link to a file outside', async () => {
    await symlink(join(folder(), 'secret.png'), join(publicDir(), 'uploads/link.png'));

    expect(await find('/uploads/link.png')).toBeNull();
  });

  it('does not follow a link to a folder outside', async () => {
    await symlink(folder(), join(publicDir(), 'uploads/link'));

    expect(await find('/uploads/link/secret.png')).toBeNull();
  });

  it('does not run in circles', async () => {
    await symlink('loop.png', join(publicDir(), 'uploads/loop.png'));

    expect(await find('/uploads/loop.png')).toBeNull();
  });

  it('takes an uploads folder that is itself a link to a volume', async () => {
    const volume = join(folder(), 'volume');
    await rename(join(publicDir(), 'uploads'), volume);
    await symlink(volume, join(publicDir(), 'uploads'));

    expect(await find('/uploads/mug_1.png')).toBe(join(realpathSync(volume), 'mug_1.png'));
  });

  it('finds nothing where there is no uploads folder', async () => {
    expect(await localAssetPath({ publicDir: folder(), url: '/uploads/mug_1.png' })).toBeNull();
  });
});
