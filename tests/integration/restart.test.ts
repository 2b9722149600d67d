import { rmSync } from 'node:fs';
import { startSandbox } from '../../sandbox/server';
import { createDatabase } from '../support/database';
import { bootBeside, bootStrapi, newAppFolder, type App, type Options } from '../support/strapi';

jest.setTimeout(90_000);

const prompt = 'A lighthouse at dusk';

/** What is to be undone after a test, the last first. */
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const shared = async () => {
  const sandbox = await startSandbox({ port: 0 });
  undo.push(sandbox.close);
  const database = await createDatabase();
  undo.push(database.drop);
  return { sandbox, database };
};

const newFolder = () => {
  const folder = newAppFolder();
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A Strapi that a test may close itself. */
const opened = async ({ boot, ...options }: Options & { boot: typeof bootBeside }) => {
  const app: App = await boot(options);
  let ended: Promise<void> | null = null;
  const close = () => (ended ??= app.close());
  undo.push(close);
  return { ...app, close };
};

describe('a result that waits', () => {
  it('is there after a restart, and is kept without paying again', async () => {
    const where = { ...(await shared()), folder: newFolder() };
    const first = await opened({ boot: bootStrapi, ...where });
    const { operation } = await first.service('images').generate({ prompt }, { save: false });
    await first.close();

    const second = await opened({ boot: bootStrapi, ...where });
    const asset = await second.service('images').keep(operation.sends[0]!.id);

    expect(asset).toMatchObject({ mime: 'image/webp' });
    expect(where.sandbox.ledger().entries).toHaveLength(1);
  });

  it('is known to another host of the same database, and left to the one that has its bytes', async () => {
    const both = await shared();
    const one = await opened({ boot: bootStrapi, ...both, folder: newFolder() });
    const two = await opened({ boot: bootBeside, ...both, folder: newFolder() });
    const { operation } = await one.service('images').generate({ prompt }, { save: false });

    const [send] = operation.sends;
    const seen = await two.service('journal').find(operation.id);

    expect(seen?.sends[0]).toMatchObject({ id: send!.id, state: 'received' });
    await expect(two.service('images').keep(send!.id)).rejects.toMatchObject({
      name: 'VeniceError',
    });
    await expect(one.service('images').keep(send!.id)).resolves.toMatchObject({ ext: '.webp' });
  });
});
