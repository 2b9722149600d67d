import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createMediaLibrary } from '../../server/src/services/media-library';
import { createSources, type ImageInput } from '../../server/src/services/sources';
import { bootBareStrapi, type BareStrapi } from '../support/bare-strapi';
import { cutOut } from '../support/pictures';
import { spooled } from '../support/spooled';

jest.setTimeout(60_000);

const FILE = 'plugin::upload.file';

let app: BareStrapi;
let bytes: Buffer;
const workDir = () => join(app.folder, 'work');

beforeAll(async () => {
  app = await bootBareStrapi();
  bytes = await cutOut({ width: 300, height: 300 });
});
afterAll(() => app.close());
beforeEach(() => mkdir(workDir()));
afterEach(() => rm(workDir(), { recursive: true }));

const library = () => createMediaLibrary({ strapi: app.strapi });

const save = async () =>
  library().save({
    file: await spooled({ folder: app.spool, bytes }),
    name: 'mug',
    folder: null,
    folderName: 'Venice',
    userId: null,
    optimize: false,
  });

const read = (image: ImageInput) =>
  createSources({ strapi: app.strapi }).read({
    image,
    field: 'image',
    access: { origin: 'code' },
    workDir: workDir(),
  });

const bytesOf = async (image: ImageInput) => readFile((await read(image)).file?.path ?? '');

const setUrl = (question: { id: number; url: string }) =>
  app.strapi.db.query(FILE).update({ where: { id: question.id }, data: { url: question.url } });

describe('assets of the local provider', () => {
  it('are read byte for byte, by id and by documentId', async () => {
    const { asset } = await save();

    expect(await bytesOf(asset.id)).toEqual(bytes);
    expect(await bytesOf(asset.documentId)).toEqual(bytes);
  });

  it.each([
    '/uploads/../../secret.png',
    '/uploads/../../../../../../etc/hostname',
    '/../secret.png',
    '/uploads/link.png',
    '/uploads/linked/secret.png',
  ])('are not read from %s, whatever a row says', async (url) => {
    await writeFile(join(app.folder, 'secret.png'), bytes);
    await symlink(join(app.folder, 'secret.png'), join(app.publicDir, 'uploads/link.png'));
    await symlink(app.folder, join(app.publicDir, 'uploads/linked'));
    const { asset } = await save();
    await setUrl({ id: asset.id, url });

    const outcome = await read(asset.id).catch((error: unknown) => error);
    await rm(join(app.publicDir, 'uploads/link.png'));
    await rm(join(app.publicDir, 'uploads/linked'));

    expect(outcome).toMatchObject({ name: 'VeniceError', code: 'invalid_input' });
  });
});

describe('assets of a private provider on another host', () => {
  const BUCKET = new Map<string, Buffer>();
  let host: Server;
  let origin: string;
  let local: unknown;

  /** Answers only with the signature, as a private bucket does. */
  beforeAll(async () => {
    host = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://host');
      const file = url.searchParams.get('signature') === 'good' ? BUCKET.get(url.pathname) : null;
      response.writeHead(file ? 200 : 403).end(file);
    });
    await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
    // A TCP server has an address object once it listens.
    origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
    const upload = app.strapi.plugin('upload');
    local = Reflect.get(upload, 'provider');
    Reflect.set(upload, 'provider', provider());
    app.strapi.config.set('plugin::upload.provider', 'bucket');
  });
  afterAll(() => {
    Reflect.set(app.strapi.plugin('upload'), 'provider', local);
    app.strapi.config.set('plugin::upload.provider', 'local');
    host.close();
  });
  beforeEach(() => app.strapi.config.set('plugin::venice.providerHosts', [origin]));

  type Uploading = { hash: string; ext: string; url: string; stream: Readable };

  const provider = () => ({
    checkFileSize: () => undefined,
    uploadStream: async (file: Uploading) => {
      const path = `/${file.hash}${file.ext}`;
      BUCKET.set(path, Buffer.concat(await file.stream.toArray()));
      file.url = `${origin}${path}`;
    },
    isPrivate: () => true,
    getSignedUrl: (file: Uploading) => ({ url: `${file.url}?signature=good` }),
  });

  it('are read over their signed URL', async () => {
    const { asset } = await save();

    expect(await bytesOf(asset.id)).toEqual(bytes);
  });

  it('are said to be of unknown identity after saving, because nothing tells cheaply', async () => {
    await expect(save()).resolves.toMatchObject({ bytesIdentical: null });
  });

  it('are presented with signed URLs, and the row keeps its own', async () => {
    const { asset } = await save();
    const unsigned = asset.url;

    const shown = await library().present(asset);

    expect(shown).toMatchObject({ id: asset.id, url: `${unsigned}?signature=good` });
    expect(shown.formats?.thumbnail?.url).toMatch(/\?signature=good$/);
    expect(asset.url).toBe(unsigned);
  });

  it.each([[[]], [['127.0.0.1']], [['cdn.example']]])(
    'are not read while the configuration lists %j, and the error says what to add',
    async (hosts) => {
      const { asset } = await save();
      app.strapi.config.set('plugin::venice.providerHosts', hosts);

      await expect(read(asset.id)).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringContaining(`Add "${origin}"`),
      });
    }
  );

  it('do not open the listed hosts to URLs of callers', async () => {
    const { asset } = await save();

    await expect(read(`${asset.url}?signature=good`)).rejects.toMatchObject({
      message: expect.stringContaining('https://'),
    });
    await expect(read(asset.url.replace('http:', 'https:'))).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('that the bucket refuses are named', async () => {
    const { asset } = await save();
    BUCKET.clear();

    await expect(read(asset.id)).rejects.toMatchObject({
      message: expect.stringContaining('status 403'),
    });
  });
});
