import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import sharp from 'sharp';
import { ACTIONS, UPLOAD_CREATE } from '../../shared/plugin';
import type { Person } from '../support/people';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';

const prompt = 'make it a sunrise';

let app: App;
let editor: Person;
let before: string[];
beforeAll(async () => {
  app = await bootStrapi();
  editor = await app.people.withActions({
    name: 'illustrator',
    actions: [{ action: ACTIONS.edit }, { action: UPLOAD_CREATE, subject: 'plugin::upload.file' }],
  });
}, 60_000);
afterAll(() => app.close());
beforeEach(() => {
  before = temporary();
});

/** The names that the parser of forms gives to what it writes. */
const temporary = () => readdirSync(tmpdir()).filter((name) => /^[0-9a-z]{25}$/.test(name));

const leftBehind = () => temporary().filter((name) => !before.includes(name));
/** Strapi does not wait for its own removals, so a file may stay for the blink of an eye. */
const nothingStays = () => until(async () => leftBehind().length === 0);

const photo = (background = 'teal') =>
  sharp({ create: { width: 400, height: 400, channels: 3, background } })
    .png()
    .toBuffer();

const form = async ({ data, keys }: { data: unknown; keys: string[] }) => {
  const body = new FormData();
  body.set('data', typeof data === 'string' ? data : JSON.stringify(data));
  for (const key of keys) {
    body.append(key, new Blob([new Uint8Array(await photo())], { type: 'image/png' }), 'photo.png');
  }
  return body;
};

const edit = (image: object) => ({
  kind: 'edit',
  input: { image, prompt },
  options: { save: false },
});

const send = async (person: Person, question: { data: unknown; keys: string[] }) =>
  person.postForm('/venice/operations', await form(question));

const ended = (id: number) =>
  until(async () => {
    const operation = await app.service('journal').find(id);
    return operation?.status !== 'running' && operation;
  });

it('takes a file as a source, also after the answer has been given', async () => {
  app.sandbox.setOptions({ latencyMs: 50 });
  const { status, body } = await send(editor, { data: edit({ file: 0 }), keys: ['files'] });
  expect([status, (await ended(body.data.id)).status]).toEqual([202, 'waiting']);
  app.sandbox.setOptions({ latencyMs: 0 });
});

it('takes several files in their order', async () => {
  const input = { images: [{ file: 0 }, { file: 1 }], prompt };
  const data = { kind: 'multi-edit', input, options: { save: false } };
  const { body } = await send(editor, { data, keys: ['files', 'files'] });
  expect((await ended(body.data.id)).status).toBe('waiting');
});

it('names results after the file that was sent', async () => {
  const data = { ...edit({ file: 0 }), options: {} };
  const { body } = await send(editor, { data, keys: ['files'] });
  const { sends } = await ended(body.data.id);
  expect((await app.service('mediaLibrary').asset(sends[0]!.assetId!))?.name).toBe(
    'photo edited.png'
  );
});

it.each([
  ['a file that is not there', edit({ file: 3 }), 'files'],
  ['no JSON', '{', 'data'],
])('refuses %s', async (_, data, path) => {
  const { status, body } = await send(editor, { data, keys: ['files'] });
  expect([status, body.error.details.issues[0].path]).toEqual([400, path]);
});

describe('nothing stays in the temporary folder', () => {
  it('when all goes well', async () => {
    const { body } = await send(editor, { data: edit({ file: 0 }), keys: ['files'] });
    await ended(body.data.id);
    await expect(nothingStays()).resolves.toBe(true);
  });

  it('when a part comes under a name that nobody reads', async () => {
    const { body } = await send(editor, { data: edit({ file: 0 }), keys: ['files', 'mask'] });
    await ended(body.data.id);
    await expect(nothingStays()).resolves.toBe(true);
  });

  it('when the input is refused', async () => {
    await send(editor, { data: edit({ file: 5 }), keys: ['files', 'mask'] });
    await expect(nothingStays()).resolves.toBe(true);
  });

  it('when nobody is logged in', async () => {
    await send(app.people.anonymous, { data: edit({ file: 0 }), keys: ['files', 'mask'] });
    await expect(nothingStays()).resolves.toBe(true);
  });

  it('when a policy refuses', async () => {
    const other = await app.people.withActions({ name: 'other', actions: [] });
    const { status } = await send(other, { data: edit({ file: 0 }), keys: ['files', 'mask'] });
    await expect(nothingStays()).resolves.toBe(true);
    expect(status).toBe(403);
  });

  it('when the content API refuses', async () => {
    const body = await form({ data: edit({ file: 0 }), keys: ['files', 'mask'] });
    await app.people.anonymous.postForm('/api/venice/operations', body);
    await expect(nothingStays()).resolves.toBe(true);
  });

  it('when the route takes no files at all', async () => {
    const body = await form({ data: {}, keys: ['files', 'mask'] });
    await app.people.admin.postForm('/venice/settings/test', body);
    await expect(nothingStays()).resolves.toBe(true);
  });
});
