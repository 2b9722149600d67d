import type { Route } from '../router';
import { balance } from './account';
import { retiredUsage } from './billing';
import { usageAnalytics } from './billing-analytics';
import { usageHistory } from './billing-history';

export const billingRoutes: Route[] = [
  { method: 'GET', path: '/billing/balance', access: 'admin', body: 'none', run: balance },
  { method: 'GET', path: '/billing/usage', access: 'public', body: 'none', run: retiredUsage },
  {
    method: 'GET',
    path: '/billing/usage-history',
    access: 'admin',
    body: 'none',
    run: usageHistory,
  },
  {
    method: 'GET',
    path: '/billing/usage-analytics',
    access: 'admin',
    body: 'none',
    run: usageAnalytics,
  },
];
