import { readdirSync } from 'node:fs';
import { bootStrapi, type App } from '../support/strapi';
import { until } from '../support/until';
import { createVideoJobs, FAST_JOBS } from '../support/video-jobs';

/** A job is paid for when it is queued: what is heard of it afterwards ends it only where that can be believed. */
let app: App;
beforeAll(async () => {
  app = await bootStrapi({ venice: { jobs: FAST_JOBS } });
}, 60_000);
afterAll(() => app.close());
beforeEach(() => {
  app.sandbox.reset();
  app.sandbox.setOptions({ jobMs: 60_000 });
});
afterEach(() => jobs.restore());

const jobs = createVideoJobs(() => app);
const { start, is, ended, rows, rowOf, paid } = jobs;
const hear = (endpoint: string) => jobs.hear(endpoint);
const path = '/video/retrieve';
const fault = (rest: object) => app.sandbox.injectFault({ path, ...rest });
const finish = () => app.sandbox.setOptions({ jobMs: 1 });
/** What lies in the spool of the send of an operation. */
const spooled = async (id: number) => {
  const prefix = `send-${(await rowOf(id)).id}-`;
  return readdirSync(app.service('spool').folder()).filter((name) => name.startsWith(prefix));
};
const set = (name: string, value: unknown) =>
  app.strapi.config.set(`plugin::venice.${name}`, value);

/** One that Venice works on. */
const underWay = async (): Promise<number> => {
  const { operation } = await start();
  await is(operation.id, 'processing');
  return operation.id;
};

describe('a paid job is not ended by', () => {
  const BAD_GATEWAY = { status: 502, body: { error: 'Bad gateway upstream' } };
  const FAILED = { status: 500, body: { error: 'Inference processing failed' }, times: 3 };
  const UNKNOWN = { status: 400, body: { error: 'Request ID is invalid.' } };
  const GONE = { status: 404, body: { error: 'Media could not be found.' } };

  it.each<[string, number, object[]]>([
    // Each look is three attempts where the fault may be of the line.
    ['one gateway after the other, in words as of Venice', 7, [{ ...BAD_GATEWAY, times: 18 }]],
    ['the pages of a proxy', 7, [{ preset: 'proxy_502', times: 18 }]],
    ['one failure after pages of a proxy', 6, [{ preset: 'proxy_502', times: 12 }, FAILED]],
    ['one failure', 2, [FAILED]],
    ['being unknown once', 2, [UNKNOWN]],
    ['being gone once', 2, [GONE]],
    ['being gone now and then', 6, [GONE, GONE, FAILED, GONE, GONE]],
    ['an answer that nobody understands', 2, [{ status: 200, body: { queue: 'long' } }]],
  ])('%s', async (_what, looks, faults) => {
    const id = await underWay();
    // Long ago, so that nothing is put down to its being new.
    const queuedAt = Date.now() - 20_000;
    await rows().updateMany({ where: { id: (await rowOf(id)).id }, data: { queuedAt } });
    const asked = hear('POST /video/retrieve');
    // The row of the look that is under way was read before.
    await until(async () => asked.length >= 2);
    const before = asked.length;
    faults.forEach(fault);
    await until(async () => asked.length - before >= looks);
    finish();
    expect(await ended(id)).toMatchObject({ state: 'stored', charge: 'charged', error: null });
    expect(paid()).toHaveLength(1);
  });
});

describe('a key that is refused', () => {
  it('is not used on and on, and the job goes on with the next that is good', async () => {
    const id = await underWay();
    fault({ status: 401, body: { error: 'Authentication failed' }, times: 3 });
    finish();
    const asked = hear('POST /video/retrieve');
    expect(await ended(id)).toMatchObject({ state: 'stored' });
    const gaps = asked.slice(1).map((at, index) => at - asked[index]!);
    expect(gaps.slice(-3).length).toBe(3);
    // Rarely is every half second here, a tenth more or less.
    for (const gap of gaps.slice(-3)) expect(gap).toBeGreaterThan(400);
  });
});

