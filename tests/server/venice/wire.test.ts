import fs, { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { SendOptions, WireFile } from '../../../server/src/venice';
import { jsonOf, partsOf, useLoopback, type Received } from '../../support/loopback';
import { plain } from '../../support/pictures';
import { useTempFolder } from '../../support/temp-folder';
import { failure, openClient } from '../../support/venice-client';

const venice = useLoopback();
const folder = useTempFolder();
const client = () => openClient({ baseUrl: `${venice().url}/api/v1/`, spoolDir: folder() });

let png: Buffer;
let webp: Buffer;
beforeAll(async () => {
  png = await plain({ width: 300, height: 300 }).png().toBuffer();
  webp = await plain({ width: 300, height: 300 }).webp().toBuffer();
});
beforeEach(() => venice().script({ headers: { 'content-type': 'image/png' }, body: png }));

const edit = (image: WireFile) =>
  client().send('POST /image/edit', { image, prompt: 'make it dusk' });
const last = (): Received => venice().received.at(-1) as Received; // asserted by whoever reads it

describe('a request', () => {
  it('goes to the base URL and the path of its endpoint', async () => {
    await edit(png);
    expect(last()).toMatchObject({ method: 'POST', path: '/api/v1/image/edit', query: '' });
  });

  it('carries the key in one header only', async () => {
    await edit(png);
    const { authorization, ...others } = last().headers;
    expect(authorization).toBe('Bearer VENICE_INFERENCE_KEY_b2f1c0ffee');
    expect(JSON.stringify(others) + last().query).not.toContain('VENICE_INFERENCE_KEY');
  });

  it('asks for packed answers', async () => {
    await edit(png);
    expect(last().headers['accept-encoding']).toBe('gzip, br');
  });

  it('closes its connection, so that no idle one can break the next request', async () => {
    await edit(png);
    expect(last().headers.connection).toBe('close');
  });

  it('carries a query where it has no body', async () => {
    venice().script({ body: { object: 'list', type: 'image', data: [] } });
    await client().send('GET /models', { type: 'image' });
    expect(last()).toMatchObject({ method: 'GET', path: '/api/v1/models', query: '?type=image' });
  });
});

describe('an image given as text travels as raw base64 in JSON', () => {
  it.each([
    ['raw base64', (text: string) => text],
    ['a data URI', (text: string) => `data:image/png;base64,${text}`],
  ])('from %s', async (_what, given) => {
    const text = png.toString('base64');
    await edit(given(text));
    expect(last().headers['content-type']).toBe('application/json');
    expect(jsonOf(last())).toEqual({ image: text, prompt: 'make it dusk' });
  });

  it.each([
    ['a string', 'https://sandbox.test/512x512.png'],
    ['an object', { url: 'https://sandbox.test/512x512.png' }],
  ])('but a URL stays one, from %s', async (_what, image) => {
    await edit(image);
    expect(jsonOf(last())).toMatchObject({ image: 'https://sandbox.test/512x512.png' });
  });
});

describe('an image given as a file travels as a form', () => {
  const expected = () => [
    { name: 'image', text: png.toString('latin1'), file: { name: 'image.png', mime: 'image/png' } },
    { name: 'prompt', text: 'make it dusk', file: null },
  ];

  it('from a Buffer', async () => {
    await edit(png);
    expect(await partsOf(last())).toEqual(expected());
  });

  it('from a stream', async () => {
    await edit(Readable.from([png.subarray(0, 20), png.subarray(20)]));
    expect(await partsOf(last())).toEqual(expected());
  });

  it('from a file stream', async () => {
    await writeFile(join(folder(), 'photo'), png);
    await edit(createReadStream(join(folder(), 'photo')));
    expect(await partsOf(last())).toEqual(expected());
  });

  it('from a path, of which it does not tell the name', async () => {
    await writeFile(join(folder(), 'secret-client-photo.jpg'), png);
    await edit({ path: join(folder(), 'secret-client-photo.jpg') });
    expect(await partsOf(last())).toEqual(expected());
  });

  it('says how long it is', async () => {
    await writeFile(join(folder(), 'photo'), png);
    await edit({ path: join(folder(), 'photo') });
    expect(last().headers['content-length']).toBe(String(last().body.length));
  });

  it('writes booleans and numbers as words', async () => {
    await client().send('POST /image/edit', { image: png, prompt: 'x', safe_mode: false });
    await client().send('POST /image/upscale', { image: png, scale: 4 });
    const [edited, upscaled] = await Promise.all(venice().received.map(partsOf));
    expect(edited).toContainEqual({ name: 'safe_mode', text: 'false', file: null });
    expect(upscaled).toContainEqual({ name: 'scale', text: '4', file: null });
  });

  it('names a part after what its bytes are', async () => {
    await edit(webp);
    expect((await partsOf(last()))[0]?.file).toEqual({ name: 'image.webp', mime: 'image/webp' });
  });

  it('repeats the part name for several, in their order', async () => {
    await client().send('POST /image/multi-edit', { images: [png, webp], prompt: 'x' });
    const files = (await partsOf(last())).filter((part) => part.file);
    expect(files.map(({ name, file }) => [name, file?.mime])).toEqual([
      ['images', 'image/png'],
      ['images', 'image/webp'],
    ]);
  });

  it('is sent again in full when the first attempt failed', async () => {
    await writeFile(join(folder(), 'photo'), png);
    venice().script({ status: 503, body: { error: 'At capacity' } }, { body: png });
    await client().send('POST /image/multi-edit', {
      images: [{ path: join(folder(), 'photo') }, Readable.from([webp])],
      prompt: 'x',
    });
    const [first, second] = await Promise.all(venice().received.map(partsOf));
    expect(second).toEqual(first);
    expect(second).toHaveLength(3);
  });
});

describe('a file that', () => {
  const send = (sendOptions: SendOptions = {}) =>
    client().send(
      'POST /image/edit',
      { image: { path: join(folder(), 'photo') }, prompt: 'x' },
      sendOptions
    );
  beforeEach(() => writeFile(join(folder(), 'photo'), png));

  it('goes away before it is sent again costs nothing', async () => {
    venice().script({ status: 503, body: { error: 'At capacity' } });
    const error = await failure(send({ onRetry: () => rm(join(folder(), 'photo')) }));
    expect(error).toMatchObject({ code: 'invalid_input', charge: 'none', detail: 'ENOENT' });
    expect(venice().received).toHaveLength(1);
  });

  it('was being sent when the connection broke is closed', async () => {
    const opened = jest.spyOn(fs, 'createReadStream');
    await venice().close();
    await failure(send());
    const closed = opened.mock.results.map(({ value }) => value.destroyed);
    opened.mockRestore();
    expect(closed).toEqual([true, true, true, true]);
  });
});

describe('a mixture', () => {
  it('of a URL and a file travels as JSON, since a form takes files only', async () => {
    const url = 'https://sandbox.test/512x512.png';
    await client().send('POST /image/multi-edit', { images: [url, png], prompt: 'x' });
    expect(jsonOf(last())).toEqual({ images: [url, png.toString('base64')], prompt: 'x' });
  });

  it('of a URL and too many bytes for JSON is refused before anything is sent', async () => {
    const large = Buffer.concat([png, Buffer.alloc(14_000_000)]);
    const images = ['https://sandbox.test/512x512.png', large, large];
    const error = await failure(client().send('POST /image/multi-edit', { images, prompt: 'x' }));
    expect(error.code).toBe('invalid_input');
    expect(venice().received).toHaveLength(0);
  });

  it('of base64 texts that is too large for JSON travels as a form', async () => {
    const large = Buffer.concat([png, Buffer.alloc(14_000_000)]).toString('base64');
    await client().send('POST /image/multi-edit', { images: [large, large], prompt: 'x' });
    expect(last().headers['content-type']).toMatch(/^multipart\/form-data/);
  });
});

describe('a style reference', () => {
  it('given as a file becomes base64, because generating takes JSON only', async () => {
    await client().send('POST /image/generate', {
      model: 'm',
      prompt: 'x',
      style_references: [{ image: png, strength: 0.3 }],
    });
    expect(jsonOf(last())).toMatchObject({
      style_references: [{ image: png.toString('base64'), strength: 0.3 }],
    });
  });

  it('is refused from 8 MB on', async () => {
    const image = Buffer.concat([png, Buffer.alloc(8_000_000)]);
    const work = client().send('POST /image/generate', {
      model: 'm',
      prompt: 'x',
      style_references: [{ image }],
    });
    expect((await failure(work)).issues[0]?.path).toBe('style_references.0.image');
  });
});

describe('what is not sent', () => {
  it('is what the caller left unset', async () => {
    const unset = { quality: undefined, negative_prompt: '' };
    await client().send('POST /image/generate', { model: 'm', prompt: 'x', ...unset });
    await client().send('POST /images/generations', { prompt: 'x', size: null, style: null });
    expect(venice().received.map(jsonOf)).toEqual([
      { model: 'm', prompt: 'x' },
      { model: 'default', prompt: 'x' },
    ]);
  });

  it('is inpaint, nor anything that is only ours', async () => {
    const ours = { inpaint: { mask: 'x' }, variants_mode: 'native' as const };
    await client().send('POST /image/generate', { model: 'm', prompt: 'x', ...ours, variants: 2 });
    expect(jsonOf(last())).toEqual({ model: 'm', prompt: 'x', variants: 2 });
  });

  it('is variants beside return_binary', async () => {
    const both = { return_binary: true, variants: 1 };
    await client().send('POST /image/generate', { model: 'm', prompt: 'x', ...both });
    expect(jsonOf(last())).toEqual({ model: 'm', prompt: 'x', return_binary: true });
  });

  it.each([
    [{ modelId: 'old' }, 'old'],
    [{ modelId: 'old', model: 'new' }, 'new'],
  ])('is modelId of an edit: %j is the model %s', async (names, model) => {
    const image = png.toString('base64');
    await client().send('POST /image/edit', { image, prompt: 'x', ...names });
    expect(jsonOf(last())).toEqual({ image, prompt: 'x', model });
  });

  it('is jpg, which is called jpeg there', async () => {
    await client().send('POST /image/generate', { model: 'm', prompt: 'x', format: 'jpg' });
    expect(jsonOf(last())).toMatchObject({ format: 'jpeg' });
  });
});

describe('a background removal', () => {
  it.each([
    ['image_url', { image_url: 'https://sandbox.test/512x512.png' }],
    ['a URL as image', { image: 'https://sandbox.test/512x512.png' }],
    ['{ url } as image', { image: { url: 'https://sandbox.test/512x512.png' } }],
  ])('of %s sends image_url', async (_what, input) => {
    await client().send('POST /image/background-remove', input);
    expect(jsonOf(last())).toEqual({ image_url: 'https://sandbox.test/512x512.png' });
  });

  it('of bytes sends image', async () => {
    const image = png.toString('base64');
    await client().send('POST /image/background-remove', { image });
    expect(jsonOf(last())).toEqual({ image });
  });
});

describe('extra', () => {
  it('is sent unchecked and wins over what is listed', async () => {
    const extra = { brand_new: [1], variants: 9 };
    await client().send(
      'POST /image/generate',
      { model: 'm', prompt: 'x', variants: 2 },
      { extra }
    );
    expect(jsonOf(last())).toEqual({ model: 'm', prompt: 'x', variants: 9, brand_new: [1] });
  });

  it('goes into forms too', async () => {
    const extra = { brand_new: { a: 1 } };
    await client().send('POST /image/edit', { image: png, prompt: 'x' }, { extra });
    expect(await partsOf(last())).toContainEqual({
      name: 'brand_new',
      text: '{"a":1}',
      file: null,
    });
  });
});
