import type { Fault } from './faults';

/** The failures that a client of Venice meets, by name. Times are in the answer, so they are made when it is sent. */
export const presetNames = [
  'rate_limited',
  'overloaded',
  'error_budget',
  'inference_failed',
  'at_capacity',
  'request_timeout',
  'proxy_502',
  'proxy_504',
  'proxy_524',
  'empty_body',
  'invalid_base64',
  'wrong_content_type',
] as const;

export type PresetName = (typeof presetNames)[number];

export const presets: Record<
  PresetName,
  (now: number) => Omit<Fault, 'body'> & { body?: unknown }
> = {
  rate_limited: (now) => ({
    status: 429,
    headers: {
      'x-ratelimit-limit-requests': '20',
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': String(now + 1_000),
      'x-ratelimit-type': 'user',
    },
    body: { error: 'Rate limit exceeded' },
  }),
  overloaded: () => ({
    status: 429,
    headers: { 'Retry-After': '30' },
    body: { error: 'The model is currently overloaded. Please try again later.' },
  }),
  error_budget: (now) => ({
    status: 429,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-resets': String(now + 30_000) },
    body: {
      error:
        'Too many failed attempts (> 50) resulting in a non-success status code. Please wait 30s and try again.',
    },
  }),
  inference_failed: () => ({ status: 500, body: { error: 'Inference processing failed' } }),
  at_capacity: () => ({
    status: 503,
    body: { error: 'The model is at capacity. Please try again later.' },
  }),
  request_timeout: () => ({ status: 504, body: { error: 'The request timed out.' } }),
  proxy_502: () => proxyPage({ status: 502, title: 'Bad gateway' }),
  proxy_504: () => proxyPage({ status: 504, title: 'Gateway time-out' }),
  proxy_524: () => proxyPage({ status: 524, title: 'A timeout occurred' }),
  empty_body: () => ({ spoil: 'empty' }),
  invalid_base64: () => ({ spoil: 'base64' }),
  wrong_content_type: () => ({ spoil: 'content_type' }),
};

/** What stands in front of Venice answers in HTML, and knows nothing of what happened behind it. */
const proxyPage = ({ status, title }: { status: number; title: string }) => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=UTF-8' },
  body: `<!DOCTYPE html><html><head><title>${status}: ${title}</title></head><body><h1>${title}</h1></body></html>`,
});
