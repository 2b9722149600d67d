import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { execFileSync } from 'node:child_process';
import type { Core } from '@strapi/strapi';
import sharp from 'sharp';
import { createSources, type ImageInput } from '../../../server/src/services/sources';
import type { Fetch } from '../../../server/src/utils/fetch-pinned';
import { cutOut, picture, plain, pngClaiming } from '../../support/pictures';
import { useTempFolder } from '../../support/temp-folder';

const folder = useTempFolder();
const workDir = () => join(folder(), 'work');
beforeEach(() => mkdir(workDir()));

const MUG = {
  id: 5,
  documentId: 'abcdefghijklmnopqrstuvwx',
  name: 'mug.png',
  url: '/uploads/mug.png',
};
const GONE = { ...MUG, id: 6, documentId: 'gone56789012345678901234', url: '/uploads/gone.png' };

/** A Strapi as far as sources look at it: two rows, a public folder, no settings. The real one is in tests/integration. */
const strapi = () => {
  const rows = [MUG, GONE];
  return {
    dirs: { static: { public: join(folder(), 'public') } },
    plugin: () => ({ config: (_key: string, fallback: unknown) => fallback }),
    db: {
      query: () => ({
        findOne: async ({ where }: { where: { id?: number; documentId?: string } }) =>
          rows.find(({ id, documentId }) => id === where.id || documentId === where.documentId) ??
          null,
      }),
    },
  } as unknown as Core.Strapi; // a stub of the four things that are used
};

type Options = Partial<Parameters<ReturnType<typeof createSources>['read']>[0]> & { fetch?: Fetch };

const read = (image: unknown, { fetch, ...options }: Options = {}) =>
  createSources({
    strapi: strapi(),
    resolve: async () => [{ address: '93.184.216.34', family: 4 }],
    fetch,
  }).read({
    image: image as ImageInput, // some tests give what no type allows
    field: 'image',
    access: { origin: 'code' },
    workDir: workDir(),
    ...options,
  });

const refused = (message: string | RegExp, code?: string) => ({
  name: 'VeniceError',
  code: 'invalid_input',
  charge: 'none',
  issues: [{ path: 'image', message: expect.stringMatching(message), ...(code && { code }) }],
});

const photo = () => picture({ width: 300, height: 300 }).jpeg().toBuffer();
const answering =
  (bytes: Buffer): Fetch =>
  async () => ({ status: 200, headers: {}, body: Readable.from([bytes]) });