describe('a job whose file cannot be used', () => {
  const lost = { state: 'unknown', charge: 'charged', error: { code: 'no_answer' } };

  it('ends with its reason where it is too large, and leaves nothing on the disk', async () => {
    set('limits', { mediaBytes: 4_000 });
    try {
      const id = await underWay();
      finish();
      const send = await ended(id);
      expect(send).toMatchObject(lost);
      expect(send.error?.message).toContain('more than 4000 bytes');
      expect(await spooled(id)).toEqual([]);
    } finally {
      set('limits', {});
    }
  });

  it('ends with its reason where its address is not asked, and is looked at ever more rarely', async () => {
    app.sandbox.setOptions({ downloadUrl: true });
    const id = await underWay();
    const downloadUrl = 'https://10.0.0.8/a.mp4?token=hidden';
    await rows().updateMany({ where: { id: (await rowOf(id)).id }, data: { downloadUrl } });
    const asked = hear('POST /video/retrieve');
    // The row of the look that is under way was read before.
    await until(async () => asked.length >= 2);
    const before = asked.length;
    finish();
    const send = await ended(id);
    expect(send).toMatchObject(lost);
    expect(send.error?.message).toMatch(/address.*public/i);
    // Fifty would be without any pause but the usual.
    expect(asked.length - before).toBeLessThan(12);
    expect([send.error?.message, ...app.log].join('\n')).not.toContain('hidden');
  });

  it('ends where nobody knows what it is, and is kept for a person', async () => {
    const headers = { 'Content-Type': 'video/mp4' };
    fault({ times: 1_000_000, status: 200, headers, body: 'XXXX a container of tomorrow' });
    const { operation } = await start();
    expect(await ended(operation.id)).toMatchObject(lost);
    expect(await spooled(operation.id)).toHaveLength(1);
  });
});

describe('a job that Venice calls failed', () => {
  it.each(['FAILED', 'ERROR', 'CANCELLED'])('%s ends, and is for a person', async (status) => {
    fault({ times: 1_000_000, status: 200, body: { status } });
    const { operation } = await start();
    const send = await ended(operation.id);
    expect(send).toMatchObject({ state: 'unknown', charge: 'unknown' });
    expect(send.error?.message).toContain(status);
  });

  it('is under way in a state that nobody knows', async () => {
    fault({ times: 9, status: 200, body: { status: 'RENDERING' } });
    finish();
    const { operation } = await start();
    expect(await ended(operation.id)).toMatchObject({ state: 'stored' });
  });
});

describe('a job that Venice has had for too long', () => {
  const PROCESSING = { status: 200, body: { status: 'PROCESSING' } };

  // Its time is over between the first look and the second.
  beforeEach(() => {
    set('jobs', { pollMs: 1_200, slowPollMs: 1_200, deadlineMs: 1_000 });
    finish();
  });
  afterEach(() => set('jobs', FAST_JOBS));

  it('is asked for once more first', async () => {
    fault(PROCESSING);
    const { operation } = await start();
    expect(await ended(operation.id)).toMatchObject({ state: 'stored' });
  });

  it('ends, was paid, and is for a person', async () => {
    fault({ ...PROCESSING, times: 2 });
    const { operation } = await start();
    expect(await ended(operation.id)).toMatchObject({ state: 'unknown', charge: 'charged' });
  });
});

describe('a process that has lost its lease', () => {
  it('asks no more, and whoever has it then brings the job to its end', async () => {
    const id = await underWay();
    fault({ preset: 'proxy_502', times: 1_000_000 });
    const { id: sendId } = await rowOf(id);
    const others = { leaseToken: 'another', leaseUntil: Date.now() + 60_000 };
    await rows().updateMany({ where: { id: sendId }, data: others });
    await until(async () => !app.service('journal').leases.holds(sendId));
    const asked = hear('POST /video/retrieve');
    await app.service('runner').recover();
    expect(asked).toEqual([]);
    const nobody = { leaseToken: null, leaseUntil: null };
    await rows().updateMany({ where: { id: sendId }, data: nobody });
    await app.service('runner').recover();
    await until(async () => asked.length > 0);
  });
});
