import { randomBytes } from 'node:crypto';

import type { Key } from './auth';
import { purseOf } from './call';
import type { Sandbox } from './sandbox';

/** On every answer, also on faults and on the control surface: this is how the plugin knows whom it talks to. */
export const MARK = { 'x-venice-sandbox': 'true' };

export const commonHeaders = (sandbox: Sandbox): Record<string, string> => ({
  ...MARK,
  'CF-RAY': `${randomBytes(8).toString('hex')}-SBX`,
  'x-venice-version': 'sandbox',
  'x-venice-timestamp': new Date(sandbox.now()).toISOString(),
});

/** What only a caller with a key is told. A balance of nothing is left out. */
export const balanceHeaders = (about: About): Record<string, string> => {
  const { usd, diem } = purseOf(about);
  return {
    ...(usd ? { 'x-venice-balance-usd': String(usd) } : {}),
    ...(diem ? { 'x-venice-balance-diem': String(diem) } : {}),
  };
};

export const rateHeaders = ({ sandbox, key }: About): Record<string, string> => {
  const rate = sandbox.rate.view(key.token);
  return {
    'x-ratelimit-limit-requests': String(rate.limit),
    'x-ratelimit-remaining-requests': String(rate.remaining),
    'x-ratelimit-reset-requests': String(rate.resetAtMs),
    'x-ratelimit-type': 'api_key',
  };
};

type About = { sandbox: Sandbox; key: Key };
