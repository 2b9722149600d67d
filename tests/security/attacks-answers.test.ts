import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { createVeniceClient } from '../../server/src/venice';
import type { Person } from '../support/people';
import { useLoopback } from '../support/loopback';
import { plain } from '../support/pictures';
import { author, endOf, published } from '../support/security-attacker';
import { BOMB, HTML, POLYGLOTS, smallPng } from '../support/security-payloads';
import { useTempFolder } from '../support/temp-folder';
import { bootStrapi, type App } from '../support/strapi';

jest.setTimeout(60_000);

let app: App;
let attacker: Person;
beforeAll(async () => {
  app = await bootStrapi();
  attacker = await author(app);
});
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());

/** What Venice, or somebody in its place, sends for a picture. */
const answerWith = async (question: { bytes: Buffer; options?: object }) => {
  const { bytes, options = {} } = question;
  const images = [bytes.toString('base64')];
  app.sandbox.injectFault({ path: '/image/generate', status: 200, times: 1, body: { images } });
  const { body } = await attacker.post('/venice/operations', {
    ...{ kind: 'generate', input: { prompt: 'x' }, options },
  });
  return endOf({ app, id: body.data.id });
};

describe('as an answer', () => {
  it.each([['a bomb', BOMB], ...POLYGLOTS] as [string, Buffer][])(
    '%s is never published',
    async (_what, bytes) => {
      const before = published(app);
      const { sends } = await answerWith({ bytes });
      expect([sends[0]!.assetId, sends[0]!.error?.code]).toEqual([null, 'bad_response']);
      expect(published(app)).toEqual(before);
    }
  );

  it('a page with a status of success is no preview', async () => {
    const headers = { 'Content-Type': 'image/png' };
    app.sandbox.injectFault({
      path: '/image/generate',
      status: 200,
      times: 1,
      headers,
      body: HTML,
    });
    const { body } = await attacker.post('/venice/operations', {
      ...{ kind: 'generate', input: { prompt: 'x' }, options: { save: false } },
    });
    const { sends } = await endOf({ app, id: body.data.id });
    const preview = await attacker.download(`/venice/sends/${sends[0]!.id}/preview`);
    expect([sends[0]!.error?.code, preview.status]).toEqual(['bad_response', 404]);
  });

  it('a picture with a script behind it is shown and served as a picture only', async () => {
    const gif = await plain({ width: 300, height: 300 }).gif().toBuffer();
    const bytes = Buffer.concat([gif, Buffer.from(HTML)]);
    const { sends } = await answerWith({ bytes, options: { save: false } });
    const preview = await attacker.download(`/venice/sends/${sends[0]!.id}/preview`);
    const { body } = await attacker.post(`/venice/sends/${sends[0]!.id}/keep`, {
      name: '../../evil.html',
    });
    const served = await app.people.anonymous.download(body.data.url);
    const kinds = [preview, served].map(({ headers }) => [
      headers.get('content-type'),
      headers.get('x-content-type-options'),
    ]);
    expect(kinds).toEqual([
      ['image/gif', 'nosniff'],
      ['image/gif', 'nosniff'],
    ]);
    expect([body.data.ext, body.data.mime]).toEqual(['.gif', 'image/gif']);
  });
});

describe('the name of a file', () => {
  it.each([
    '../../evil',
    '/etc/evil',
    'evil.html',
    'evil.svg',
    '..\\..\\evil',
    'e\u202Evil',
    'CON',
    '.',
  ])('%j leads nowhere and says what the bytes are', async (name) => {
    const before = published(app);
    const { assets } = await app.service('images').generate({ prompt: 'x' }, { name });
    const { url, name: called, mime, ext } = assets[0]!;
    expect(url).toMatch(/^\/uploads\/[\w.-]+\.webp$/);
    expect(called).not.toMatch(/[/\\\u202E]|^\./);
    expect([mime, ext]).toEqual(['image/webp', '.webp']);
    const added = published(app).filter((path) => !before.includes(path));
    expect(added.length).toBeGreaterThan(0);
    expect(added.filter((path) => !/^uploads\/[\w.-]+\.webp$/.test(path))).toEqual([]);
  });
});

describe('an answer that unpacks without end', () => {
  const venice = useLoopback();
  const folder = useTempFolder();
  const LIMIT = 1_000_000;

  const PADDING = Buffer.alloc(50_000_000, ' ');

  /** Whole, so that nothing but the limit stands in its way. */
  const bodies: [string, string, (png: Buffer) => Buffer[]][] = [
    [
      'JSON',
      'application/json',
      (png) => [
        Buffer.from('{"padding":"'),
        PADDING,
        Buffer.from(`","images":["${png.toString('base64')}"]}`),
      ],
    ],
    ['a picture', 'image/png', (png) => [png, PADDING]],
  ];

  it.each(bodies)('is broken off where %s exceeds its limit', async (_what, type, parts) => {
    const body = gzipSync(Buffer.concat(parts(await smallPng())));
    venice().script({ headers: { 'content-encoding': 'gzip', 'content-type': type }, body });
    const client = createVeniceClient({
      apiKey: () => 'a-key-of-a-test',
      baseUrl: venice().url,
      spoolDir: folder(),
      limits: { jsonBytes: LIMIT, binaryBytes: LIMIT, errorBytes: 10_000 },
    });
    const sent = client.send('POST /image/generate', { model: 'x', prompt: 'x' });
    expect(body.length).toBeLessThan(LIMIT / 10);
    await expect(sent).rejects.toMatchObject({ code: 'bad_response' });
    expect(readdirSync(folder())).toEqual([]);
  });
});
