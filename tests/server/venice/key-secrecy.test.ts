import { inspect } from 'node:util';
import type { VeniceClientOptions } from '../../../server/src/venice';
import { useLoopback, type Reply } from '../../support/loopback';
import { plain } from '../../support/pictures';
import { useTempFolder } from '../../support/temp-folder';
import { failure, openClient, TEST_KEY } from '../../support/venice-client';

const venice = useLoopback();
const folder = useTempFolder();

let png: Buffer;
beforeAll(async () => {
  png = await plain({ width: 300, height: 300 }).png().toBuffer();
});

/** Everything that a logger could find in an error, however hard it looks. */
const everything = (error: Error): string =>
  [
    error.message,
    error.stack,
    String(error),
    JSON.stringify(error),
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
    inspect(error, { depth: Infinity, showHidden: true, getters: true }),
  ].join('\n');

const fail = (options: Partial<VeniceClientOptions>, timeoutMs = 5_000, signal?: AbortSignal) =>
  failure(
    openClient({ baseUrl: venice().url, spoolDir: folder(), ...options }).send(
      'POST /image/edit',
      { image: png, prompt: 'x' },
      { timeoutMs, signal }
    )
  );

const NO_RETRY = { retry: { attempts: 1 } };
const echo = `your key ${TEST_KEY} is`;
const replies: [string, Reply][] = [
  ...[400, 401, 402, 403, 404, 413, 415, 422, 429, 500, 502, 503, 504, 524].map(
    (status): [string, Reply] => [
      `a ${status} that repeats it`,
      {
        status,
        body: { error: echo, suggested_prompt: echo, issues: [{ path: [], message: echo }] },
      },
    ]
  ),
  [
    'a page that repeats it',
    { status: 502, body: `<html>Authorization: Bearer ${TEST_KEY}</html>` },
  ],
  ['a success that repeats it', { body: echo }],
  ['broken JSON that repeats it', { body: `{"${TEST_KEY}` }],
  ['JSON of another shape that repeats it', { body: { note: echo } }],
  [
    'a redirect',
    { status: 307, headers: { location: `https://elsewhere.example/?k=${TEST_KEY}` } },
  ],
  ['a reset', { reset: true }],
  ['an answer that breaks off', { body: 'half', cutAfter: 2 }],
];

describe('the key is nowhere in the error after', () => {
  it.each(replies)('%s', async (_what, reply) => {
    venice().script(reply);
    expect(everything(await fail(NO_RETRY))).not.toContain(TEST_KEY);
    expect(venice().received[0]?.headers.authorization).toContain(TEST_KEY);
  });

  it('a time limit', async () => {
    venice().script({ hang: true });
    expect(everything(await fail(NO_RETRY, 40))).not.toContain(TEST_KEY);
  });

  it('a cancel', async () => {
    const controller = new AbortController();
    venice().script({ hang: true });
    venice().onRequest(() => controller.abort());
    expect(everything(await fail(NO_RETRY, 5_000, controller.signal))).not.toContain(TEST_KEY);
  });

  it('a refused connection', async () => {
    await venice().close();
    expect(everything(await fail(NO_RETRY))).not.toContain(TEST_KEY);
  });

  it('a connection without TLS', async () => {
    const baseUrl = `https://127.0.0.1:${venice().port}`;
    expect(everything(await fail({ ...NO_RETRY, baseUrl }))).not.toContain(TEST_KEY);
  });

  it('a key that cannot stand in a header', async () => {
    const apiKey = () => `${TEST_KEY}\nX-Evil: 1`;
    expect(everything(await fail({ ...NO_RETRY, apiKey }))).not.toContain(TEST_KEY);
  });

  it('a missing spool folder', async () => {
    expect(everything(await fail({ spoolDir: '/nowhere' }))).not.toContain(TEST_KEY);
  });
});
