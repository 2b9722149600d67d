import type { Reply } from '../support/loopback';
import { failure, openClient, TEST_KEY } from '../support/venice-client';
import { ROWS, useRows, type Row } from './rows';

const { venice, folder, send, last } = useRows();

const withAccess = (...access: Row['endpoint']['access'][]) =>
  ROWS.filter(({ endpoint }) => access.includes(endpoint.access));
const public_ = withAccess('public');
const keyed = withAccess('key', 'admin');
const wallets = withAccess('wallet');
const secret = ROWS.filter(({ endpoint }) => endpoint.secret);

const without = (row: Row, apiKey: () => string | null = () => null) =>
  openClient({ baseUrl: venice().url, spoolDir: folder(), apiKey }).send(
    row.name,
    row.example.minimal
  );

describe('the key', () => {
  it.each([...public_, ...keyed])('$name carries it', async (row) => {
    venice().script(row.example.answer);
    await send(row, row.example.minimal);
    expect(last().headers.authorization).toBe(`Bearer ${TEST_KEY}`);
  });

  it.each(public_)('$name goes out without one', async (row) => {
    venice().script(row.example.answer);
    await without(row);
    expect(last().headers).not.toHaveProperty('authorization');
  });

  it.each(keyed)('$name does not leave without one', async (row) => {
    expect(await failure(without(row))).toMatchObject({ code: 'not_configured', charge: 'none' });
    expect(venice().received).toHaveLength(0);
  });

  it.each(wallets)('$name never carries it, and does not ask for it', async (row) => {
    const apiKey = jest.fn(() => TEST_KEY);
    venice().script(row.example.answer);
    await without(row, apiKey);
    expect(last().headers).not.toHaveProperty('authorization');
    expect(apiKey).not.toHaveBeenCalled();
  });

  it.each(withAccess('admin'))('$name says which one it needs', async (row) => {
    venice().script({ status: 401, body: { error: 'Admin API key required' } });
    const error = await failure(send(row, row.example.minimal));
    expect(error).toMatchObject({ code: 'unauthorized', reason: 'admin_key' });
  });
});

it('an ADMIN key is asked for where the account is managed', () => {
  expect(withAccess('admin').map(({ name }) => name)).toEqual([
    'GET /api_keys/rate_limits/log',
    'GET /api_keys',
    'POST /api_keys',
    'PATCH /api_keys',
    'DELETE /api_keys',
    'GET /api_keys/{id}',
    'GET /billing/balance',
    'GET /billing/usage-analytics',
    'GET /billing/usage-history',
  ]);
});

/** Of no shape that any endpoint answers. */
const SECRET = 'VENICE_ADMIN_KEY_not-for-logs';
const UNREADABLE: [string, Reply][] = [
  ['JSON of another shape', { body: { data: [{ apiKey: SECRET, token: SECRET }] } }],
  ['JSON that breaks off', { body: `{"data":{"apiKey":"${SECRET}","token":"${SECRET}` }],
  ['a page', { headers: { 'content-type': 'text/html' }, body: `<p>${SECRET}</p>` }],
  ['a text', { headers: { 'content-type': 'text/plain' }, body: SECRET }],
  ['a connection that broke', { body: { data: { apiKey: SECRET, token: SECRET } }, cutAfter: 60 }],
];
const REFUSED: [string, Reply][] = [
  ['a 500 that is a page', { status: 500, body: `<p>${SECRET}</p>` }],
  ['a 400 that is a page', { status: 400, body: `<p>${SECRET}</p>` }],
];

const secretly = (replies: [string, Reply][]) =>
  secret.flatMap((row) => replies.map(([what, reply]) => ({ ...row, row, what, reply })));

/** All that a log of an error can show. */
const shown = (error: Error): string =>
  [error.message, error.stack, JSON.stringify(error), JSON.stringify({ ...error })].join('\n');

describe('an answer that may hold a secret', () => {
  it.each(secretly(UNREADABLE))('$name does not show $what', async ({ row, reply }) => {
    venice().script(reply);
    expect(shown(await failure(send(row, row.example.minimal)))).not.toContain(SECRET);
  });

  it.each(secretly(REFUSED))('$name does not show $what', async ({ row, reply }) => {
    venice().script(reply);
    expect(shown(await failure(send(row, row.example.minimal)))).not.toContain(SECRET);
  });

  it('is what new keys and the texts for a wallet come in', () => {
    expect(secret.map(({ name }) => name)).toEqual([
      'POST /api_keys',
      'GET /api_keys/generate_web3_key',
      'POST /api_keys/generate_web3_key',
    ]);
  });

  it('is quoted where there is no secret, or the rest would prove nothing', async () => {
    venice().script({ body: `<p>${SECRET}</p>` });
    const balance = ROWS.find(({ name }) => name === 'GET /billing/balance') as Row; // it is in the table
    expect(shown(await failure(send(balance, {})))).toContain(SECRET);
  });
});
