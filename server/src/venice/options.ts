import type { AnswerMeta } from './answer-meta';
import { systemClock, type Clock } from './clock';
import { VeniceError } from './errors';
import { DEFAULT_CLIENT_LIMITS, type ByteLimits, type RetryPolicy, type Timeouts } from './limits';
import { isLoopback } from './transport';

export type VeniceClientOptions = {
  /** As `https://api.venice.ai/api/v1`. Plain http only to this machine: the key travels with every request. */
  baseUrl: string;
  /** Asked for each call, so that a changed key counts at once. Null: there is none. */
  apiKey: () => string | null | Promise<string | null>;
  /** An existing folder. Pictures are streamed into it; whoever asked for them deletes them. */
  spoolDir: string;
  /** What is left out is as in DEFAULT_CLIENT_LIMITS. */
  timeouts?: Partial<Timeouts>;
  limits?: Partial<ByteLimits>;
  retry?: Partial<RetryPolicy>;
  userAgent?: string;
  /** Every answer that came, errors too: balance, rate limits, deprecations and the sandbox's mark as they pass. */
  onAnswer?: (meta: AnswerMeta) => void;
  clock?: Clock;
};

/** The options with every default filled in. */
export type Settings = ReturnType<typeof settle>;

export const settle = (options: VeniceClientOptions) => ({
  ...options,
  baseUrl: checkedBaseUrl(options.baseUrl),
  clock: options.clock ?? systemClock,
  userAgent: options.userAgent ?? 'strapi-plugin-venice',
  timeouts: { ...DEFAULT_CLIENT_LIMITS.timeouts, ...options.timeouts },
  limits: { ...DEFAULT_CLIENT_LIMITS.limits, ...options.limits },
  retry: { ...DEFAULT_CLIENT_LIMITS.retry, ...options.retry },
});

const checkedBaseUrl = (baseUrl: string): string => {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  const safe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !safe || url.username || url.password) {
    const message =
      'The base URL has to be https (http for this machine only), without credentials';
    throw new VeniceError({ code: 'not_configured', message });
  }
  return baseUrl.replace(/\/+$/, '');
};
