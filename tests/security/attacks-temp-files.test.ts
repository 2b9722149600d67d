import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Person } from '../support/people';
import { author, editOf, endOf, formWith, sourcesInSpool } from '../support/security-attacker';
import { BOMB, smallPng } from '../support/security-payloads';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';

jest.setTimeout(60_000);

let app: App;
let attacker: Person;
let before: string[];
beforeAll(async () => {
  app = await bootStrapi();
  attacker = await author(app);
});
afterAll(() => app.close());
beforeEach(() => {
  app.sandbox.reset();
  before = temporary();
});

/** The names that the parser of forms gives to what it writes. */
const temporary = () => readdirSync(tmpdir()).filter((name) => /^[0-9a-z]{25}$/.test(name));

const leftBehind = () => [
  ...temporary().filter((name) => !before.includes(name)),
  ...sourcesInSpool(app),
];

/** Strapi does not wait for its own removals, so a file may stay for the blink of an eye. */
const nothingStays = () => until(async () => leftBehind().length === 0);

const send = async ({ bytes }: { bytes: Buffer }) =>
  attacker.postForm('/venice/operations', formWith({ data: editOf({ file: 0 }), bytes }));

/** What the tests of multipart requests do not reach: failures after the answer to the caller has been given. */
describe('neither the upload nor its copy stays on the disk', () => {
  it('when all goes well', async () => {
    const { body } = await send({ bytes: await smallPng() });
    expect((await endOf({ app, id: body.data.id })).status).toBe('waiting');
    await expect(nothingStays()).resolves.toBe(true);
  });

  it.each([
    ['Venice refuses it', { status: 422, body: { error: 'Policy' } }],
    ['Venice fails', { status: 500, body: { error: 'Inference processing failed' } }],
    ['the connection breaks', { reset: 'after' as const }],
    ['the answer breaks off', { truncate: true }],
  ])('when %s', async (_what, fault) => {
    app.sandbox.injectFault({ path: '/image/edit', times: 9, ...fault });
    const { body } = await send({ bytes: await smallPng() });
    const { sends } = await endOf({ app, id: body.data.id });
    expect(sends[0]!.assetId).toBeNull();
    await expect(nothingStays()).resolves.toBe(true);
  });

  it('when the caller cancels', async () => {
    app.sandbox.setOptions({ latencyMs: 200 });
    const { body } = await send({ bytes: await smallPng() });
    await attacker.post(`/venice/operations/${body.data.id}/cancel`);
    expect((await endOf({ app, id: body.data.id })).sends[0]!.state).toBe('cancelled');
    await expect(nothingStays()).resolves.toBe(true);
  });

  it('when it is a bomb', async () => {
    expect((await send({ bytes: BOMB })).status).toBe(400);
    await expect(nothingStays()).resolves.toBe(true);
  });

  it('when it is too large', async () => {
    const bytes = Buffer.concat([await smallPng(), Buffer.alloc(26_000_000)]);
    expect((await send({ bytes })).status).toBe(400);
    await expect(nothingStays()).resolves.toBe(true);
  });
});
