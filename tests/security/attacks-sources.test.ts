import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UIDS } from '../../shared/plugin';
import type { Person } from '../support/people';
import { picture, plain } from '../support/pictures';
import {
  author,
  editOf,
  endOf,
  formWith,
  placesFor,
  sourcesInSpool,
} from '../support/security-attacker';
import { bootStrapi, type App } from '../support/strapi';

jest.setTimeout(60_000);

let app: App;
let attacker: Person;
let secret: string;
let photo: Buffer;
beforeAll(async () => {
  app = await bootStrapi();
  attacker = await author(app);
  photo = await picture({ width: 300, height: 300 }).png().toBuffer();
  // A whole picture, so that nothing but the guard stands between it and Venice.
  secret = join(app.folder, 'secret.png');
  await writeFile(secret, photo);
  await symlink(secret, join(app.folder, 'public/uploads/link.png'));
  await symlink(app.folder, join(app.folder, 'public/uploads/linked'));
});
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());

const nothingWasSpent = () => expect(app.sandbox.ledger().entries).toEqual([]);

describe('a picture of somebody else', () => {
  const foreign = async () => {
    const { assets } = await app.service('images').generate({ prompt: 'secret', format: 'png' });
    app.sandbox.reset();
    return assets[0]!;
  };
  const good = () => photo.toString('base64');

  it('is not read in any place of a request, by id or by documentId', async () => {
    const { id, documentId } = await foreign();
    const requests = [id, documentId].flatMap((image) =>
      Object.values(placesFor({ image, good: good() }))
    );
    const answers = await Promise.all(
      requests.map((body) => attacker.post('/venice/operations', body))
    );
    expect(answers.map(({ status }) => status)).toEqual(requests.map(() => 400));
    expect(answers.map(({ body }) => body.error.message)).toEqual(
      requests.map(() => expect.stringContaining('not found in the Media Library, or you may not'))
    );
    nothingWasSpent();
  });

  it('is answered for exactly as one that does not exist', async () => {
    const { id } = await foreign();
    const ask = async (image: number) =>
      Object.values(placesFor({ image, good: good() })).map((body) =>
        attacker.post('/venice/operations', body)
      );
    const [hidden, missing] = await Promise.all(
      [id, 999_999].map(async (image) => Promise.all(await ask(image)))
    );
    expect(hidden!.map(({ body }) => body)).toEqual(missing!.map(({ body }) => body));
  });

  it('does not stay behind as a copy when it is one of two', async () => {
    const { id } = await foreign();
    await attacker.post(
      '/venice/operations',
      placesFor({ image: id, good: good() })['multi-edit, layer']
    );
    expect(sourcesInSpool(app)).toEqual([]);
  });
});

describe('a file of the server', () => {
  const shapes = (): [string, unknown][] => [
    ['a path', { path: secret }],
    ['an upload that never was', { upload: { path: secret, name: null } }],
    ['what the parser of forms writes', { filepath: secret, originalFilename: 'a.png' }],
    ['a path beside a file', { file: 0, path: secret }],
    ['a path in place of a number', { file: secret }],
    ['a file URL', `file://${secret}`],
    ['a file URL in an object', { url: `file://${secret}` }],
    ['a file URL for Venice', { url: `file://${secret}`, send: true }],
    ['a bare path', secret],
    ['a way up', '../secret.png'],
    ['a Buffer as JSON has it', { type: 'Buffer', data: [...photo.subarray(0, 64)] }],
    ['a list', [secret]],
  ];

  it('is not read over HTTP, however it is named', async () => {
    const answers = await Promise.all(
      shapes().map(async ([what, image]) => {
        const { status } = await attacker.post('/venice/operations', editOf(image));
        return [what, status];
      })
    );
    expect(answers).toEqual(shapes().map(([what]) => [what, 400]));
    nothingWasSpent();
  });

  it('is not read from the data of a form, which carries a good file as well', async () => {
    const answers = await Promise.all(
      shapes().map(async ([what, image]) => {
        const form = formWith({ data: editOf(image), bytes: photo });
        return [what, (await attacker.postForm('/venice/operations', form)).status];
      })
    );
    expect(answers).toEqual(shapes().map(([what]) => [what, 400]));
    nothingWasSpent();
  });

  it('is not read from a text field that poses as a file', async () => {
    const form = new FormData();
    form.set('data', JSON.stringify(editOf({ file: 0 })));
    form.set('files', JSON.stringify({ filepath: secret }));
    const { status } = await attacker.postForm('/venice/operations', form);
    expect(status).toBe(400);
    nothingWasSpent();
  });

  it.each(['/uploads/../../secret.png', '/uploads/link.png', '/uploads/linked/secret.png'])(
    'is not read through the row of an asset that says %s',
    async (url) => {
      const { assets } = await app.service('images').generate({ prompt: 'x', format: 'png' });
      await app.strapi.db.query(UIDS.file).update({ where: { id: assets[0]!.id }, data: { url } });
      app.sandbox.reset();
      const { status } = await app.people.admin.post('/venice/operations', editOf(assets[0]!.id));
      expect(status).toBe(400);
      nothingWasSpent();
    }
  );

  it('is not shown as a preview through a journal row that names a way out of the spool', async () => {
    const { body } = await attacker.post('/venice/operations', {
      ...{ kind: 'generate', input: { prompt: 'x' }, options: { save: false } },
    });
    const [send] = (await endOf({ app, id: body.data.id })).sends;
    const where = { id: send!.id };
    await app.strapi.db.query(UIDS.send).update({ where, data: { spoolFile: '../../secret.png' } });
    const { status } = await attacker.download(`/venice/sends/${send!.id}/preview`);
    expect(status).toBe(404);
  });
});

describe('the control', () => {
  it('the same requests succeed with a picture that the author may use', async () => {
    const image = (await plain({ width: 300, height: 300 }).png().toBuffer()).toString('base64');
    const { status, body } = await attacker.post('/venice/operations', editOf(image));
    expect([status, (await endOf({ app, id: body.data.id })).status]).toEqual([202, 'waiting']);
  });
});
