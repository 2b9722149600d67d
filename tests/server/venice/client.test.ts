import { readdir } from 'node:fs/promises';
import type { AnswerMeta, SendOptions, VeniceClientOptions } from '../../../server/src/venice';
import { fakeClock } from '../../support/fake-clock';
import { useLoopback } from '../../support/loopback';
import { plain } from '../../support/pictures';
import { useTempFolder } from '../../support/temp-folder';
import { failure, openClient } from '../../support/venice-client';

const venice = useLoopback();
const folder = useTempFolder();

let png: Buffer;
beforeAll(async () => {
  png = await plain({ width: 300, height: 300 }).png().toBuffer();
});

const BUSY = { status: 503, body: { error: 'The model is at capacity.' } };
const FAILED = { status: 500, body: { error: 'Inference processing failed' } };
const LIMITED = {
  status: 429,
  headers: { 'retry-after': '30' },
  body: { error: 'The model is currently overloaded.' },
};

const open = (options: Partial<VeniceClientOptions> = {}) =>
  openClient({ baseUrl: venice().url, spoolDir: folder(), ...options });
const generate = (options: Partial<VeniceClientOptions> = {}, sendOptions: SendOptions = {}) =>
  open(options).send('POST /image/generate', { model: 'm', prompt: 'x' }, sendOptions);

describe('a paid request', () => {
  it('is sent again after Venice said that it is busy', async () => {
    venice().script(BUSY, BUSY, { body: png });
    const { meta } = await generate();
    expect(meta.attempts).toBe(3);
    expect(venice().received).toHaveLength(3);
  });

  it('waits as long as Venice asked for', async () => {
    const clock = fakeClock();
    venice().script(LIMITED, { body: png });
    await generate({ clock });
    expect(clock.naps).toEqual([30_000]);
  });

  it('is sent three times at most when drawing fails', async () => {
    venice().script(FAILED);
    expect(await failure(generate())).toMatchObject({ code: 'inference_failed', attempts: 3 });
    expect(venice().received).toHaveLength(3);
  });

  it('is sent once when repeating failed drawings is switched off', async () => {
    venice().script(FAILED);
    await failure(generate({ retry: { inferenceFailedAttempts: 0 } }));
    expect(venice().received).toHaveLength(1);
  });

  it.each([
    ['a reset', { reset: true as const }],
    ['a proxy error', { status: 502, body: '<html></html>' }],
    ['a 504', { status: 504, body: { error: 'The request timed out.' } }],
    ['a broken off answer', { body: 'half', cutAfter: 2 }],
  ])('is not sent again after %s', async (_what, reply) => {
    venice().script(reply, { body: png });
    await failure(generate());
    expect(venice().received).toHaveLength(1);
  });

  it('is not sent again after our own time limit', async () => {
    venice().script({ hang: true });
    const error = await failure(generate({}, { timeoutMs: 50 }));
    expect(error).toMatchObject({ code: 'no_answer', charge: 'unknown', attempts: 1 });
    expect(venice().received).toHaveLength(1);
  });
});

describe('a free request', () => {
  const styles = () => open().send('GET /image/styles', {});

  it('is asked again after a lost answer', async () => {
    venice().script({ reset: true }, { status: 524, body: '<html>' }, { body: ['Anime'] });
    expect((await styles()).data).toEqual(['Anime']);
  });

  it('leaves no charge, however it ends', async () => {
    venice().script({ body: 'not JSON' });
    expect(await failure(styles())).toMatchObject({ code: 'bad_response', charge: 'none' });
  });
});

