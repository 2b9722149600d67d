import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rmdir, stat } from 'node:fs/promises';
import type { VeniceClientOptions } from '../../../server/src/venice';
import { useLoopback, type Reply } from '../../support/loopback';
import { plain } from '../../support/pictures';
import { useTempFolder } from '../../support/temp-folder';
import { failure, openClient } from '../../support/venice-client';

const venice = useLoopback();
const folder = useTempFolder();

let png: Buffer;
let webp: Buffer;
beforeAll(async () => {
  png = await plain({ width: 300, height: 300 }).png().toBuffer();
  webp = await plain({ width: 300, height: 300 }).webp().toBuffer();
});

const generate = (options: Partial<VeniceClientOptions> = {}) =>
  openClient({ baseUrl: venice().url, spoolDir: folder(), ...options }).send(
    'POST /image/generate',
    { model: 'm', prompt: 'x' }
  );

const timing = {
  inferenceDuration: 900.5,
  inferencePreprocessingTime: 1,
  inferenceQueueTime: 2,
  total: 910,
};
const native = (images: string[]) => ({
  id: 'generate-image-1',
  images,
  timing,
  request: { a: 1 },
});
const VIOLATION = { 'x-venice-is-content-violation': 'true' };

describe('a binary answer', () => {
  it('is one file, exactly as it came', async () => {
    venice().script({ headers: { 'content-type': 'image/png; q=1' }, body: png });
    const { data } = await generate();
    const [file] = data.files;
    expect(await readFile(file?.path ?? '')).toEqual(png);
    expect(data).toEqual({
      files: [
        {
          path: expect.stringContaining(folder()),
          bytes: png.length,
          sha256: createHash('sha256').update(png).digest('hex'),
          declaredMime: 'image/png',
        },
      ],
      id: null,
      timing: null,
      request: null,
    });
  });

  it('is recognised by its bytes, whatever it calls itself', async () => {
    venice().script({ headers: { 'content-type': 'application/json' }, body: webp });
    const { data } = await generate();
    expect(data.files[0]).toMatchObject({ bytes: webp.length, declaredMime: 'application/json' });
  });

  it('of twenty megabytes is one file too', async () => {
    const body = Buffer.concat([png, Buffer.alloc(20_000_000)]);
    venice().script({ body });
    const { data } = await generate();
    expect(data.files[0]?.bytes).toBe(body.length);
  });
});

describe('a JSON answer', () => {
  it('is as many files as it has images, in their order', async () => {
    venice().script({ body: native([png.toString('base64'), webp.toString('base64')]) });
    const { data, meta } = await generate();
    const bytes = await Promise.all(data.files.map(({ path }) => readFile(path)));
    expect(bytes).toEqual([png, webp]);
    expect(data).toMatchObject({ id: 'generate-image-1', timing, request: { a: 1 } });
    expect(meta.requestId).toBe('generate-image-1');
  });

  it.each([
    ['base64', () => ({ b64_json: png.toString('base64') })],
    ['a data URI', () => ({ url: `data:image/png;base64,${png.toString('base64')}` })],
  ])('in the OpenAI shape is read from %s', async (_what, item) => {
    venice().script({ body: { created: 1, data: [item()] } });
    const { data } = await generate();
    expect(await readFile(data.files[0]?.path ?? '')).toEqual(png);
    expect(data).toMatchObject({ id: null, timing: null });
  });

  it('may call itself anything', async () => {
    const body = JSON.stringify(native([png.toString('base64')]));
    venice().script({ headers: { 'content-type': 'image/png' }, body });
    expect((await generate()).data.files).toHaveLength(1);
  });

  it('may bring keys that nobody knows, and timing of another shape', async () => {
    const body = { ...native([png.toString('base64')]), timing: { total: 'fast' }, news: 1 };
    venice().script({ body });
    expect((await generate()).data.timing).toBeNull();
  });

  it('may bring an id or a timing that no database takes', async () => {
    const body = { images: [webp.toString('base64')], id: 'a\0b', timing: { 'to\0tal': 1 } };
    venice().script({ body });
    expect((await generate()).data).toMatchObject({ id: 'a b', timing: null });
  });

  it('with a later image that cannot be read keeps the others', async () => {
    venice().script({ body: native([png.toString('base64'), '@@@', webp.toString('base64')]) });
    expect((await generate()).data.files.map(({ bytes }) => bytes)).toEqual([
      png.length,
      webp.length,
    ]);
  });
});

