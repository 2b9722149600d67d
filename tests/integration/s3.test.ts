import { UIDS } from '../../shared/plugin';
import { picture } from '../support/pictures';
import { startBucket, type Bucket } from '../support/s3';
import { spooled } from '../support/spooled';
import { bootStrapi, type App } from '../support/strapi';

const prompt = 'A lighthouse at dusk';

let bucket: Bucket;
let app: App;
beforeAll(async () => {
  bucket = await startBucket({ access: 'public' });
  app = await bootStrapi({
    upload: bucket.upload,
    venice: { providerHosts: [bucket.origin] },
  });
}, 60_000);
afterAll(async () => {
  await app.close();
  await bucket.close();
});
beforeEach(() => app.sandbox.reset());

const images = () => app.service('images');
const charged = () => app.sandbox.ledger().entries.length;
const assets = () => app.strapi.db.query(UIDS.file).count();

const bytesAt = async (url: string): Promise<Buffer> => {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};

const preview = async () => {
  const { operation } = await images().generate({ prompt }, { save: false });
  const { id } = operation.sends[0]!;
  const chunks = await (await images().preview(id))!.toArray();
  return { id, bytes: Buffer.concat(chunks) };
};

/** From which size on the provider sends a file in parts. */
const PART_BYTES = 5 * 1_024 * 1_024;
const LARGE = { name: 'large', folder: null, folderName: 'Venice', userId: null, optimize: false };

describe('a picture in a bucket', () => {
  it('is byte for byte what came from Venice', async () => {
    const { id, bytes } = await preview();

    const asset = await images().keep(id);

    expect(asset.url).toMatch(`${bucket.origin}/pictures/`);
    expect(await bytesAt(asset.url)).toEqual(bytes);
  });

  it('says what it is', async () => {
    const saved = await images().generate({ prompt, format: 'png' });

    const { headers } = await fetch(saved.assets[0]!.url);

    expect(headers.get('content-type')).toBe('image/png');
  });

  it('that is uploaded in several parts is whole', async () => {
    const bytes = await picture({ width: 2_400, height: 1_800 }).jpeg({ quality: 100 }).toBuffer();
    const file = await spooled({ folder: app.service('spool').folder(), bytes });

    const { asset } = await app.service('mediaLibrary').save({ ...LARGE, file });

    expect(bytes.length).toBeGreaterThan(PART_BYTES);
    // Jest compares millions of bytes one by one.
    expect(bytes.equals(await bytesAt(asset.url))).toBe(true);
  });

  it('has its formats beside it', async () => {
    const { assets } = await images().generate({ prompt });

    const thumbnail = await bytesAt(assets[0]!.formats!.thumbnail!.url);

    expect(thumbnail.length).toBeGreaterThan(100);
  });

  it('is not said to be exact, because only a download could tell', async () => {
    const { operation } = await images().generate({ prompt });

    expect(operation.sends[0]).toMatchObject({ state: 'stored', bytesIdentical: null });
  });

  it('can be edited', async () => {
    const source = await images().generate({ prompt, format: 'png' });

    const edited = await images().edit({ image: source.assets[0]!.id, prompt: 'at night' });

    expect(edited.operation).toMatchObject({ status: 'done', sources: [source.assets[0]!.id] });
  });

  it('cannot be edited once it is gone from the bucket, and nothing is spent', async () => {
    const source = await images().generate({ prompt, format: 'png' });
    const before = charged();
    await bucket.takeAway();

    const edit = images().edit({ image: source.assets[0]!.id, prompt: 'at night' });

    await expect(edit).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('status 404'),
    });
    await bucket.bringBack();
    expect(charged()).toBe(before);
  });
});

describe.each([
  { what: 'a bucket that is gone', fail: () => bucket.takeAway(), mend: () => bucket.bringBack() },
  { what: 'a server that is down', fail: () => bucket.stop(), mend: () => bucket.start() },
])('a save to $what', ({ fail, mend }) => {
  it('leaves the picture waiting, with no asset and its charge', async () => {
    const before = await assets();
    await fail();

    const { operation, failures } = await images().generate({ prompt });
    await mend();

    expect([operation.status, operation.sends[0]!.state]).toEqual(['waiting', 'received']);
    expect(failures[0]?.error).toMatchObject({ code: 'store_failed', charge: 'charged' });
    expect([await assets(), charged()]).toEqual([before, 1]);
  });

  it('succeeds when it is tried again, byte for byte and without paying again', async () => {
    const { id, bytes } = await preview();
    await fail();
    await expect(images().keep(id)).rejects.toMatchObject({ code: 'store_failed' });
    await mend();

    const { url } = await images().keep(id);

    expect(await bytesAt(url)).toEqual(bytes);
    expect(charged()).toBe(1);
  });
});
