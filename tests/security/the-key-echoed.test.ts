import { echoesOf, meetFaults } from '../support/security-key-day';
import { overhear, tellings, wholeDatabase } from '../support/security-traces';
import { bootStrapi, type App } from '../support/strapi';

jest.setTimeout(60_000);

const KEY = 'VENICE_ADMIN_KEY_never-to-be-seen';

let app: App;
let given: unknown[];
let heard: string[];
beforeAll(async () => {
  app = await bootStrapi({ venice: { apiKey: KEY } });
  const listening = overhear();
  given = await meetFaults({ app, faults: await echoesOf(KEY) });
  listening.stop();
  heard = listening.heard;
});
afterAll(() => app.close());

/** A gateway in front of Venice, a debugging proxy: whoever repeats request headers sees the key, and must not spread it. */
describe('a key that is repeated in headers, or beside a picture,', () => {
  it('is in no answer over HTTP', () => {
    expect(heard.join()).toContain('Inference processing failed');
    expect(tellings({ texts: heard, secret: KEY })).toEqual([]);
  });

  it('is in nothing that code of the application is given', () => {
    const texts = given.map((value) => JSON.stringify(value));
    expect(tellings({ texts, secret: KEY })).toEqual([]);
  });

  it('is in no row of the journal', async () => {
    const tables = await wholeDatabase(app);
    const texts = Object.values(tables).map((rows) => JSON.stringify(rows));
    expect(texts.join()).toContain('Inference processing failed');
    expect(tellings({ texts, secret: KEY })).toEqual([]);
  });
});
