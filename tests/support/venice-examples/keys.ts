import type { InputOf } from '../../../server/src/venice';
import { nothing, plain, type Examples } from './example';

const ID = 'e28e82dc-0a1b-4c2d-8e3f-0123456789ab';

const created = {
  id: ID,
  apiKey: 'VENICE_INFERENCE_KEY_of-an-example',
  apiKeyType: 'INFERENCE',
  consumptionLimit: { usd: 10, diem: null, vcu: null },
  limitPeriod: 'MONTH',
  modelPrivacy: 'ALL',
  description: 'Studio',
  expiresAt: null,
};
const creating = { answer: { body: { data: created, success: true } }, data: created };

const listed = {
  id: ID,
  apiKeyType: 'INFERENCE',
  consumptionLimits: { usd: 10, diem: null, vcu: null },
  limitPeriod: 'MONTH',
  modelPrivacy: 'ALL',
  description: 'Studio',
  createdAt: '2029-01-01T00:00:00.000Z',
  expiresAt: null,
  last6Chars: 'xample',
  lastUsedAt: null,
};
const used = {
  ...listed,
  usage: { trailingSevenDays: { usd: '0.5', vcu: '0', diem: '0' } },
  currentPeriodUsage: { usd: '0.5', diem: '0' },
};

const fields = {
  consumptionLimit: { usd: 10, diem: null, vcu: 0 },
  limitPeriod: 'MONTH',
  modelPrivacy: 'PRIVATE_ONLY',
  expiresAt: '2030-12-31',
} satisfies Partial<InputOf<'POST /api_keys'>>;
const create = {
  apiKeyType: 'ADMIN',
  description: 'Studio',
  ...fields,
} satisfies InputOf<'POST /api_keys'>;
const update = {
  id: ID,
  description: '',
  ...fields,
  expiresAt: null,
} satisfies InputOf<'PATCH /api_keys'>;
const web3 = {
  ...create,
  expiresAt: '2030-12-31T23:59:59Z',
  address: `0x${'ab'.repeat(20)}`,
  signature: '0x1b',
  token: 'eyJhbGciOi',
} satisfies InputOf<'POST /api_keys/generate_web3_key'>;

const stopped = {
  apiKeyId: ID,
  modelId: 'm',
  rateLimitTier: 'paid',
  rateLimitType: 'RPM',
  timestamp: '2029-01-01T00:00:00.000Z',
};

export const KEY_EXAMPLES = {
  'GET /api_keys': {
    ...nothing,
    ...plain,
    answer: { body: { object: 'list', data: [used, listed] } },
    data: [used, listed],
  },
  'POST /api_keys': {
    ...plain,
    minimal: { apiKeyType: 'INFERENCE', description: 'Studio' },
    full: create,
    wire: create,
    ...creating,
  },
  'PATCH /api_keys': {
    ...plain,
    minimal: { id: ID },
    full: update,
    wire: update,
    answer: { body: { data: listed, success: true } },
    data: listed,
  },
  'DELETE /api_keys': {
    ...plain,
    minimal: { id: ID },
    full: { id: ID },
    wire: { id: ID },
    answer: { body: { success: true } },
    data: { success: true },
  },
  'GET /api_keys/{id}': {
    ...plain,
    minimal: { id: ID },
    full: { id: ID },
    wire: {},
    answer: { body: { data: used } },
    data: used,
  },
  'GET /api_keys/rate_limits/log': {
    ...nothing,
    ...plain,
    answer: { body: { object: 'list', data: [stopped] } },
    data: [stopped],
  },
  'GET /api_keys/generate_web3_key': {
    ...nothing,
    ...plain,
    answer: { body: { success: true, data: { token: 'eyJhbGciOi' } } },
    data: { token: 'eyJhbGciOi' },
  },
  'POST /api_keys/generate_web3_key': {
    ...plain,
    minimal: {
      apiKeyType: 'INFERENCE',
      address: web3.address,
      signature: web3.signature,
      token: web3.token,
    },
    full: web3,
    wire: web3,
    ...creating,
  },
} satisfies Examples<
  | 'GET /api_keys'
  | 'POST /api_keys'
  | 'PATCH /api_keys'
  | 'DELETE /api_keys'
  | 'GET /api_keys/{id}'
  | 'GET /api_keys/rate_limits/log'
  | 'GET /api_keys/generate_web3_key'
  | 'POST /api_keys/generate_web3_key'
>;
