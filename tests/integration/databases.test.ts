import { EDIT_PROMPT_MAX } from '../../shared/params/text';
import { UIDS } from '../../shared/plugin';
import { bootStrapi, type App } from '../support/strapi';

// What databases are known to do differently. The other suites run on each of them as well: see docs/databases.md.
const prompt = 'A lighthouse at dusk';

let app: App;
beforeAll(async () => {
  app = await bootStrapi({ venice: { concurrency: 8 } });
}, 60_000);
afterAll(() => app.close());
beforeEach(() => app.sandbox.reset());

const images = () => app.service('images');
const operations = () => app.strapi.db.query(UIDS.operation);
const sends = () => app.strapi.db.query(UIDS.send);
const preview = async () => (await images().generate({ prompt }, { save: false })).operation;
const read = async (id: number) => (await app.service('journal').find(id))!;

const written = async (data: object) => {
  const { id } = await operations().create({ data: { kind: 'edit', ...data } });
  return operations().findOne({ where: { id } });
};

describe('text', () => {
  it('of the longest prompt comes back, whatever its letters take', async () => {
    const foxes = '🦊'.repeat(EDIT_PROMPT_MAX / '🦊'.length);

    const row = await written({ prompt: foxes, parameters: { prompt: foxes } });

    expect(row).toMatchObject({ prompt: foxes, parameters: { prompt: foxes } });
  });

  it('in quotes, escapes and several scripts comes back', async () => {
    const text = `雪 "fox" 'fox' \\n \n\t \u2028 \u200f é e\u0301 %s ? ?? :id {}`;

    const row = await written({ prompt: text, parameters: { [text]: text } });

    expect(row).toMatchObject({ prompt: text, parameters: { [text]: text } });
  });
});

describe('values', () => {
  it('of JSON come back as what they were', async () => {
    const parameters = { z: 1, a: [true, null, 0.1, { deep: [] }], text: '1', empty: {} };

    expect(await written({ parameters })).toMatchObject({ parameters });
  });

  it('of a price come back to the last digit', async () => {
    expect(await written({ estimatedUsd: 0.1 + 0.2 })).toMatchObject({ estimatedUsd: 0.1 + 0.2 });
  });

  it('of an instant come back to the millisecond', async () => {
    const at = '2030-01-02T03:04:05.678Z';

    const { cancelRequestedAt } = await written({ cancelRequestedAt: at });

    expect(new Date(cancelRequestedAt).toISOString()).toBe(at);
  });
});

describe('a result that waits', () => {
  it('expires at its time to the millisecond', async () => {
    const { id, sends: made } = await preview();
    const at = new Date('2001-01-02T03:04:05.678Z');
    await sends().update({ where: { id: made[0]!.id }, data: { expiresAt: at } });

    await app.service('runner').expire(at);
    const before = await read(id);
    await app.service('runner').expire(new Date(at.getTime() + 1));
    const after = await read(id);

    expect([before, after].map((row) => row.sends[0]!.state)).toEqual(['received', 'expired']);
  });
});

describe('an operation', () => {
  it('is written with all its sends, or not at all', async () => {
    const before = [await operations().count(), await sends().count()];
    const create = jest.spyOn(sends(), 'create').mockRejectedValueOnce(new Error('disk I/O'));

    const work = images().generate({ prompt, variants: 2 });

    await expect(work).rejects.toThrow('disk I/O');
    create.mockRestore();
    expect([await operations().count(), await sends().count()]).toEqual(before);
    expect(app.sandbox.ledger().entries).toEqual([]);
  });

  it('has its key to itself, while any number has none', async () => {
    await written({ idempotencyKey: null });
    await written({ idempotencyKey: null });
    await written({ idempotencyKey: 'the-only-one' });

    // Not `toThrow`: an error that SQLite's own code made is no Error to a test that was not the first in its process.
    await expect(written({ idempotencyKey: 'the-only-one' })).rejects.toMatchObject({
      code: expect.stringMatching(/SQLITE_CONSTRAINT_UNIQUE|23505|ER_DUP_ENTRY/),
    });
  });

  it('ends as it should beside many others', async () => {
    const work = Array.from({ length: 16 }, () => images().generate({ prompt, variants: 2 }));

    const ends = await Promise.all(work);

    expect(ends.map(({ operation }) => operation.status)).toEqual(Array(16).fill('done'));
    expect(app.sandbox.ledger().entries).toHaveLength(32);
    expect(new Set(ends.flatMap(({ assets }) => assets.map(({ id }) => id))).size).toBe(32);
  }, 60_000);
});
