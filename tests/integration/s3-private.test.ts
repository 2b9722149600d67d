import { UIDS } from '../../shared/plugin';
import { startBucket, type Bucket } from '../support/s3';
import { bootStrapi, type App } from '../support/strapi';

const prompt = 'A lighthouse at dusk';

let bucket: Bucket;
let app: App;
beforeAll(async () => {
  bucket = await startBucket({ access: 'private' });
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
const generate = () => images().generate({ prompt, format: 'png' });
const rowOf = (id: number) => app.strapi.db.query(UIDS.file).findOne({ where: { id } });

describe('a picture in a private bucket', () => {
  it('is shown to nobody by the address that the Media Library keeps', async () => {
    const { assets } = await generate();

    const { url } = await rowOf(assets[0]!.id);

    expect(url).toMatch(new RegExp(`^${bucket.origin}/pictures/[^?]+$`));
    expect((await fetch(url)).status).toBe(403);
  });

  it('is presented by signed addresses, the picture and its formats', async () => {
    const { assets } = await generate();
    const [asset] = assets;

    const answers = await Promise.all([fetch(asset!.url), fetch(asset!.formats!.thumbnail!.url)]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('is byte for byte what came from Venice', async () => {
    const { operation } = await images().generate({ prompt }, { save: false });
    const { id } = operation.sends[0]!;
    const chunks = await (await images().preview(id))!.toArray();

    const { url } = await images().keep(id);

    const bytes = await (await fetch(url)).arrayBuffer();
    expect(Buffer.from(bytes)).toEqual(Buffer.concat(chunks));
  });

  it('can be edited', async () => {
    const source = (await generate()).assets[0]!;

    const { operation } = await images().edit({ image: source.id, prompt: 'at night' });

    expect(operation).toMatchObject({ status: 'done', sources: [source.id] });
  });

  it('is signed anew whenever somebody is shown it', async () => {
    const { operation } = await generate();
    const { id } = operation.sends[0]!;

    const again = await images().keep(id);

    expect((await fetch(again.url)).status).toBe(200);
  });
});
