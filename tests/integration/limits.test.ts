import type { FaultInput } from '../../sandbox/faults';
import { createTurns } from '../../server/src/services/turns';
import { CODE } from '../../server/src/services/operations/request';
import { forgetLimits } from '../support/limits';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';

const prompt = 'A lighthouse at dusk';

let app: App;
beforeAll(async () => {
  app = await bootStrapi({
    venice: { circuit: { refusals: 5, pauseMs: 2_000 }, concurrency: 1 },
  });
}, 60_000);
afterAll(() => app.close());
beforeEach(async () => {
  app.sandbox.reset();
  await forgetLimits(app);
  // It tells the limit of an ordinary day again.
  await images().generate({ prompt });
  app.sandbox.reset();
});

const images = () => app.service('images');
const charged = () => app.sandbox.ledger().entries.length;
const find = async (id: number) => (await app.service('journal').find(id))!;
const begin = (input: object = { prompt }) =>
  app
    .service('operations')
    .start({ kind: 'generate', input, options: { save: false }, caller: CODE });
const failing = (fault: Omit<FaultInput, 'path'>) =>
  app.sandbox.injectFault({ path: '/image/generate', ...fault });
const refuse = (times: number) =>
  failing({ times, status: 400, body: { error: 'Invalid request' } });
const failure = () =>
  images()
    .generate({ prompt })
    .catch((error: unknown) => error);

/** Waits until it is held back, looks, and cancels it. */
const heldBack = async (started: Awaited<ReturnType<typeof begin>>) => {
  const { id } = started.operation;
  const waiting = await until(async () => {
    const operation = await find(id);
    return operation.sends.some(({ retryAt }) => retryAt !== null) && operation;
  });
  await app.service('runner').cancel(id);
  return { waiting, ended: await started.done };
};

describe('requests a minute', () => {
  it('are counted as images: the one that is too many waits, and says until when', async () => {
    // Venice would take one more, so nothing but what was counted here holds back two.
    app.sandbox.setOptions({ requestsPerMinute: 4 });
    await forgetLimits(app);
    await images().generate({ prompt, variants: 3, variants_mode: 'native' });
    const two = { prompt, variants: 2, variants_mode: 'native' };
    const { waiting, ended } = await heldBack(await begin(two));
    expect(waiting.sends[0]).toMatchObject({ state: 'queued', charge: 'none', ahead: 0 });
    expect(new Date(waiting.sends[0]!.retryAt!).getTime()).toBeGreaterThan(Date.now());
    expect([ended.sends[0]!.state, charged()]).toEqual(['cancelled', 1]);
  });

  it('are those that Venice tells, also where it tells more than before', async () => {
    const three = { prompt, variants: 3, variants_mode: 'native' as const };
    app.sandbox.setOptions({ requestsPerMinute: 3 });
    await forgetLimits(app);
    await images().generate({ prompt });
    // Nobody was told of this yet.
    app.sandbox.setOptions({ requestsPerMinute: 500 });
    await heldBack(await begin(three));
    expect(charged()).toBe(1);
    await forgetLimits(app);
    await images().generate({ prompt });
    await images().generate(three);
    expect(charged()).toBe(3);
  });

  it('that a 429 says are used up hold back all, until its reset', async () => {
    failing({ preset: 'rate_limited' });
    const began = Date.now();
    const { operation, done } = await begin();
    await until(async () => (await find(operation.id)).sends[0]!.retryAt !== null);
    // Here the next waits for the first to end; what other processes have is the counter in the database.
    const elsewhere = createTurns({ strapi: app.strapi });
    const waits: Date[] = [];
    const { signal } = new AbortController();
    await elsewhere.take({ images: 1, signal, onWait: async (until) => waits.push(until) });
    // The fault says a second.
    expect([waits.length > 0, Date.now() - began >= 1_000]).toEqual([true, true]);
    await done;
    expect(charged()).toBe(1);
  });

  it('of an overloaded model hold back nothing else', async () => {
    failing({ preset: 'overloaded' });
    const { operation } = await begin();
    await until(async () => (await find(operation.id)).sends[0]!.retryAt !== null);
    await app.service('runner').cancel(operation.id);
    await images().generate({ prompt });
    expect(charged()).toBe(1);
  });
});

describe('five refusals in a row', () => {
  it('stop the rest of a run, before anything of it is sent', async () => {
    refuse(9);
    const run = [await begin({ prompt, variants: 4 }), await begin({ prompt, variants: 4 })];
    const ended = await Promise.all(run.map(({ done }) => done));
    const codes = ended.flatMap(({ sends }) => sends.map(({ error }) => error?.code));
    expect(codes).toEqual([
      ...Array<string>(5).fill('rejected'),
      ...Array<string>(3).fill('circuit_open'),
    ]);
  });

  it('stop what others ask for, for a while', async () => {
    refuse(5);
    for (const _ of Array(5)) expect(await failure()).toMatchObject({ code: 'rejected' });
    expect(await failure()).toMatchObject({ code: 'circuit_open', charge: 'none' });
    const made = await until(async () =>
      images()
        .generate({ prompt })
        .catch(() => false as const)
    );
    expect(made.assets).toHaveLength(1);
  });

  it('are over with the first success', async () => {
    refuse(4);
    for (const _ of Array(4)) expect(await failure()).toMatchObject({ code: 'rejected' });
    await images().generate({ prompt });
    refuse(4);
    for (const _ of Array(4)) expect(await failure()).toMatchObject({ code: 'rejected' });
    await images().generate({ prompt });
  });

  it('are not made of answers that Venice owes', async () => {
    failing({ times: 9, status: 503, body: { error: 'The model is at capacity.' } });
    for (const _ of Array(3)) expect(await failure()).toMatchObject({ code: 'unavailable' });
    app.sandbox.reset();
    await images().generate({ prompt });
  });
});

describe('a database that has no room for the counters', () => {
  it('leaves each process to count for itself', async () => {
    jest.replaceProperty(app.strapi.db.dialect, 'client', 'of another kind');
    const turns = createTurns({ strapi: app.strapi });
    const waits: Date[] = [];
    const ended = new AbortController();
    const onWait = async (until: Date) => {
      waits.push(until);
      ended.abort();
    };
    const take = (count: number) => turns.take({ images: count, signal: ended.signal, onWait });
    // As many as a fresh key may ask for in a minute, and then one more.
    await take(20);
    expect(waits).toEqual([]);
    await expect(take(1)).rejects.toMatchObject({ code: 'aborted', charge: 'none' });
    jest.restoreAllMocks();
    expect(waits).toHaveLength(1);
    expect(app.log.join()).toContain('counted for this process alone');
  });
});

describe('what waits for its turn', () => {
  it('says how many pictures are before it', async () => {
    app.sandbox.setOptions({ latencyMs: 300 });
    const operations = [await begin(), await begin(), await begin()];
    const last = operations[2]!.operation.id;
    const seen = new Set<number | null>();
    await until(async () => {
      const { sends, status } = await find(last);
      seen.add(sends[0]!.ahead);
      return status !== 'running';
    });
    for (const { done } of operations) await done;
    // Two where the first had not left yet.
    expect([...seen].filter((ahead) => ahead !== 2)).toEqual([1, 0, null]);
  });
});
