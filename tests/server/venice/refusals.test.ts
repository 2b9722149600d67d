import { refusalFrom } from '../../../server/src/venice/refusals';

const NOW = 1_750_000_000_000;
const HTML = '<!DOCTYPE html><html><body>Bad gateway</body></html>';

const refusal = (given: {
  status: number;
  body?: unknown;
  headers?: object;
  edit?: boolean;
  free?: boolean;
}) =>
  refusalFrom({
    status: given.status,
    headers: { 'cf-ray': '8f2-FRA', ...given.headers },
    text:
      typeof given.body === 'string' ? given.body : JSON.stringify(given.body ?? { error: 'No.' }),
    now: NOW,
    billed: !given.free,
    chargeWhenBlocked: given.edit ? 'unknown' : 'none',
  });

const DEEP = '['.repeat(12_000) + ']'.repeat(12_000);
const POLICY = 'Your prompt violates the content policy of Venice.ai or the model provider';
const DISCOVERY = { x402Version: 2, accepts: [], authOptions: {} };
const WALLET = {
  error: 'Payment required',
  code: 'PAYMENT_REQUIRED',
  reason: 'insufficient_balance',
};
const BALANCE = 'Insufficient USD or Diem balance to complete request.';

describe('refusalFrom', () => {
  it.each([
    ['a 400', { status: 400 }, 'rejected', 'none', null],
    [
      'a 404',
      { status: 404, body: { error: 'Specified model not found' } },
      'rejected',
      'none',
      null,
    ],
    ['a 405 of a proxy', { status: 405, body: HTML }, 'rejected', 'none', null],
    ['a 410', { status: 410 }, 'rejected', 'none', 'retired'],
    [
      'a 413',
      { status: 413, body: { code: 'PAYLOAD_TOO_LARGE', error: 'Too large' } },
      'rejected',
      'none',
      null,
    ],
    [
      'a 415',
      { status: 415, body: { error: 'Invalid request content-type' } },
      'rejected',
      'none',
      null,
    ],
    ['a redirect', { status: 302, body: '' }, 'rejected', 'none', null],
    [
      'a wrong key',
      { status: 401, body: { error: 'Authentication failed' } },
      'unauthorized',
      'none',
      null,
    ],
    [
      'a 403',
      { status: 403, body: { error: 'Unauthorized access' } },
      'unauthorized',
      'none',
      null,
    ],
    [
      'a key for private models only',
      { status: 403, body: { error: 'This API key is limited to private models' } },
      'unauthorized',
      'none',
      'privacy',
    ],
    [
      'the offer to those without a key',
      { status: 402, body: DISCOVERY },
      'unauthorized',
      'none',
      'no_key',
    ],
    ['an empty wallet', { status: 402, body: WALLET }, 'payment_required', 'none', 'balance'],
    [
      'too low a balance',
      { status: 402, body: { error: BALANCE } },
      'payment_required',
      'none',
      'balance',
    ],
    [
      'a used up spend limit in USD',
      { status: 402, body: { error: 'API key USD spend limit exceeded.' } },
      'payment_required',
      'none',
      'spend_limit',
    ],
    [
      'a used up spend limit in DIEM',
      { status: 402, body: { error: 'API key DIEM spend limit exceeded.' } },
      'payment_required',
      'none',
      'spend_limit',
    ],
    [
      'a policy refusal of a generation',
      { status: 422, body: { error: POLICY } },
      'content_policy',
      'none',
      null,
    ],
    [
      'a policy refusal of an edit',
      { status: 422, body: { error: POLICY }, edit: true },
      'content_policy',
      'unknown',
      null,
    ],
    [
      'a policy refusal that an older build calls 400',
      { status: 400, body: { error: POLICY } },
      'content_policy',
      'none',
      null,
    ],
    [
      'a 422 without a reason on an edit',
      { status: 422, body: { error: 'Refused' }, edit: true },
      'content_policy',
      'unknown',
      null,
    ],
    [
      'a 422 about the size',
      { status: 422, body: { error: 'Image dimensions exceed the maximum allowed.' }, edit: true },
      'rejected',
      'none',
      null,
    ],
    [
      'a 422 about the shape',
      { status: 422, body: { error: 'Image aspect ratio is out of bounds' }, edit: true },
      'rejected',
      'none',
      null,
    ],
    ['a 422 of something free', { status: 422, free: true }, 'rejected', 'none', null],
    [
      'a 429',
      { status: 429, body: { error: 'Rate limit exceeded' } },
      'rate_limited',
      'none',
      null,
    ],
    ['a 429 of a proxy', { status: 429, body: HTML }, 'rate_limited', 'none', null],
    [
      "a 500 in Venice's words",
      { status: 500, body: { error: 'Inference processing failed' } },
      'inference_failed',
      'none',
      null,
    ],
    [
      'a 500 with an object',
      { status: 500, body: { error: { message: 'Failed' } } },
      'inference_failed',
      'none',
      null,
    ],
    [
      "a 502 in Venice's words",
      { status: 502, body: { error: 'Upstream failed' } },
      'inference_failed',
      'none',
      null,
    ],
    [
      "a 503 in Venice's words",
      { status: 503, body: { error: 'The model is at capacity.' } },
      'unavailable',
      'none',
      null,
    ],
    ['a 500 that is a page', { status: 500, body: HTML }, 'no_answer', 'unknown', null],
    ['a 502 that is a page', { status: 502, body: HTML }, 'no_answer', 'unknown', null],
    ['a 503 that is a page', { status: 503, body: HTML }, 'no_answer', 'unknown', null],
    ['an empty 502', { status: 502, body: '' }, 'no_answer', 'unknown', null],
    [
      'a 500 with JSON of someone else',
      { status: 500, body: { title: 'Error 500', status: 500 } },
      'no_answer',
      'unknown',
      null,
    ],
    [
      "a 504 even in Venice's words",
      { status: 504, body: { error: 'The request timed out.' } },
      'no_answer',
      'unknown',
      null,
    ],
    ['a 520', { status: 520, body: HTML }, 'no_answer', 'unknown', null],
    ['a 524', { status: 524, body: HTML }, 'no_answer', 'unknown', null],
  ] as const)('knows %s', (_what, given, code, charge, reason) => {
    expect(refusal(given)).toMatchObject({ code, charge, reason, status: given.status });
  });

  it('keeps what support asks for', () => {
    const error = refusal({ status: 400, body: { error: 'Rejected', request_id: 'r-17' } });
    expect(error).toMatchObject({ cfRay: '8f2-FRA', requestId: 'r-17' });
  });

  it('keeps the rewording that Venice suggests', () => {
    const body = { error: POLICY, suggested_prompt: 'a dressed person' };
    expect(refusal({ status: 422, body })).toMatchObject({ suggestedPrompt: 'a dressed person' });
  });

  it('says in milliseconds when Venice may be asked again', () => {
    const error = refusal({ status: 429, headers: { 'retry-after': '30' } });
    expect(error.retryAfterMs).toBe(30_000);
  });

  it('never asks to wait a negative time', () => {
    const error = refusal({ status: 429, headers: { 'x-ratelimit-resets': String(NOW - 500) } });
    expect(error.retryAfterMs).toBe(0);
  });

  it('reads the list of issues', () => {
    const issues = [
      { code: 'too_big', path: ['style_references', 1, 'strength'], message: 'Too big' },
    ];
    expect(refusal({ status: 400, body: { error: 'Invalid', issues } }).issues).toEqual([
      { path: 'style_references.1.strength', message: 'Too big' },
    ]);
  });

  it('reads the tree of details where there is no list', () => {
    const details = {
      _errors: ['Strict'],
      images: { _errors: [], 0: { _errors: ['Not a picture'] } },
    };
    expect(refusal({ status: 400, body: { error: 'Invalid', details } }).issues).toEqual([
      { path: '', message: 'Strict' },
      { path: 'images.0', message: 'Not a picture' },
    ]);
  });

  it('reads details that are plain text', () => {
    const error = refusal({
      status: 400,
      body: { error: 'Invalid', details: 'the mask is empty' },
    });
    expect(error.message).toBe('Venice answered 400: Invalid (the mask is empty)');
  });

  it.each([
    ['nested without end', `{"error":{"x":${DEEP}}}`],
    ['an issue at a place nested without end', `{"error":"No.","issues":[{"path":[${DEEP}]}]}`],
    ['a reason nested without end', `{"error":"No.","details":{"a":{"_errors":[${DEEP}]}}}`],
    ['a reason that cannot be text', '{"error":"No.","details":{"_errors":[{"toString":1}]}}'],
  ])('reads %s', (_what, body) => {
    expect(refusal({ status: 400, body })).toMatchObject({ code: 'rejected', charge: 'none' });
  });

  it('keeps what a database would refuse out of its words', () => {
    const body = '{"error":"a\\u0000b \\ud83d","request_id":"r\\u0000"}';
    expect(refusal({ status: 400, body })).toMatchObject({
      message: 'Venice answered 400: a\uFFFDb \uFFFD',
      requestId: 'r',
    });
  });

  it('says what it says in one line', () => {
    const body = { error: 'No.\n[2026-03-01] info: all is well' };
    expect(refusal({ status: 400, body }).message).not.toContain('\n');
  });

  it('does not take what is less than an answer for a refusal', () => {
    expect(refusal({ status: 101, body: '' })).toMatchObject({
      code: 'no_answer',
      charge: 'unknown',
    });
  });

  it('does not take a validation report that quotes a policy word for a policy refusal', () => {
    const issues = [{ path: ['moderation'], message: 'Invalid enum value' }];
    const body = { error: 'Invalid request parameters: moderation', issues };
    expect(refusal({ status: 400, body }).code).toBe('rejected');
  });

  it('keeps a page out of its message', () => {
    const error = refusal({ status: 502, body: HTML });
    expect(error.message).not.toContain('<');
    expect(error.detail).toBe(HTML);
  });

  it('cuts a page short', () => {
    expect(refusal({ status: 502, body: 'x'.repeat(5_000) }).detail).toHaveLength(500);
  });
});
