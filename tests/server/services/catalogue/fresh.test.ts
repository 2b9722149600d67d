import { keepFresh, type Kept } from '../../../../server/src/services/catalogue/fresh';

const MINUTE = 60_000;

/** A source of numbers that can fail, and a clock that is moved by hand. */
const open = ({ restored = null }: { restored?: Kept<number> | null } = {}) => {
  const world = { now: 1_000_000, asked: 0, fails: false, persisted: [] as Kept<number>[] };
  const fresh = keepFresh<number>({
    ttlMs: 10 * MINUTE,
    now: () => world.now,
    fetch: async () => {
      world.asked += 1;
      if (world.fails) throw new Error('down');
      return { value: world.asked, sandbox: true };
    },
    restore: async () => restored,
    persist: async (kept) => void world.persisted.push(kept),
  });
  const get = (refresh = false) => fresh.get({ refresh });
  return { world, get };
};

it('asks once for all who wait at the same time', async () => {
  const { world, get } = open();
  await Promise.all([get(), get(), get()]);
  expect(world.asked).toBe(1);
});

it('believes an answer for its time', async () => {
  const { world, get } = open();
  await get();
  world.now += 9 * MINUTE;
  expect(await get()).toMatchObject({ value: 1, stale: false, fetchedAt: 1_000_000 });
});

it('asks again after that', async () => {
  const { world, get } = open();
  await get();
  world.now += 10 * MINUTE;
  expect((await get()).value).toBe(2);
});

it('asks again when it is told to', async () => {
  const { get } = open();
  await get();
  expect((await get(true)).value).toBe(2);
});

it('gives the last good answer, marked as stale, when asking fails', async () => {
  const { world, get } = open();
  await get();
  Object.assign(world, { now: world.now + 10 * MINUTE, fails: true });
  expect(await get()).toMatchObject({ value: 1, stale: true, sandbox: true });
});

it('fails when there never was an answer', async () => {
  const { world, get } = open();
  world.fails = true;
  await expect(get()).rejects.toThrow('down');
});

it('keeps nobody waiting for another failure right after one', async () => {
  const { world, get } = open();
  world.fails = true;
  await get().catch(() => undefined);
  await get().catch(() => undefined);
  expect(world.asked).toBe(1);
});

it('asks again half a minute after a failure', async () => {
  const { world, get } = open();
  world.fails = true;
  await get().catch(() => undefined);
  Object.assign(world, { now: world.now + MINUTE / 2, fails: false });
  expect((await get()).value).toBe(2);
});

it('starts with what an earlier process learned', async () => {
  const { world, get } = open({ restored: { value: 7, fetchedAt: 999_000, sandbox: false } });
  expect([await get(), world.asked]).toEqual([
    { value: 7, fetchedAt: 999_000, sandbox: false, stale: false },
    0,
  ]);
});

it('hands every answer on to be remembered', async () => {
  const { world, get } = open();
  await get();
  expect(world.persisted).toEqual([{ value: 1, fetchedAt: 1_000_000, sandbox: true }]);
});
