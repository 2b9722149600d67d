import type { EndpointName } from '../../server/src/venice';
import { contentOf, ROWS, useRows, type Row } from './rows';
import { failure } from '../support/venice-client';

/** What the endpoints of accounts and wallets refuse beyond what a type can say, and what they let through. */
const { venice, send, last } = useRows();

const row = (name: EndpointName): Row => ROWS.find((one) => one.name === name) as Row; // the table has every name
const key = { apiKeyType: 'INFERENCE', description: 'Studio' };
const rpc = { network: 'ethereum-mainnet' };
const call = { method: 'eth_blockNumber' };

const REFUSED: [EndpointName, string, object][] = [
  [
    'POST /api_keys',
    'a limit in the plural, as lists have it',
    { ...key, consumptionLimits: { usd: 1 } },
  ],
  ['POST /api_keys', 'a limit below zero', { ...key, consumptionLimit: { usd: -1 } }],
  ['POST /api_keys', 'an end that is null', { ...key, expiresAt: null }],
  ['POST /api_keys', 'an end without its zone', { ...key, expiresAt: '2030-12-31T23:59:59' }],
  ['POST /api_keys', 'a long description', { ...key, description: 'x'.repeat(65) }],
  [
    'GET /billing/usage-history',
    'a cursor beside its filters',
    { cursor: 'next', currency: 'USD' },
  ],
  ['GET /billing/usage-history', 'a page that is too small', { pageSize: 9 }],
  [
    'GET /billing/usage-history',
    'a time with an offset',
    { startTimestamp: '2029-01-01T00:00:00+01:00' },
  ],
  ['GET /billing/usage-analytics', 'a first day alone', { startDate: '2029-01-01' }],
  ['GET /billing/usage-analytics', 'more than ninety days', { lookback: '91d' }],
  ['POST /crypto/rpc/{network}', 'an empty list', { ...rpc, request: [] }],
  [
    'POST /crypto/rpc/{network}',
    'a hundred and one calls',
    { ...rpc, request: Array(101).fill(call) },
  ],
  ['POST /crypto/rpc/{network}', 'a call without a method', { ...rpc, request: { id: 1 } }],
  [
    'POST /crypto/rpc/{network}',
    'a key with a line break',
    { ...rpc, request: call, idempotency_key: 'a\nb' },
  ],
  ['POST /x402/top-up', 'a payment with a line break', { payment_signature: 'ab\r\nX-Other: 1' }],
  [
    'GET /x402/balance/{walletAddress}',
    'no wallet',
    { walletAddress: '0xabc', sign_in_with_x: 'ab==' },
  ],
];

it.each(REFUSED)('%s refuses %s, for free', async (name, _what, input) => {
  expect((await failure(send(row(name), input))).code).toBe('invalid_input');
  expect(venice().received).toHaveLength(0);
});

const SENT: [EndpointName, string, object, unknown][] = [
  ['POST /api_keys', 'no end at all for an empty one', { ...key, expiresAt: '' }, key],
  [
    'PATCH /api_keys',
    'null, which takes the end away',
    { id: 'a', expiresAt: null },
    { id: 'a', expiresAt: null },
  ],
  [
    'PATCH /api_keys',
    'an empty end as it is',
    { id: 'a', expiresAt: '' },
    { id: 'a', expiresAt: '' },
  ],
  [
    'GET /billing/usage-history',
    'a cursor as CSV',
    { cursor: 'next', accept: 'text/csv' },
    { cursor: 'next' },
  ],
  [
    'POST /crypto/rpc/{network}',
    'a hundred calls',
    { ...rpc, request: Array(100).fill(call) },
    Array(100).fill(call),
  ],
];

it.each(SENT)('%s sends %s', async (name, _what, input, wire) => {
  venice().script(row(name).example.answer);
  await send(row(name), input);
  expect(await contentOf(last())).toEqual(wire);
});

it('a page of usage comes as JSON where nothing else is asked for', async () => {
  const history = row('GET /billing/usage-history');
  venice().script(history.example.answer);
  await send(history, {});
  expect(last().headers.accept).toBe('application/json');
});