describe('onAttempt', () => {
  it('is told of every request before it leaves', async () => {
    venice().script(BUSY, { body: png });
    const seen: [number, number][] = [];
    await generate(
      {},
      { onAttempt: ({ attempt }) => void seen.push([attempt, venice().received.length]) }
    );
    expect(seen).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it('that fails keeps the request from leaving', async () => {
    const onAttempt = () => Promise.reject(new Error('the row could not be written'));
    await expect(generate({}, { onAttempt })).rejects.toThrow('the row could not be written');
    expect(venice().received).toHaveLength(0);
  });
});

describe('onAnswer', () => {
  it('hears of every answer, errors too', async () => {
    const metas: AnswerMeta[] = [];
    const headers = { 'x-venice-balance-usd': '9.5', 'cf-ray': 'r1' };
    venice().script({ ...BUSY, headers }, { body: png });
    await generate({ onAnswer: (meta) => metas.push(meta) });
    expect(metas.map(({ status, balance, attempts }) => [status, balance.usd, attempts])).toEqual([
      [503, 9.5, 1],
      [200, null, 2],
    ]);
  });

  it('that fails does not lose the answer', async () => {
    venice().script({ body: png });
    const onAnswer = () => {
      throw new Error('a listener broke');
    };
    expect((await generate({ onAnswer })).data.files).toHaveLength(1);
  });
});

describe('the key', () => {
  it('is asked for at each call', async () => {
    venice().script({ body: ['Anime'] });
    const keys = ['first-key', 'second-key'];
    const client = open({ apiKey: async () => keys.shift() ?? null });
    await client.send('GET /image/styles', {});
    await client.send('GET /image/styles', {});
    expect(venice().received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first-key',
      'Bearer second-key',
    ]);
  });

  it.each([null, '', '  '])('being %j, nothing that needs one is sent', async (key) => {
    const error = await failure(generate({ apiKey: () => key }));
    expect(error).toMatchObject({ code: 'not_configured', charge: 'none' });
    expect(venice().received).toHaveLength(0);
  });

  it.each(['two words', 'line\nbreak', 'schlüssel'])('may not be %j', async (key) => {
    const error = await failure(generate({ apiKey: () => key }));
    expect(error).toMatchObject({ code: 'not_configured', charge: 'none' });
    expect(venice().received).toHaveLength(0);
  });

  it('being missing, what is public is asked without it', async () => {
    venice().script({ body: ['Anime'] });
    await open({ apiKey: () => null }).send('GET /image/styles', {});
    expect(venice().received[0]?.headers.authorization).toBeUndefined();
  });
});

describe('cancelling', () => {
  it('before the call sends nothing', async () => {
    const error = await failure(generate({}, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'aborted', charge: 'none' });
    expect(venice().received).toHaveLength(0);
  });

  it('while Venice draws leaves the charge unknown and no file', async () => {
    const controller = new AbortController();
    venice().script({ body: png, cutAfter: 100, hang: true });
    venice().onRequest(() => setImmediate(() => controller.abort()));
    const error = await failure(generate({}, { signal: controller.signal }));
    expect(error).toMatchObject({ code: 'aborted', charge: 'unknown', attempts: 1 });
    expect(await readdir(folder())).toEqual([]);
  });
});

describe('an error', () => {
  it('names the answer that it comes from', async () => {
    const headers = { 'cf-ray': 'r-42' };
    venice().script({ status: 400, headers, body: { error: 'No.', request_id: 'q-1' } });
    expect(await failure(generate())).toMatchObject({
      code: 'rejected',
      status: 400,
      cfRay: 'r-42',
      requestId: 'q-1',
      attempts: 1,
      message: 'Venice answered 400: No.',
    });
  });

  it('is told from its status even when its body breaks off', async () => {
    venice().script({ status: 422, body: { error: 'x'.repeat(500) }, cutAfter: 20 });
    expect(await failure(generate())).toMatchObject({ code: 'content_policy', status: 422 });
  });

  it('reads no more of a body than it may', async () => {
    venice().script({ status: 502, body: 'x'.repeat(2_000_000), cutAfter: 1_000, hang: true });
    const error = await failure(generate({ limits: { errorBytes: 100 } }));
    expect(error.detail).toHaveLength(100);
  });
});

it('a redirect is refused and says what to look at', async () => {
  venice().script({ status: 307, headers: { location: 'https://elsewhere.example/' } });
  const error = await failure(generate());
  expect(error).toMatchObject({ code: 'rejected', charge: 'none', status: 307 });
  expect(error.message).toContain('check the base URL');
});

describe('the base URL', () => {
  it.each([
    'http://api.venice.ai/api/v1',
    'ftp://127.0.0.1/',
    'https://user:secret@api.venice.ai/api/v1',
    'api.venice.ai',
    '',
  ])('may not be %j', (baseUrl) => {
    expect(() => open({ baseUrl })).toThrow('has to be https');
  });

  it.each(['https://api.venice.ai/api/v1', 'http://localhost:4010/api/v1', 'http://[::1]:4010'])(
    'may be %s',
    (baseUrl) => {
      expect(() => open({ baseUrl })).not.toThrow();
    }
  );
});

describe('catalogue answers', () => {
  const MODEL = { id: 'm', type: 'image', model_spec: { name: 'M' } };

  it.each([
    ['a bare list', ['Anime', '3D Model']],
    ['a list in an object', { object: 'list', data: ['Anime', '3D Model'] }],
  ])('of styles may be %s', async (_what, body) => {
    venice().script({ body });
    expect((await open().send('GET /image/styles', {})).data).toEqual(['Anime', '3D Model']);
  });

  it('of models leave out an entry that is none, and keep keys that nobody knows', async () => {
    const body = { object: 'list', data: [{ odd: true }, { ...MODEL, brand_new: 1 }] };
    venice().script({ body });
    const { data } = await open().send('GET /models', { type: 'image' });
    expect(data).toEqual([{ ...MODEL, brand_new: 1 }]);
  });

  it.each(['GET /models/traits', 'GET /models/compatibility_mapping'] as const)(
    'of %s are a map',
    async (endpoint) => {
      venice().script({ body: { object: 'list', type: 'image', data: { default: 'm' } } });
      const { data } = await open().send(endpoint, { type: 'image' });
      expect(data).toEqual({ default: 'm' });
    }
  );

  it('of the key tell its balance', async () => {
    const status = { accessPermitted: true, balances: { USD: 4.2 }, rateLimits: [] };
    venice().script({ body: { data: status } });
    const { data } = await open().send('GET /api_keys/rate_limits', {});
    expect(data).toMatchObject({ accessPermitted: true, balances: { USD: 4.2 } });
  });
});
