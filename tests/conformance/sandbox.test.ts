import { createReadStream } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { startSandbox, type SandboxHandle } from '../../sandbox/server';
import type { FilesAnswer, VeniceClientOptions, WireFile } from '../../server/src/venice';
import { fakeClock } from '../support/fake-clock';
import { plain } from '../support/pictures';
import { useTempFolder } from '../support/temp-folder';
import { failure, openClient } from '../support/venice-client';

/** The client against the sandbox: two readings of Venice's description that share no code, end to end over HTTP. */
const folder = useTempFolder();
let sandbox: SandboxHandle;
let photo: Buffer;
beforeAll(async () => {
  sandbox = await startSandbox();
  photo = await plain({ width: 512, height: 512 }).png().toBuffer();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

/** The sandbox names times by the real clock, so ours starts there; waiting still takes none. */
const open = (options: Partial<VeniceClientOptions> = {}) =>
  openClient({
    baseUrl: sandbox.url,
    spoolDir: folder(),
    clock: fakeClock({ now: Date.now() }),
    ...options,
  });
const generate = (more: object = {}, options: Partial<VeniceClientOptions> = {}) =>
  open(options).send('POST /image/generate', {
    model: 'venice-sd35',
    prompt: 'a lighthouse',
    width: 512,
    height: 512,
    ...more,
  });
const charges = () => sandbox.ledger().entries.length;

const look = async ({ files }: FilesAnswer) =>
  Promise.all(
    files.map(async ({ path }) => {
      const { format, width, height, hasAlpha } = await sharp(await readFile(path)).metadata();
      return { format, width, height, hasAlpha };
    })
  );
const [W, H] = [512, 512];

describe('POST /image/generate', () => {
  it('gives a picture in the format and size that were asked for, as bytes', async () => {
    const { data, meta } = await generate({ return_binary: true, format: 'png' });
    expect(await look(data)).toMatchObject([{ format: 'png', width: W, height: H }]);
    expect(data).toMatchObject({ id: null, timing: null });
    expect(meta).toMatchObject({ sandbox: true, moderation: { blurred: false, violation: false } });
    expect(meta.cfRay).toMatch(/./);
  });

  it('gives a picture with its id and timing, as JSON', async () => {
    const { data, meta } = await generate();
    expect(await look(data)).toMatchObject([{ format: 'webp', width: W, height: H }]);
    expect(data.timing).toMatchObject({ total: expect.any(Number) });
    expect(meta.requestId).toBe(data.id);
    expect(data.id).toMatch(/./);
  });

  it('gives as many pictures as variants were asked for, each of them once in the ledger', async () => {
    const { data } = await generate({ variants: 3, seed: 7 });
    expect(new Set(data.files.map(({ sha256 }) => sha256)).size).toBe(3);
  });

  it('gives the same bytes for the same seed', async () => {
    const once = await generate({ seed: 42, return_binary: true });
    const twice = await generate({ seed: 42, return_binary: true });
    expect(twice.data.files[0]?.sha256).toBe(once.data.files[0]?.sha256);
  });

  it('gives the same picture as bytes and as JSON', async () => {
    const binary = await generate({ seed: 42, return_binary: true });
    const json = await generate({ seed: 42 });
    expect(json.data.files[0]?.sha256).toBe(binary.data.files[0]?.sha256);
  });

  it('tells what the prompt was rewritten to', async () => {
    const { meta } = await generate({ enhance_prompt: true });
    expect(meta.enhancedPrompt).toContain('a lighthouse');
  });

  it('tells the balance and the rate limit', async () => {
    const { meta } = await generate();
    expect(meta.balance.usd).toBe(100);
    expect(meta.rateLimit).toMatchObject({
      limit: expect.any(Number),
      resetAt: expect.any(Number),
    });
  });

  it('answers a violation without a charge', async () => {
    const { data, meta } = await generate({ prompt: 'x [violation]' });
    expect(meta.moderation.violation).toBe(true);
    expect(data.files).toHaveLength(1);
    expect(charges()).toBe(0);
  });

  it('answers a violation without images', async () => {
    sandbox.setOptions({ violationImages: 'empty' });
    const { data, meta } = await generate({ prompt: 'x [violation]' });
    sandbox.setOptions({ violationImages: 'black' });
    expect(data.files).toEqual([]);
    expect(meta.moderation.violation).toBe(true);
  });

  it('says that a picture is blurred', async () => {
    const { meta } = await generate({ prompt: 'x [adult]', return_binary: true });
    expect(meta.moderation.blurred).toBe(true);
  });

  it('takes style references in every form', async () => {
    const { data } = await open().send('POST /image/generate', {
      model: 'krea-v2-large',
      prompt: 'a lighthouse',
      style_references: [{ image: photo }, { image: 'https://sandbox.test/512x512.png' }],
      return_binary: true,
    });
    expect(data.files).toHaveLength(1);
  });
});

describe('POST /images/generations', () => {
  it.each(['b64_json', 'url'] as const)('gives a picture as %s', async (response_format) => {
    const { data } = await open().send('POST /images/generations', {
      prompt: 'a lighthouse',
      model: 'venice-sd35',
      size: '512x512',
      response_format,
    });
    expect(await look(data)).toMatchObject([{ format: 'png', width: W, height: H }]);
  });

  it('does without a model', async () => {
    const { data } = await open().send('POST /images/generations', { prompt: 'a lighthouse' });
    expect(data.files).toHaveLength(1);
  });
});

const FORMS: [string, () => Promise<WireFile> | WireFile][] = [
  ['base64', () => photo.toString('base64')],
  ['a data URI', () => `data:image/png;base64,${photo.toString('base64')}`],
  ['a Buffer', () => photo],
  [
    'a path',
    async () => {
      await writeFile(join(folder(), 'photo.png'), photo);
      return { path: join(folder(), 'photo.png') };
    },
  ],
  [
    'a stream',
    async () => {
      await writeFile(join(folder(), 'photo.png'), photo);
      return createReadStream(join(folder(), 'photo.png'));
    },
  ],
];
const URLS: typeof FORMS = [
  ['a URL', () => 'https://sandbox.test/512x512.png'],
  ['a URL in an object', () => ({ url: 'https://sandbox.test/512x512.png' })],
];

describe('the source of', () => {
  it.each([...FORMS, ...URLS])('an edit may be %s', async (_what, source) => {
    const { data, meta } = await open().send('POST /image/edit', {
      image: await source(),
      prompt: 'make the sky a sunrise',
      model: 'firered-image-edit',
      output_format: 'png',
    });
    expect(await look(data)).toMatchObject([{ format: 'png' }]);
    expect(meta.modelServed).toBe('firered-image-edit');
  });

  it.each([...FORMS, ...URLS])(
    'a layered edit may be %s, beside another',
    async (_what, source) => {
      const { data } = await open().send('POST /image/multi-edit', {
        images: [await source(), photo],
        prompt: 'put the second on the first',
        modelId: 'gpt-image-2-edit',
        quality: 'low',
      });
      expect(data.files).toHaveLength(1);
    }
  );

  it.each([...FORMS, ...URLS])('a background removal may be %s', async (_what, source) => {
    const image = await source();
    const { data } = await open().send('POST /image/background-remove', { image });
    expect(await look(data)).toMatchObject([{ format: 'png', hasAlpha: true }]);
  });

  it.each(FORMS)('an upscale may be %s', async (_what, source) => {
    const image = await source();
    const { data } = await open().send('POST /image/upscale', { image, scale: 2 });
    expect(await look(data)).toMatchObject([{ format: 'png', width: 2 * W, height: 2 * H }]);
  });
});

it('a blocked edit is content policy with an unknown charge', async () => {
  const work = open().send('POST /image/edit', { image: photo, prompt: 'x [violation]' });
  expect(await failure(work)).toMatchObject({
    code: 'content_policy',
    charge: 'unknown',
    status: 422,
  });
});

describe('the catalogue', () => {
  it('lists models of a type', async () => {
    const { data } = await open().send('GET /models', { type: 'inpaint' });
    expect(data.map(({ id }) => id)).toContain('firered-image-edit');
    expect(new Set(data.map(({ type }) => type))).toEqual(new Set(['inpaint']));
  });

  it('lists all models', async () => {
    const { data } = await open().send('GET /models', { type: 'all' });
    expect(new Set(data.map(({ type }) => type)).size).toBe(9);
  });

  it.each([true, false])('lists styles, as a bare list: %p', async (bareStyles) => {
    sandbox.setOptions({ bareStyles });
    const { data } = await open().send('GET /image/styles', {});
    sandbox.setOptions({ bareStyles: false });
    expect(data).toContain('3D Model');
  });

  it('knows the traits', async () => {
    const { data } = await open().send('GET /models/traits', { type: 'image' });
    expect(data).toMatchObject({ default: expect.any(String) });
  });

  it('knows the compatibility mapping', async () => {
    const { data } = await open().send('GET /models/compatibility_mapping', { type: 'image' });
    expect(Object.values(data)).toEqual(expect.arrayContaining([expect.any(String)]));
  });

  it('is public', async () => {
    const { data } = await open({ apiKey: () => null }).send('GET /models', { type: 'image' });
    expect(data.length).toBeGreaterThan(0);
  });
});

describe('the test of a key', () => {
  const test = (key: string) => open({ apiKey: () => key }).send('GET /api_keys/rate_limits', {});

  it('tells the balance', async () => {
    expect((await test('any-key')).data).toMatchObject({
      accessPermitted: true,
      balances: { USD: 100 },
    });
  });

  it('tells a wrong one', async () => {
    expect(await failure(test('bad-key'))).toMatchObject({ code: 'unauthorized', status: 401 });
  });
});

describe('a key', () => {
  it('without balance is told so, and nothing is charged', async () => {
    const error = await failure(generate({}, { apiKey: () => 'poor-key' }));
    expect(error).toMatchObject({ code: 'payment_required', reason: 'balance', charge: 'none' });
  });

  it('for private models only is told so', async () => {
    const work = generate(
      { model: 'gpt-image-2', width: undefined, height: undefined },
      { apiKey: () => 'private-key' }
    );
    expect(await failure(work)).toMatchObject({ code: 'unauthorized', reason: 'privacy' });
  });
});

describe('what the ledger says', () => {
  const path = '/image/generate';

  it('after a reset that came once the work was done: charged once, and not repeated', async () => {
    sandbox.injectFault({ path, reset: 'after', times: 1 });
    expect(await failure(generate())).toMatchObject({ code: 'no_answer', charge: 'unknown' });
    expect(charges()).toBe(1);
  });

  it('after an answer that broke off: charged once, and not repeated', async () => {
    sandbox.injectFault({ path, truncate: true, times: 1 });
    const error = await failure(generate({ return_binary: true }));
    expect(error).toMatchObject({ code: 'bad_response', charge: 'charged' });
    expect(charges()).toBe(1);
    expect(await readdir(folder())).toEqual([]);
  });

  it.each([
    'overloaded',
    'rate_limited',
    'error_budget',
    'at_capacity',
    'inference_failed',
  ] as const)('after %s and a repetition: charged once', async (preset) => {
    sandbox.injectFault({ path, preset, times: 1 });
    expect((await generate()).meta.attempts).toBe(2);
    expect(charges()).toBe(1);
  });

  it.each(['request_timeout', 'proxy_502', 'proxy_504', 'proxy_524'] as const)(
    'after %s: nothing is repeated',
    async (preset) => {
      sandbox.injectFault({ path, preset, times: 1 });
      expect(await failure(generate())).toMatchObject({ code: 'no_answer', attempts: 1 });
    }
  );

  it.each(['empty_body', 'invalid_base64'] as const)(
    'after %s: charged once, and not repeated',
    async (preset) => {
      sandbox.injectFault({ path, preset, times: 1 });
      expect(await failure(generate())).toMatchObject({ code: 'bad_response', attempts: 1 });
      expect(charges()).toBe(1);
    }
  );

  it('after a wrong content type: the picture is there all the same', async () => {
    sandbox.injectFault({ path, preset: 'wrong_content_type', times: 1 });
    const { data } = await generate({ return_binary: true });
    expect(data.files[0]?.declaredMime).toBe('text/plain');
  });
});
