import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { bootStrapi, type App } from '../support/strapi';

let app: App;
beforeAll(async () => {
  app = await bootStrapi();
}, 60_000);
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());

const charged = () => app.sandbox.ledger().entries.map(({ path }: { path: string }) => path);
const prompt = 'A lighthouse at dusk';
const stored = (url: string) => readFileSync(join(app.folder, 'public', url));
const productPhoto = () =>
  sharp({ create: { width: 512, height: 512, channels: 3, background: '#e8e8e8' } })
    .composite([
      {
        input: Buffer.from(
          '<svg width="300" height="300"><circle cx="150" cy="150" r="150" fill="#a03020"/></svg>'
        ),
        top: 106,
        left: 106,
      },
    ])
    .jpeg()
    .toBuffer();

describe('images.generate', () => {
  it('saves a picture with the seed that was asked for', async () => {
    const { assets, operation } = await app.service('images').generate({ prompt, seed: 42 });
    expect([assets.length, operation.status, operation.sends[0]?.seed]).toEqual([1, 'done', 42]);
  });

  it('draws a seed when none is given', async () => {
    const { operation } = await app.service('images').generate({ prompt });
    expect(operation.sends[0]?.seed).toEqual(expect.any(Number));
  });

  it('makes the same bytes from the same prompt and seed', async () => {
    const images = app.service('images');
    const first = await images.generate({ prompt, seed: 7 });
    const second = await images.generate({ prompt, seed: 7 });
    expect(first.operation.sends[0]?.sha256).toBe(second.operation.sends[0]?.sha256);
  });

  it('stores exactly the bytes that came', async () => {
    const { operation } = await app.service('images').generate({ prompt, format: 'png' });
    expect(operation.sends[0]?.bytesIdentical).toBe(true);
  });

  it('sends three variants as three requests with seeds of their own', async () => {
    const { operation } = await app.service('images').generate({ prompt, seed: 10, variants: 3 });
    expect(operation.sends.map(({ seed }) => seed)).toEqual([10, 11, 12]);
    expect(charged()).toHaveLength(3);
  });

  it('knows only the first seed of native variants', async () => {
    const input = { prompt, seed: 10, variants: 3, variants_mode: 'native' } as const;
    const { operation, assets } = await app.service('images').generate(input);
    expect(operation.sends.map(({ seed }) => seed)).toEqual([10, null, null]);
    expect(assets).toHaveLength(3);
  });

  it('keeps what came when another variant is lost', async () => {
    app.sandbox.injectFault({
      path: '/image/generate',
      status: 400,
      body: { error: 'no' },
      times: 1,
    });
    const { assets, failures, operation } = await app
      .service('images')
      .generate({ prompt, variants: 2 });
    expect([assets.length, failures.length, operation.status]).toEqual([1, 1, 'partial']);
  });

  it('rejects when nothing was made', async () => {
    app.sandbox.injectFault({
      path: '/image/generate',
      status: 400,
      body: { error: 'no' },
      times: 1,
    });
    await expect(app.service('images').generate({ prompt })).rejects.toMatchObject({
      code: 'rejected',
      charge: 'none',
    });
  });

  it('does not send again when the answer is lost after the charge', async () => {
    app.sandbox.injectFault({ path: '/image/generate', reset: 'after', times: 1 });
    await expect(app.service('images').generate({ prompt })).rejects.toMatchObject({
      code: 'no_answer',
      charge: 'unknown',
    });
    expect(charged()).toHaveLength(1);
  });

  it('withholds what Venice marks as a violation', async () => {
    await expect(
      app.service('images').generate({ prompt: 'something [violation]' })
    ).rejects.toMatchObject({ code: 'content_policy', charge: 'none' });
  });

  it('withholds what Venice blurred, and says that it was charged', async () => {
    const { assets, failures } = await app
      .service('images')
      .generate({ prompt: 'something [adult]' });
    expect([assets, failures[0]?.error]).toMatchObject([
      [],
      { code: 'content_policy', reason: 'blurred', charge: 'charged' },
    ]);
  });

  it.each([
    ['an empty prompt', { prompt: '' }, 'prompt'],
    ['a seed out of range', { prompt, seed: 1e9 }, 'seed'],
    [
      'a width for a model that takes ratios',
      { prompt, model: 'qwen-image-2', width: 512 },
      'width',
    ],
    ['an unknown style', { prompt, style_preset: 'Crayon' }, 'style_preset'],
  ])('refuses %s before anything is charged', async (_, input, field) => {
    await expect(app.service('images').generate(input)).rejects.toMatchObject({
      code: 'invalid_input',
      issues: [expect.objectContaining({ path: field })],
    });
    expect(charged()).toEqual([]);
  });

  it('warns of a model that the catalogue does not list, and sends it', async () => {
    await expect(
      app.service('images').generate({ prompt, model: 'brand-new-model' })
    ).rejects.toMatchObject({ code: 'rejected' });
  });
});

