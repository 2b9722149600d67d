import type { Reply } from '../loopback';
import { nothing, plain, type Examples } from './example';

const list = (data: unknown): Reply => ({ body: { object: 'list', type: 'image', data } });

const byType = {
  minimal: { type: 'image' },
  full: { type: 'image' },
  wire: { type: 'image' },
} as const;

const keyStatus = {
  accessPermitted: true,
  apiTier: { id: 'paid', isCharged: true },
  balances: { USD: 5, DIEM: 0 },
  keyExpiration: null,
  nextEpochBegins: '2030-01-01T00:00:00.000Z',
  rateLimits: [{ apiModelId: 'm', rateLimits: [{ amount: 20, type: 'RPM' }] }],
};

export const CATALOGUE_EXAMPLES = {
  'GET /models': {
    ...byType,
    ...plain,
    answer: list([
      {
        id: 'm',
        type: 'image',
        object: 'model',
        owned_by: 'venice.ai',
        created: 1_750_000_000,
        model_spec: { name: 'M', privacy: 'private' },
      },
    ]),
    data: [{ id: 'm', type: 'image', model_spec: { name: 'M' } }],
  },
  'GET /models/traits': {
    ...byType,
    ...plain,
    answer: list({ default: 'm' }),
    data: { default: 'm' },
  },
  'GET /models/compatibility_mapping': {
    ...byType,
    ...plain,
    answer: list({ 'dall-e-3': 'm' }),
    data: { 'dall-e-3': 'm' },
  },
  'GET /api_keys/rate_limits': {
    ...nothing,
    ...plain,
    answer: { body: { data: keyStatus } },
    data: { accessPermitted: true, balances: { USD: 5 } },
  },
} satisfies Examples<
  | 'GET /models'
  | 'GET /models/traits'
  | 'GET /models/compatibility_mapping'
  | 'GET /api_keys/rate_limits'
>;
