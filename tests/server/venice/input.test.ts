import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { EndpointName, InputOf } from '../../../server/src/venice';
import { useLoopback } from '../../support/loopback';
import { plain } from '../../support/pictures';
import { useTempFolder } from '../../support/temp-folder';
import { failure, openClient } from '../../support/venice-client';

const venice = useLoopback();
const folder = useTempFolder();
const client = () => openClient({ baseUrl: venice().url, spoolDir: folder() });

let png: Buffer;
beforeAll(async () => {
  png = await plain({ width: 300, height: 300 }).png().toBuffer();
});
afterEach(() => expect(venice().received).toHaveLength(0));

const refused = async <N extends EndpointName>(endpoint: N, input: InputOf<N>) => {
  const error = await failure(client().send(endpoint, input));
  expect(error).toMatchObject({ code: 'invalid_input', charge: 'none', attempts: 0 });
  return error.issues.map(({ path }) => path);
};

describe('nothing is sent', () => {
  it.each([
    ['an empty prompt', { prompt: '' }, 'prompt'],
    ['a blank prompt', { prompt: '  \n' }, 'prompt'],
    ['a prompt over the cap', { prompt: 'x'.repeat(7_501) }, 'prompt'],
    ['too many variants', { variants: 5 }, 'variants'],
    ['a seed out of range', { seed: 1_000_000_000 }, 'seed'],
    ['a cfg_scale of zero', { cfg_scale: 0 }, 'cfg_scale'],
    ['too wide a picture', { width: 1_281 }, 'width'],
    ['an unknown format', { format: 'tiff' as 'png' }, 'format'],
    ['an unknown quality', { quality: 'best' as 'high' }, 'quality'],
    ['a misspelt name', { promt: 'x' } as object, ''],
  ])('for %s', async (_what, wrong, path) => {
    const input = { model: 'm', prompt: 'x', ...wrong };
    expect(await refused('POST /image/generate', input)).toEqual([path]);
  });

  it('for an upscale by URL, which that route does not take', async () => {
    const image = 'https://sandbox.test/512x512.png';
    expect(await refused('POST /image/upscale', { image })).toEqual(['image']);
  });

  it.each([
    ['neither of image and image_url', {}],
    ['both', { image: 'https://sandbox.test/1x1.png', image_url: 'https://sandbox.test/1x1.png' }],
  ])('for %s', async (_what, input) => {
    expect(await refused('POST /image/background-remove', input)).toEqual(['image']);
  });

  it('for a quality on the route that has none', async () => {
    const input = { image: png, prompt: 'x', quality: 'high' as unknown as undefined };
    expect(await refused('POST /image/edit', input)).toEqual(['quality']);
  });

  it('for a list of no images', async () => {
    expect(await refused('POST /image/multi-edit', { images: [], prompt: 'x' })).toEqual([
      'images',
    ]);
  });
});

describe('nothing is sent for an image that is', () => {
  const edit = (image: InputOf<'POST /image/edit'>['image']) =>
    refused('POST /image/edit', { image, prompt: 'x' });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a PDF', Buffer.from('%PDF-1.7 and so on')],
    ['a path written as text', '/etc/hosts'],
    ['a file URL', 'file:///etc/hosts'],
    ['a file URL in an object', { url: 'file:///etc/hosts' }],
    ['a broken URL', 'https://'],
    ['base64 of something else', Buffer.from('just a text').toString('base64')],
    ['a data URI of an SVG', 'data:image/svg+xml;base64,PHN2Zy8+'],
    ['neither a path nor a URL', {} as { path: string }],
    ['both', { path: '/a', url: 'https://b.example' }],
    ['a number', 7 as unknown as string],
  ])('%s', async (_what, image) => {
    expect(await edit(image)).toEqual(['image']);
  });

  it('25,000,000 bytes long', async () => {
    const bytes = Buffer.concat([png], 25_000_000);
    expect(await edit(bytes)).toEqual(['image']);
  });

  it('a path that leads nowhere', async () => {
    expect(await edit({ path: join(folder(), 'missing.png') })).toEqual(['image']);
  });

  it('a folder', async () => {
    await mkdir(join(folder(), 'a'));
    const image = { path: join(folder(), 'a') };
    const error = await failure(client().send('POST /image/edit', { image, prompt: 'x' }));
    expect(error.issues).toEqual([{ path: 'image', message: 'The path is not a file' }]);
  });

  it('a file that only has the name of a picture', async () => {
    await writeFile(join(folder(), 'page.png'), '<!DOCTYPE html>');
    expect(await edit({ path: join(folder(), 'page.png') })).toEqual(['image']);
  });

  it('a stream that fails', async () => {
    const stream = new Readable({ read: () => stream.destroy(new Error('gone')) });
    expect(await edit(stream)).toEqual(['image']);
  });

  it('a stream without end, which is let go', async () => {
    const stream = new Readable({ read: () => stream.push(Buffer.alloc(1_000_000)) });
    expect(await edit(stream)).toEqual(['image']);
    expect(stream.destroyed).toBe(true);
  });

  it('a stream that never says anything', async () => {
    const stream = new Readable({ read: () => undefined });
    const work = client().send(
      'POST /image/edit',
      { image: stream, prompt: 'x' },
      { timeoutMs: 40 }
    );
    expect((await failure(work)).issues[0]?.path).toBe('image');
  });

  it('named by its place among others', async () => {
    const images = [png, Buffer.from('nope')];
    expect(await refused('POST /image/multi-edit', { images, prompt: 'x' })).toEqual(['images.1']);
  });
});

it('reading a stream ends when a person cancels', async () => {
  const controller = new AbortController();
  const image = new Readable({ read: () => controller.abort() });
  const { signal } = controller;
  const work = client().send('POST /image/edit', { image, prompt: 'x' }, { signal });
  expect(await failure(work)).toMatchObject({ code: 'aborted', charge: 'none' });
});
