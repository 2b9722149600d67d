import type { InputOf } from '../../../server/src/venice';
import { nothing, plain, type Examples } from './example';

const charge = {
  timestamp: '2029-01-01T00:00:00.000Z',
  sku: 'some-model-llm-output-mtoken',
  amount: -0.01,
  currency: 'USD',
  units: 0.002,
  pricePerUnitUsd: 5,
  notes: 'API Inference',
  inferenceDetails: {
    requestId: 'chatcmpl-1',
    promptTokens: 10,
    completionTokens: null,
    inferenceExecutionTime: 900,
  },
};

const history = {
  currency: 'USD',
  startTimestamp: '2029-01-01T00:00:00Z',
  endTimestamp: '2029-02-01T00:00:00.000Z',
  pageSize: 10,
} satisfies InputOf<'GET /billing/usage-history'>;

const csv = (headers: Record<string, string>) => ({
  answer: { headers, body: 'timestamp,sku\n' },
  data: {
    data: null,
    csv: 'timestamp,sku\n',
    nextCursor: headers['x-next-cursor'] ?? null,
  },
});

const analytics = {
  lookback: '7d',
  byDate: [{ date: '2029-01-01', USD: 0.5, DIEM: 0 }],
  byModel: [
    {
      modelName: 'M',
      unitType: 'images',
      modelType: null,
      totalUsd: 0.5,
      totalDiem: 0,
      totalUnits: 2,
    },
  ],
  byModelDaily: [{ date: 1_861_920_000_000, M: 0.5 }],
  topModels: ['M'],
  byKey: [{ apiKeyId: null, description: 'Web App', totalUsd: 0.5, totalDiem: 0, totalUnits: 2 }],
  byKeyDaily: [{ date: 1_861_920_000_000, 'Web App': 0.5 }],
  topKeyNames: ['Web App'],
};
const span = { lookback: '90d', startDate: '2029-01-01', endDate: '2029-01-31' };

const balance = {
  canConsume: true,
  consumptionCurrency: 'USD',
  balances: { diem: null, usd: 5 },
  diemEpochAllocation: 0,
};

export const BILLING_EXAMPLES = {
  'GET /billing/balance': { ...nothing, ...plain, answer: { body: balance }, data: balance },
  // What it answered while it lived is not described any more.
  'GET /billing/usage': { ...nothing, ...plain, answer: { body: {} }, data: {} },
  'GET /billing/usage-analytics': {
    ...plain,
    minimal: {},
    full: span,
    wire: span,
    answer: { body: analytics },
    data: analytics,
  },
  'GET /billing/usage-history': {
    minimal: {},
    full: { ...history, accept: 'text/csv', cursor: undefined },
    neverSent: ['cursor'],
    wire: { ...history, pageSize: '10' },
    withFiles: null,
    answer: { body: { data: [charge], nextCursor: 'next_page-1' } },
    data: { data: [charge], csv: null, nextCursor: 'next_page-1' },
    otherwise: [
      {
        answer: { body: { data: [{ ...charge, inferenceDetails: null }], nextCursor: null } },
        data: { csv: null, nextCursor: null },
      },
      csv({ 'content-type': 'text/csv; charset=utf-8', 'x-next-cursor': 'next_page-1' }),
      csv({ 'content-type': 'text/csv' }),
    ],
  },
} satisfies Examples<
  | 'GET /billing/balance'
  | 'GET /billing/usage'
  | 'GET /billing/usage-analytics'
  | 'GET /billing/usage-history'
>;