describe('the other kinds', () => {
  const source = async () =>
    (await app.service('images').generate({ prompt, format: 'png', model: 'z-image-turbo' }))
      .assets[0]!.id;

  it('edits an asset and remembers where the result came from', async () => {
    const image = await source();
    const { assets } = await app.service('images').edit({ image, prompt: 'make it a sunrise' });
    const lineage = await app.service('records').lineage(assets[0]!.id);
    expect(lineage.sources.map(({ id }) => id)).toEqual([image]);
  });

  it('finds what was made from an asset', async () => {
    const image = await source();
    const { assets } = await app.service('images').edit({ image, prompt: 'make it a sunrise' });
    const lineage = await app.service('records').lineage(image);
    expect(lineage.results.map(({ id }) => id)).toEqual([assets[0]!.id]);
  });

  it('makes two results from one source', async () => {
    const image = await source();
    await app.service('images').edit({ image, prompt: 'make it a sunrise' });
    await app.service('images').upscale({ image, scale: 2 });
    expect((await app.service('records').lineage(image)).results).toHaveLength(2);
  });

  it('has no seed for an edit', async () => {
    const { operation } = await app.service('images').edit({ image: await source(), prompt: 'x' });
    expect(operation.sends[0]?.seed).toBeNull();
  });

  it('takes an edit with a quality through the layered route', async () => {
    const image = await source();
    app.sandbox.reset();
    const input = { image, prompt: 'x', model: 'gpt-image-2-edit', quality: 'medium' } as const;
    await app.service('images').edit(input);
    expect(charged()).toEqual(['/image/multi-edit']);
  });

  it('combines two pictures', async () => {
    const images = [await source(), await productPhoto()];
    const { assets } = await app.service('images').multiEdit({ images, prompt: 'put it there' });
    expect(assets).toHaveLength(1);
  });

  it('takes the same picture twice', async () => {
    const image = await source();
    const input = { images: [image, image], prompt: 'mirror it' };
    const { operation, assets } = await app.service('images').multiEdit(input);
    expect(operation.sources).toEqual([image, image]);
    expect((await app.service('records').lineage(image)).results[0]?.id).toBe(assets[0]!.id);
  });

  it('cuts a subject out with soft edges, and the stored file keeps them', async () => {
    const { assets } = await app
      .service('images')
      .removeBackground({ image: await productPhoto() });
    const { data, info } = await sharp(stored(assets[0]!.url))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const alphas = new Set(data.filter((_, index) => index % info.channels === 3));
    expect([info.channels, alphas.has(0), alphas.has(255), alphas.size > 2]).toEqual([
      4,
      true,
      true,
      true,
    ]);
  });

  it('doubles the size of a picture', async () => {
    const { operation } = await app
      .service('images')
      .upscale({ image: await productPhoto(), scale: 2 });
    expect(operation.sends[0]).toMatchObject({ width: 1024, height: 1024 });
  });

  it('generates through the OpenAI-compatible route', async () => {
    const { assets } = await app.service('images').generations({ prompt, size: '512x512' });
    expect(assets[0]?.mime).toBe('image/png');
  });
});

describe('results that wait', () => {
  const wait = async () => {
    const { operation } = await app.service('images').generate({ prompt }, { save: false });
    return operation;
  };

  it('are not in the Media Library', async () => {
    const operation = await wait();
    expect([operation.status, operation.sends[0]?.state, operation.sends[0]?.assetId]).toEqual([
      'waiting',
      'received',
      null,
    ]);
  });

  it('make one asset when they are kept twice at once', async () => {
    const { sends } = await wait();
    const images = app.service('images');
    const [one, two] = await Promise.all([images.keep(sends[0]!.id), images.keep(sends[0]!.id)]);
    expect(one.id).toBe(two.id);
  });

  it('make one asset when they are kept again later', async () => {
    const { sends } = await wait();
    const first = await app.service('images').keep(sends[0]!.id);
    expect((await app.service('images').keep(sends[0]!.id)).id).toBe(first.id);
  });

  it('can be looked at', async () => {
    const { sends } = await wait();
    expect((await app.service('images').preview(sends[0]!.id))?.mime).toBe('image/webp');
  });

  it('are gone when they were discarded', async () => {
    const { sends } = await wait();
    await app.service('runner').discard(sends[0]!.id);
    expect(await app.service('images').preview(sends[0]!.id)).toBeNull();
  });
});

describe('records', () => {
  it('outlive their asset', async () => {
    const { assets } = await app.service('images').generate({ prompt, seed: 99 });
    const { id } = assets[0]!;
    await app.strapi.db.query('plugin::upload.file').delete({ where: { id } });
    expect((await app.service('records').forAsset(id))?.send.seed).toBe(99);
  });

  it('are null for an asset that Venice did not make', async () => {
    expect(await app.service('records').forAsset(999_999)).toBeNull();
  });
});

it('leaves nothing in the spool folder once all is saved', async () => {
  const { readdirSync } = await import('node:fs');
  const spool = app.service('spool').folder();
  const before = readdirSync(spool).length;
  await app.service('images').generate({ prompt });
  expect(readdirSync(spool)).toHaveLength(before);
});