describe('what an image may be given as', () => {
  it.each<[string, (bytes: Buffer) => unknown]>([
    ['a Buffer', (bytes) => bytes],
    ['a stream', (bytes) => Readable.from([bytes.subarray(0, 99), bytes.subarray(99)])],
    ['base64', (bytes) => bytes.toString('base64')],
    ['a data URI', (bytes) => `data:image/jpeg;base64,${bytes.toString('base64')}`],
    [
      'a data URI with a wrong type',
      (bytes) => `data:text/html;base64,${bytes.toString('base64')}`,
    ],
    ['an https URL', () => 'https://pictures.example/a'],
    ['an https URL in an object', () => ({ url: 'https://pictures.example/a' })],
  ])('reads %s byte for byte', async (_name, give) => {
    const bytes = await photo();

    const { file, ...origin } = await read(give(bytes), { fetch: answering(bytes) });

    expect(origin).toEqual({ assetId: null, documentId: null, name: null, url: null });
    expect(file).toMatchObject({
      mime: 'image/jpeg',
      width: 300,
      height: 300,
      bytes: bytes.length,
    });
    expect(await readFile(file?.path ?? '')).toEqual(bytes);
  });

  it('reads a path from code and leaves the file where it is', async () => {
    const path = join(folder(), 'photo.jpg');
    await writeFile(path, await photo());

    const { file } = await read({ path });

    expect(file?.path).not.toBe(path);
    expect(await readFile(file?.path ?? '')).toEqual(await readFile(path));
  });

  it('reads an uploaded file and keeps its name', async () => {
    const path = join(folder(), 'upload_1');
    await writeFile(path, await photo());

    await expect(read({ upload: { path, name: 'mug.jpg' } })).resolves.toMatchObject({
      name: 'mug.jpg',
    });
  });

  it('hands a URL on without reading it when asked to', async () => {
    const fetch = jest.fn();
    const image = { url: 'https://pictures.example/a.png?x=1', send: true };

    await expect(read(image, { fetch })).resolves.toEqual({
      assetId: null,
      documentId: null,
      name: null,
      url: 'https://pictures.example/a.png?x=1',
      file: null,
    });
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([
    ['http://pictures.example/a.png', 'https'],
    ['HTTP://pictures.example/a.png', 'https'],
    ['https://', 'valid URL'],
    ['https://user:pass@pictures.example/', 'user name'],
    [{ url: 'http://pictures.example/', send: true }, 'https'],
    [{ url: 'https://127.0.0.1/', send: true }, 'public address'],
    [{ url: 'https://10.0.0.1/' }, 'public address'],
    [{ url: 5 }, 'valid URL'],
    ['data:image/png,plain', 'base64'],
    ['data:image/svg+xml;utf8,<svg/>', 'base64'],
    ['/etc/passwd', 'not an image'],
    ['../../secret.png', 'base64'],
    ['photo.jpg', 'base64'],
    ['', 'base64'],
    ['AAA', 'type'],
    [0, 'id'],
    [-1, 'id'],
    [1.5, 'id'],
    [NaN, 'id'],
    [null, 'No image'],
    [undefined, 'No image'],
    [true, 'No image'],
    [{}, 'form'],
    [{ path: 5 }, 'form'],
    [{ type: 'Buffer', data: [1, 2] }, 'form'],
  ])('refuses %j', async (image, message) => {
    await expect(read(image)).rejects.toMatchObject(refused(message));
  });

  it('names the field in the error', async () => {
    await expect(read('no', { field: 'images.1' })).rejects.toMatchObject({
      issues: [{ path: 'images.1' }],
    });
  });

  it('takes no path over HTTP, where it is, or would be, a picture', async () => {
    const path = join(folder(), 'photo.jpg');
    await writeFile(path, await photo());
    const access = { origin: 'http' as const, mayReadAsset: async () => true };

    await expect(read({ path }, { access })).rejects.toMatchObject(refused('over HTTP'));
    await expect(read(path, { access })).rejects.toMatchObject(refused('base64'));
  });

  it('reads no device and no folder', async () => {
    await expect(read({ path: '/dev/zero' })).rejects.toMatchObject(refused('not a file'));
    await expect(read({ path: folder() })).rejects.toMatchObject(refused('not a file'));
  });

  it('does not wait for a named pipe', async () => {
    const path = join(folder(), 'pipe');
    execFileSync('mkfifo', [path]);

    await expect(read({ path })).rejects.toMatchObject(refused('not a file'));
  });
});

describe('assets', () => {
  beforeEach(async () => {
    await mkdir(join(folder(), 'public/uploads'), { recursive: true });
    await writeFile(
      join(folder(), 'public/uploads/mug.png'),
      await cutOut({ width: 300, height: 300 })
    );
  });

  it.each([MUG.id, MUG.documentId])('are found as %j', async (image) => {
    await expect(read(image)).resolves.toMatchObject({
      assetId: 5,
      documentId: MUG.documentId,
      name: 'mug.png',
      file: { mime: 'image/png' },
    });
  });

  it('are copied, so that deleting one does not disturb what is being sent', async () => {
    const { file } = await read(MUG.id);

    expect(file?.path.startsWith(workDir())).toBe(true);
  });

  it('are read over HTTP only by those who may', async () => {
    const asked: unknown[] = [];
    const access = {
      origin: 'http' as const,
      mayReadAsset: async (asset: unknown) => {
        asked.push(asset);
        return false;
      },
    };

    await expect(read(MUG.id, { access })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(asked).toEqual([{ id: 5 }]);
  });

  it('are refused in the same words whether they are missing or forbidden', async () => {
    const access = { origin: 'http' as const, mayReadAsset: async () => false };
    const words = (image: ImageInput) =>
      read(image, { access }).catch((error: Error) =>
        JSON.stringify({ ...error, m: error.message })
      );

    const missing = await words(999);
    expect(missing).toContain('not found in the Media Library, or you may not use it');
    expect(await words(MUG.id)).toBe(missing);
    expect(await words(MUG.documentId)).toBe(missing);
    expect(await words('zzzzzzzzzzzzzzzzzzzzzzzz')).toBe(missing);
  });

  it('whose file is gone are named', async () => {
    await expect(read(GONE.id)).rejects.toMatchObject(refused('"mug.png" is missing'));
  });
});

describe('what is checked', () => {
  it.each<[string, string, string]>([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'SVG'],
    ['a PDF', '%PDF-1.7', 'PDF'],
    ['a web page', '<!doctype html><html>', 'web page'],
    ['a text', 'hello', 'not an image'],
  ])('%s is refused', async (_name, text, message) => {
    await expect(read(Buffer.from(text))).rejects.toMatchObject(refused(message));
  });

  it('a picture cut off half-way is refused', async () => {
    const whole = await photo();

    await expect(read(whole.subarray(0, whole.length / 2))).rejects.toMatchObject(
      refused('incomplete or damaged')
    );
  });

  it('60,000 × 60,000 pixels are refused from the header, even to be made smaller', async () => {
    const bomb = pngClaiming({ width: 60_000, height: 60_000 });

    await expect(read(bomb, { shrink: true })).rejects.toMatchObject(refused('60000 × 60000'));
  });

  it('an edit source may not have fewer than 65,536 pixels', async () => {
    const small = await plain({ width: 256, height: 255 }).png().toBuffer();
    const enough = await plain({ width: 256, height: 256 }).png().toBuffer();

    await expect(read(small)).rejects.toMatchObject(refused('256 × 255 .* 65,536'));
    await expect(read(enough)).resolves.toMatchObject({ file: { width: 256 } });
  });

  it('an edit source may not be a sliver', async () => {
    const sliver = await plain({ width: 2_000, height: 63 }).png().toBuffer();

    await expect(read(sliver)).rejects.toMatchObject(refused('at least 64'));
  });

  it('background removal takes small pictures', async () => {
    const small = await plain({ width: 50, height: 50 }).png().toBuffer();

    await expect(read(small, { limits: 'background-remove' })).resolves.toMatchObject({
      file: { width: 50 },
    });
  });

  it('more than 33,177,600 pixels are refused with the offer of a smaller copy', async () => {
    const large = await plain({ width: 7_681, height: 4_320 }).png().toBuffer();
    const most = await plain({ width: 7_680, height: 4_320 }).png().toBuffer();

    await expect(read(large)).rejects.toMatchObject(refused('33,177,600', 'too_large'));
    await expect(read(most)).resolves.toMatchObject({ file: { width: 7_680 } });
  });

  it('an upscale takes no more pixels than it may give', async () => {
    const large = await plain({ width: 4_097, height: 4_096 }).png().toBuffer();

    await expect(read(large, { limits: 'upscale' })).rejects.toMatchObject(
      refused('16,777,216', 'too_large')
    );
  });

  it('an image that asks for it is sent smaller', async () => {
    const large = await plain({ width: 9_000, height: 4_500 }).png().toBuffer();

    const { file } = await read(large, { shrink: true });

    expect(file).toMatchObject({ mime: 'image/jpeg' });
    expect((file?.width ?? 0) * (file?.height ?? 0)).toBeLessThanOrEqual(33_177_600);
    expect(await readdir(workDir())).toHaveLength(1);
  });

  it('an image that is small enough is sent as it is, even where a smaller one was allowed', async () => {
    const bytes = await photo();

    const { file } = await read(bytes, { shrink: true });

    expect(await readFile(file?.path ?? '')).toEqual(bytes);
  });

  it('a GIF with one frame is sent as PNG', async () => {
    const gif = await plain({ width: 300, height: 300 }).gif().toBuffer();

    await expect(read(gif)).resolves.toMatchObject({ file: { mime: 'image/png', width: 300 } });
  });

  it('a photo that lies on its side is sent upright', async () => {
    const lying = await plain({ width: 400, height: 300 })
      .withMetadata({ orientation: 8 })
      .jpeg()
      .toBuffer();

    const { file } = await read(lying);

    expect(file).toMatchObject({ mime: 'image/jpeg', width: 300, height: 400 });
    expect(await sharp(file?.path).metadata()).toMatchObject({ width: 300, height: 400 });
    expect(await readdir(workDir())).toHaveLength(1);
  });

  it('cancelling ends it before anything is sent', async () => {
    await expect(read(await photo(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'aborted',
      charge: 'none',
    });
    expect(existsSync(workDir())).toBe(true);
  });
});

describe('25,000,000 bytes', () => {
  /** A whole picture whose file is as large as wanted: what follows the end of a PNG is no part of it. */
  const padded = async (bytes: number) => {
    const whole = await plain({ width: 300, height: 300 }).png().toBuffer();
    return Buffer.concat([whole, Buffer.alloc(bytes - whole.length)]);
  };

  it.each<[string, (bytes: Buffer) => unknown]>([
    ['a Buffer', (bytes) => bytes],
    ['a stream', (bytes) => Readable.from([bytes.subarray(0, 1_000), bytes.subarray(1_000)])],
    ['base64', (bytes) => bytes.toString('base64')],
    ['a URL', () => 'https://pictures.example/a.png'],
  ])('are too many for %s, and a smaller copy is offered', async (_name, give) => {
    const bytes = await padded(25_000_000);

    await expect(read(give(bytes), { fetch: answering(bytes) })).rejects.toMatchObject(
      refused('smaller than 25 MB', 'too_large')
    );
  });

  it('are too many for a path', async () => {
    const path = join(folder(), 'large.png');
    await writeFile(path, await padded(25_000_000));

    await expect(read({ path })).rejects.toMatchObject(refused('smaller than 25 MB', 'too_large'));
  });

  it('less one are accepted', async () => {
    await expect(read(await padded(24_999_999))).resolves.toMatchObject({
      file: { bytes: 24_999_999 },
    });
  });

  it('become fewer when a smaller copy was asked for', async () => {
    const { file } = await read(await padded(25_000_000), { shrink: true });

    expect(file?.bytes).toBeLessThan(25_000_000);
  });

  it('8,000,000 are too many for a style reference', async () => {
    await expect(read(await padded(8_000_000), { limits: 'style' })).rejects.toMatchObject(
      refused('smaller than 8 MB', 'too_large')
    );
  });
});
