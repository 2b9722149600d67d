import type { Call } from '../call';
import { refuse } from '../refusal';
import type { Reply } from '../reply';

/** Gone, and says where its successor is. */
export const retiredUsage = (_call: Call): Reply => {
  throw refuse({
    status: 410,
    error:
      'GET /billing/usage is retired. Use GET /billing/usage-history: pageSize and cursor take the place of limit and page, startTimestamp and endTimestamp that of startDate and endDate.',
    headers: {
      Deprecation: '@1783555200',
      Sunset: 'Wed, 16 Sep 2026 00:00:00 GMT',
      Link: '</api/v1/billing/usage-history>; rel="successor-version"',
    },
  });
};
