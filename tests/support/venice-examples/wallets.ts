import type { InputOf } from '../../../server/src/venice';
import { nothing, plain, type Examples } from './example';

const WALLET = `0x${'ab'.repeat(20)}`;
const SIGNED = Buffer.from('{"signature":"0x1b"}').toString('base64');

const rpc = {
  network: 'ethereum-mainnet',
  idempotency_key: 'order-1',
  request: [
    { jsonrpc: '2.0', method: 'eth_getBalance', params: [WALLET, 'latest'], id: 1 },
    { method: 'eth_blockNumber', id: 'b' },
  ],
} satisfies InputOf<'POST /crypto/rpc/{network}'>;

const owned = { walletAddress: WALLET, sign_in_with_x: SIGNED };
const balance = {
  walletAddress: WALLET,
  balanceUsd: 4.5,
  canConsume: true,
  minimumTopUpUsd: 5,
  suggestedTopUpUsd: 10,
  diemBalanceUsd: 0,
};
const payment = { walletAddress: WALLET, amountCredited: 5, newBalance: 9.5, paymentId: 'pay_1' };
const ledger = {
  walletAddress: WALLET,
  currentBalance: 4.5,
  transactions: [
    {
      id: 'entry-1',
      amount: -0.5,
      balanceAfter: 4.5,
      type: 'CHARGE',
      createdAt: '2029-01-01T00:00:00.000Z',
      requestId: null,
      modelId: 'm',
    },
  ],
  pagination: { limit: 1, offset: 2, hasMore: true },
};

export const WALLET_EXAMPLES = {
  'GET /crypto/rpc/networks': {
    ...nothing,
    ...plain,
    answer: { body: { networks: ['base-mainnet', 'ethereum-mainnet'] } },
    data: ['base-mainnet', 'ethereum-mainnet'],
  },
  'POST /crypto/rpc/{network}': {
    ...plain,
    minimal: { network: 'ethereum-mainnet', request: { method: 'eth_blockNumber' } },
    full: rpc,
    wire: rpc.request,
    answer: {
      headers: { 'x-venice-rpc-credits': '20', 'x-venice-rpc-cost-usd': '0.00001400' },
      body: { jsonrpc: '2.0', id: 1, result: '0x10' },
    },
    data: { answer: { id: 1, result: '0x10' }, credits: 20, cost: 0.000014, replayed: false },
    otherwise: [
      {
        answer: {
          headers: { 'idempotent-replayed': 'true' },
          body: [
            { jsonrpc: '2.0', id: 1, result: null },
            { jsonrpc: '2.0', id: 'b', error: { code: -32_601, message: 'no such method' } },
          ],
        },
        data: {
          answer: [{ result: null }, { id: 'b', error: { code: -32_601 } }],
          credits: null,
          cost: null,
          replayed: true,
        },
      },
    ],
  },
  'POST /x402/top-up': {
    ...plain,
    minimal: { payment_signature: SIGNED },
    full: { payment_signature: SIGNED },
    wire: {},
    answer: { body: { success: true, data: payment } },
    data: payment,
  },
  'GET /x402/balance/{walletAddress}': {
    ...plain,
    minimal: owned,
    full: owned,
    wire: {},
    answer: { body: { success: true, data: balance } },
    data: balance,
  },
  'GET /x402/transactions/{walletAddress}': {
    ...plain,
    minimal: owned,
    full: { ...owned, limit: 1, offset: 2 },
    wire: { limit: '1', offset: '2' },
    answer: { body: { success: true, data: ledger } },
    data: ledger,
  },
} satisfies Examples<
  | 'GET /crypto/rpc/networks'
  | 'POST /crypto/rpc/{network}'
  | 'POST /x402/top-up'
  | 'GET /x402/balance/{walletAddress}'
  | 'GET /x402/transactions/{walletAddress}'
>;
