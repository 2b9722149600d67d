import { mkdirSync } from 'node:fs';
import os from 'node:os';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { createMediaLibrary } from '../../server/src/services/media-library';
import { createFolders } from '../../server/src/services/media-library/folder';
import { bootBareStrapi, type BareStrapi } from '../support/bare-strapi';
import { harmed } from '../support/mutations';
import { cutOut, picture } from '../support/pictures';
import { spooled } from '../support/spooled';

jest.setTimeout(60_000);

const FILE = 'plugin::upload.file';
const FOLDER = 'plugin::upload.folder';

let app: BareStrapi;
const temp = () => join(app.folder, 'tmp');

beforeAll(async () => {
  app = await bootBareStrapi();
  // So that what anybody leaves behind can be seen, and is not that of another test.
  mkdirSync(temp());
});
beforeEach(() => {
  jest.spyOn(os, 'tmpdir').mockReturnValue(temp());
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => app.close());

type Options = Partial<Parameters<ReturnType<typeof createMediaLibrary>['save']>[0]>;

/** By default each save is that of an instance of its own. */
const save = async (
  bytes: Buffer | string,
  options: Options = {},
  library = createMediaLibrary({ strapi: app.strapi })
) =>
  library.save({
    file: await spooled({ folder: app.spool, bytes }),
    name: 'a-fox',
    folder: null,
    folderName: 'Venice',
    userId: null,
    optimize: false,
    ...options,
  });

const stored = (url: string) => readFile(join(app.publicDir, url));
const uploads = () => readdir(join(app.publicDir, 'uploads'));
const rows = () => app.strapi.db.query(FILE).count();
const folders = (where: object) => app.strapi.db.query(FOLDER).findMany({ where });

const coloursOf = async (image: Buffer): Promise<number> => {
  const pixels = await sharp(image).ensureAlpha().raw().toBuffer();
  const seen = new Set<number>();
  for (let at = 0; at < pixels.length; at += 4) seen.add(pixels.readUInt32LE(at));
  return seen.size;
};

const small = () => picture({ width: 40, height: 30 }).png().toBuffer();

describe('the bytes', () => {
  it('of a cut-out stay as they came: all colours, soft edges', async () => {
    const bytes = await cutOut({ width: 300, height: 200 });

    const { asset, bytesIdentical } = await save(bytes);

    expect(bytesIdentical).toBe(true);
    expect(await stored(asset.url)).toEqual(bytes);
    expect(await coloursOf(await stored(asset.url))).toBeGreaterThan(50_000);
  });

  it('of a lossless WebP with XMP stay as they came', async () => {
    const bytes = await picture({ width: 300, height: 200 })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
      .webp({ lossless: true })
      .toBuffer();

    const { asset, bytesIdentical } = await save(bytes);

    expect(bytesIdentical).toBe(true);
    expect(await stored(asset.url)).toEqual(bytes);
  });

  it('are handed to the optimiser of Strapi on request', async () => {
    const { asset, bytesIdentical } = await save(await cutOut({ width: 300, height: 200 }), {
      optimize: true,
    });

    expect(bytesIdentical).toBe(false);
    expect(await coloursOf(await stored(asset.url))).toBeLessThanOrEqual(256);
  });

  it('are altered, and said to be, where a file does not lie in the spool', async () => {
    const file = await spooled({
      folder: app.folder,
      bytes: await cutOut({ width: 300, height: 200 }),
    });

    const { bytesIdentical } = await save('', { file });

    expect(bytesIdentical).toBe(false);
  });

  it('stay in the spool, and nothing stays in the temporary folder', async () => {
    const bytes = await small();
    const file = await spooled({ folder: app.spool, bytes });

    await save('', { file });
    await save('', { file, optimize: true });

    expect(await readFile(file.path)).toEqual(bytes);
    expect(os.tmpdir).toHaveBeenCalled();
    expect(await readdir(temp())).toEqual([]);
  });
});

describe('the asset', () => {
  it('is named and measured after its bytes', async () => {
    const jpeg = await picture({ width: 1_200, height: 800 }).jpeg().toBuffer();

    const { asset } = await save(jpeg, {
      name: 'mug/cut-out?',
      alternativeText: 'A mug',
      caption: 'Ours',
    });

    expect(asset).toMatchObject({
      name: 'mug cut-out.jpg',
      ext: '.jpg',
      mime: 'image/jpeg',
      width: 1_200,
      height: 800,
      alternativeText: 'A mug',
      caption: 'Ours',
      provider: 'local',
    });
    expect(asset.size).toBeCloseTo(jpeg.length / 1_000, 1);
  });

  it('has the formats of Strapi', async () => {
    const { asset } = await save(await picture({ width: 1_200, height: 800 }).jpeg().toBuffer());

    expect(Object.keys(asset.formats ?? {}).sort()).toEqual([
      'large',
      'medium',
      'small',
      'thumbnail',
    ]);
    const small = await sharp(await stored(asset.formats?.small?.url ?? '')).metadata();
    expect(small).toMatchObject({ format: 'jpeg', width: 500, height: 333 });
  });

  it('is announced as an upload of a person is', async () => {
    const heard: unknown[] = [];
    const listener = async (event: unknown) => void heard.push(event);
    app.strapi.eventHub.on('media.create', listener);

    const { asset } = await save(await small());
    app.strapi.eventHub.off('media.create', listener);

    expect(heard).toEqual([{ media: expect.objectContaining({ id: asset.id }) }]);
  });

  it('names its creator', async () => {
    const user = await app.strapi.db.query('admin::user').create({
      data: { firstname: 'Ada', email: 'ada@example.com', isActive: true },
    });

    const { asset } = await save(await small(), { userId: Number(user.id) });

    const row = await app.strapi.db
      .query(FILE)
      .findOne({ where: { id: asset.id }, populate: ['createdBy', 'updatedBy'] });
    expect(row).toMatchObject({ createdBy: { id: user.id }, updatedBy: { id: user.id } });
  });

  it('has no creator where nobody is named', async () => {
    const { asset } = await save(await small());

    const row = await app.strapi.db
      .query(FILE)
      .findOne({ where: { id: asset.id }, populate: ['createdBy'] });
    expect(row).toMatchObject({ createdBy: null });
  });

  it('does not replace another of the same name', async () => {
    const first = await picture({ width: 40, height: 30 }).png().toBuffer();
    const second = await picture({ width: 30, height: 40 }).png().toBuffer();

    const [one, two] = await Promise.all([save(first), save(second)]);

    expect(one.asset.name).toBe(two.asset.name);
    expect(await stored(one.asset.url)).toEqual(first);
    expect(await stored(two.asset.url)).toEqual(second);
  });

  it.each(['雪の中の狐', '🦊', 'a'.repeat(500), '.hidden', 'CON', ''])(
    'can be called %j',
    async (name) => {
      const { asset, bytesIdentical } = await save(await small(), { name });

      expect(asset.name).toMatch(/\.png$/);
      expect(bytesIdentical).toBe(true);
    }
  );

  it('is found again by id and by documentId', async () => {
    const { asset } = await save(await small());
    const library = createMediaLibrary({ strapi: app.strapi });

    await expect(library.asset(asset.id)).resolves.toMatchObject({ url: asset.url });
    await expect(library.asset(asset.documentId)).resolves.toMatchObject({ id: asset.id });
    await expect(library.asset(987_654)).resolves.toBeNull();
  });

  it('is presented without being changed', async () => {
    const { asset } = await save(await small());

    const shown = await createMediaLibrary({ strapi: app.strapi }).present(asset);

    expect(shown).toEqual({ ...asset, isUrlSigned: false });
    expect(asset).not.toHaveProperty('isUrlSigned');
  });
});

describe('the folder', () => {
  const inFolder = async (id: number) =>
    app.strapi.db.query(FILE).findOne({ where: { id }, populate: ['folder'] });

  const service = () => app.strapi.plugin('upload').service('folder');

  const instance = () => createFolders({ strapi: app.strapi });

  it('is made once, however many saves come first at the same time', async () => {
    const create = jest.spyOn(service(), 'create');
    const { byName } = instance();

    const ids = await Promise.all(Array.from({ length: 6 }, () => byName('At once')));

    expect(create).toHaveBeenCalledTimes(1);
    expect(new Set(ids).size).toBe(1);
  });

  it('is the same for several instances that come at the same time', async () => {
    const ids = await Promise.all(
      Array.from({ length: 4 }, () => instance().byName('Many instances'))
    );

    const made = await folders({ name: 'Many instances' });
    expect(made.map(({ id }) => id)).toEqual([...new Set(ids)]);
    expect(made).toHaveLength(1);
  });

  it('is made although another was made at the same moment', async () => {
    const ids = await Promise.all([
      instance().byName('One of two'),
      instance().byName('Two of two'),
    ]);

    expect(new Set(ids).size).toBe(2);
  });

  it('is made once for saves that come first at the same time', async () => {
    const library = createMediaLibrary({ strapi: app.strapi });
    const bytes = await small();

    const saved = await Promise.all(
      Array.from({ length: 6 }, () => save(bytes, { folderName: 'Six saves' }, library))
    );

    const [folder, ...others] = await folders({ name: 'Six saves' });
    const seen = await Promise.all(saved.map(({ asset }) => inFolder(asset.id)));
    expect(others).toEqual([]);
    expect(seen.map((row) => row.folder.id)).toEqual(Array(6).fill(folder.id));
  });

  it('is the earlier one where another instance was faster by a moment', async () => {
    const { create } = service();
    jest.spyOn(service(), 'create').mockImplementation(async (folder) => {
      await create({ ...Object(folder) });
      return create(folder);
    });

    const { asset } = await save(await small(), { folderName: 'A moment late' });

    const [folder, ...others] = await folders({ name: 'A moment late' });
    expect(others).toEqual([]);
    expect(await inFolder(asset.id)).toMatchObject({ folder: { id: folder.id } });
  });

  it('is made again when somebody has deleted it', async () => {
    await save(await small(), { folderName: 'Deleted' });
    const [first] = await folders({ name: 'Deleted' });
    await service().deleteByIds([first.id]);

    const { asset } = await save(await small(), { folderName: 'Deleted' });

    const [second] = await folders({ name: 'Deleted' });
    expect(second.id).not.toBe(first.id);
    expect(await inFolder(asset.id)).toMatchObject({
      folder: { id: second.id },
      folderPath: second.path,
    });
  });

  it('stays the same when somebody has renamed it', async () => {
    await save(await small(), { folderName: 'Renamed' });
    const [folder] = await folders({ name: 'Renamed' });
    await app.strapi.db.query(FOLDER).update({ where: { id: folder.id }, data: { name: 'Ours' } });

    const { asset } = await save(await small(), { folderName: 'Renamed' });

    expect(await folders({ name: 'Renamed' })).toEqual([]);
    expect(await inFolder(asset.id)).toMatchObject({ folder: { name: 'Ours' } });
  });

  it('is the one that a person has made under that name before', async () => {
    const made = await app.strapi
      .plugin('upload')
      .service('folder')
      .create({ name: 'Mine', parent: null });

    const create = jest.spyOn(service(), 'create');

    const { asset } = await save(await small(), { folderName: 'Mine' });

    expect(create).not.toHaveBeenCalled();
    expect(await inFolder(asset.id)).toMatchObject({ folder: { id: made.id } });
  });

  it('can be another one, by its id', async () => {
    const other = await app.strapi
      .plugin('upload')
      .service('folder')
      .create({ name: 'Other', parent: null });

    const { asset } = await save(await small(), { folder: other.id, folderName: 'Unused' });

    expect(await inFolder(asset.id)).toMatchObject({ folder: { id: other.id } });
    expect(await folders({ name: 'Unused' })).toEqual([]);
  });

  it.each([987_654, 0, -1, NaN])(
    'with the id %d is not there, and nothing is written',
    async (folder) => {
      const bytes = await small();
      const before = [await rows(), (await uploads()).length];

      await expect(save(bytes, { folder })).rejects.toMatchObject({
        code: 'invalid_input',
        issues: [{ path: 'folder' }],
      });
      expect([await rows(), (await uploads()).length]).toEqual(before);
    }
  );

  it('can be checked before anything is spent', async () => {
    const library = createMediaLibrary({ strapi: app.strapi });

    await expect(library.checkFolder(987_654)).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('a damaged JPEG that shows every pixel, and of which Strapi makes no formats', () => {
  const NONE = { flip: 0, lose: 0, insert: [] };
  const HARMS = [
    { ...NONE, at: 0.9464, lose: 62 },
    { ...NONE, at: 0.0009, flip: 161 },
  ];
  const worn = async () => {
    const whole = await picture({ width: 320, height: 200 }).jpeg().toBuffer();
    return harmed({ bytes: whole, harms: HARMS });
  };
  const pixels = (image: Buffer) => sharp(image, { failOn: 'error' }).raw().toBuffer();
  const largestDifference = (one: Buffer, other: Buffer) =>
    one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? 999))), 0);

  it('is saved as a copy that looks the same, and said to be one', async () => {
    const bytes = await worn();

    const { asset, bytesIdentical } = await save(bytes, { name: 'worn' });

    const copy = await stored(asset.url);
    expect(bytesIdentical).toBe(false);
    expect(asset).toMatchObject({ name: 'worn.jpg', mime: 'image/jpeg', width: 320, height: 200 });
    expect(asset.size).toBeCloseTo(copy.length / 1_000, 1);
    expect(Object.keys(asset.formats ?? {})).toEqual(['thumbnail']);
    expect(largestDifference(await pixels(bytes), await pixels(copy))).toBeLessThan(8);
  });

  it('is one asset, found again by its key', async () => {
    const library = createMediaLibrary({ strapi: app.strapi });
    const saveKey = library.drawSaveKey('worn');
    const bytes = await worn();

    const first = await save(bytes, { saveKey });
    const second = await save(bytes, { saveKey });

    expect(first.asset.hash).toBe(saveKey);
    expect(second).toMatchObject({ asset: { id: first.asset.id }, bytesIdentical: false });
  });

  it('is saved by the optimiser of Strapi too', async () => {
    const { asset } = await save(await worn(), { optimize: true });

    expect(asset).toMatchObject({ mime: 'image/jpeg', width: 320, height: 200 });
  });

  it('stays in the spool as it came, and its copy does not', async () => {
    const bytes = await worn();
    const file = await spooled({ folder: app.spool, bytes });

    await save('', { file });

    expect((await readFile(file.path)).equals(bytes)).toBe(true);
    const names = await readdir(app.spool);
    expect(names.filter((name) => name.startsWith(`${basename(file.path)}-`))).toEqual([]);
  });
});

describe('what is not saved', () => {
  afterEach(() => {
    app.strapi.config.set('plugin::upload.security', undefined);
    app.strapi.config.set('plugin::upload.sizeLimit', undefined);
  });

  const refusedWithoutTrace = async (bytes: Buffer | string, error: object) => {
    const before = [await rows(), (await uploads()).length];
    await expect(save(bytes)).rejects.toMatchObject(error);
    expect([await rows(), (await uploads()).length]).toEqual(before);
  };

  it.each([
    ['a web page', '<!doctype html><script>alert(1)</script>'],
    ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a PDF', '%PDF-1.7'],
    ['nothing', ''],
  ])('is %s', async (_name, bytes) => {
    await refusedWithoutTrace(bytes, { code: 'bad_response', charge: 'charged' });
  });

  it('is half a picture', async () => {
    const whole = await cutOut({ width: 300, height: 200 });

    await refusedWithoutTrace(whole.subarray(0, whole.length / 2), { code: 'bad_response' });
  });

  it.each([
    [{ deniedTypes: ['image/png'] }],
    [{ deniedTypes: ['image/*'], allowedTypes: ['image/png'] }],
    [{ allowedTypes: ['image/jpeg', 'application/*'] }],
    [{ allowedTypes: [] }],
  ])('is of a type that the settings %j forbid', async (security) => {
    app.strapi.config.set('plugin::upload.security', security);

    await refusedWithoutTrace(await small(), { code: 'store_failed', charge: 'charged' });
  });

  it('is not what the settings allow', async () => {
    app.strapi.config.set('plugin::upload.security', { allowedTypes: ['IMAGE/*'] });

    await expect(save(await small())).resolves.toMatchObject({ bytesIdentical: true });
  });

  it('is what exceeds the size limit of Strapi', async () => {
    app.strapi.config.set('plugin::upload.sizeLimit', 1_000);

    await refusedWithoutTrace(await small(), { name: 'PayloadTooLargeError' });
    expect(await readdir(temp())).toEqual([]);
  });
});

it('has no say about files that other plugins upload', async () => {
  const path = join(app.folder, 'theirs.png');
  const bytes = await cutOut({ width: 300, height: 200 });
  await writeFile(path, bytes);

  const [asset] = await app.strapi
    .plugin('upload')
    .service('upload')
    .upload({
      data: { fileInfo: { name: 'theirs.png' } },
      files: {
        filepath: path,
        originalFilename: 'theirs.png',
        mimetype: 'image/png',
        size: bytes.length,
      },
    });

  expect(await stored(asset.url)).not.toEqual(bytes);
});