describe('content that was marked as a violation', () => {
  it.each([
    ['no images', () => native([])],
    ['images that cannot be read', () => native(['@@@'])],
    ['nothing at all', () => ''],
  ])('is an answer, also with %s', async (_what, body) => {
    venice().script({ headers: VIOLATION, body: body() });
    const { data, meta } = await generate();
    expect(data.files).toEqual([]);
    expect(meta.moderation.violation).toBe(true);
  });

  it.each([
    ['as base64', () => native(['@@@', png.toString('base64')])],
    ['as bytes', () => png],
  ])('keeps the placeholder that came %s', async (_what, body) => {
    venice().script({ headers: VIOLATION, body: body() });
    expect((await generate()).data.files).toHaveLength(1);
  });
});

describe('a success that cannot be read was charged, and leaves no file', () => {
  type Unreadable = Omit<Reply, 'body'> & { body(): Reply['body'] };

  it.each<[string, Unreadable]>([
    ['an empty body', { body: () => '' }],
    ['a page', { headers: { 'content-type': 'text/html' }, body: () => '<html>Hello</html>' }],
    ['broken JSON', { body: () => '{"images": [' }],
    ['JSON of another kind', { body: () => ({ object: 'list' }) }],
    ['an empty list', { body: () => native([]) }],
    ['no base64', { body: () => native(['@@@']) }],
    ['base64 of something else', { body: () => native([Buffer.from('hello').toString('base64')]) }],
    ['an unreadable first image', { body: () => native(['@@@', png.toString('base64')]) }],
    ['bytes that break off', { body: () => png, cutAfter: 100 }],
    ['JSON that breaks off', { body: () => native([png.toString('base64')]), cutAfter: 100 }],
  ])('%s', async (_what, { body, ...reply }) => {
    venice().script({ ...reply, body: body() });
    expect(await failure(generate())).toMatchObject({
      code: 'bad_response',
      charge: 'charged',
      status: 200,
      attempts: 1,
    });
    expect(venice().received).toHaveLength(1);
    expect(await readdir(folder())).toEqual([]);
  });

  it('tells the first 200 characters of a text', async () => {
    venice().script({ body: `Hello ${'x'.repeat(900)}` });
    const { detail } = await failure(generate());
    expect(detail).toMatch(/^Hello x{194}$/);
  });

  it('more bytes than may come', async () => {
    venice().script({ body: Buffer.concat([png, Buffer.alloc(5_000)]) });
    const error = await failure(generate({ limits: { binaryBytes: 4_000 } }));
    expect(error.code).toBe('bad_response');
    expect(await readdir(folder())).toEqual([]);
  });

  it('more JSON than may come', async () => {
    venice().script({ body: native([png.toString('base64')]) });
    const error = await failure(generate({ limits: { jsonBytes: 200 } }));
    expect(error.code).toBe('bad_response');
  });

  it('a first image of more bytes than may come takes the others along', async () => {
    const large = Buffer.concat([png, Buffer.alloc(5_000)]);
    venice().script({ body: native([large.toString('base64'), png.toString('base64')]) });
    const error = await failure(generate({ limits: { binaryBytes: 4_000 } }));
    expect(error.code).toBe('bad_response');
    expect(await readdir(folder())).toEqual([]);
  });

  it('a later one takes none of those before it, which were paid for as well', async () => {
    const large = Buffer.concat([png, Buffer.alloc(5_000)]);
    venice().script({ body: native([png, png, large].map((image) => image.toString('base64'))) });
    const { data } = await generate({ limits: { binaryBytes: 4_000 } });
    expect(data.files.map(({ bytes }) => bytes)).toEqual([png.length, png.length]);
    expect(await readdir(folder())).toHaveLength(2);
  });
});

describe('a spool folder', () => {
  it('that is missing is found out before anything is paid for', async () => {
    venice().script({ body: png });
    const error = await failure(generate({ spoolDir: `${folder()}/missing` }));
    expect(error).toMatchObject({ code: 'store_failed', charge: 'none', detail: 'ENOENT' });
    expect(venice().received).toHaveLength(0);
  });

  it('that goes away while the picture is made tells that it was charged', async () => {
    venice().script({ body: png });
    const spoolDir = `${folder()}/gone`;
    await mkdir(spoolDir);
    const client = openClient({ baseUrl: venice().url, spoolDir });
    const work = client.send(
      'POST /image/generate',
      { model: 'm', prompt: 'x' },
      { onAttempt: () => rmdir(spoolDir) }
    );
    expect(await failure(work)).toMatchObject({ code: 'store_failed', charge: 'charged' });
  });

  it('holds files that only their owner may read', async () => {
    venice().script({ body: png });
    const { data } = await generate();
    expect((await stat(data.files[0]?.path ?? '')).mode & 0o077).toBe(0);
  });
});
