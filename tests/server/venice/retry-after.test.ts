import { resetInstant, retryInstant } from '../../../server/src/venice/retry-after';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('resetInstant', () => {
  it.each([
    ['epoch milliseconds', String(NOW + 1_500), NOW + 1_500],
    ['epoch milliseconds with a fraction', `${NOW}.25`, NOW + 0.25],
    ['epoch seconds', String(NOW / 1_000 + 30), NOW + 30_000],
    ['seconds from now', '12', NOW + 12_000],
    ['zero', '0', NOW],
  ])('reads %s', (_what, value, instant) => {
    expect(resetInstant({ value, now: NOW })).toBe(instant);
  });

  it.each([undefined, '', ' ', 'soon', '-3', 'Infinity', '1e300'])(
    'says nothing of %p',
    (value) => {
      expect(resetInstant({ value, now: NOW })).toBeNull();
    }
  );
});

describe('retryInstant', () => {
  const ask = (headers: Record<string, string>, status = 429) =>
    retryInstant({ status, headers, now: NOW });

  it('takes Retry-After in seconds', () => {
    expect(ask({ 'retry-after': '30' })).toBe(NOW + 30_000);
  });

  it('takes Retry-After as a date', () => {
    expect(ask({ 'retry-after': 'Sun, 01 Mar 2026 12:00:45 GMT' })).toBe(NOW + 45_000);
  });

  it('puts Retry-After before the reset headers', () => {
    expect(ask({ 'retry-after': '5', 'x-ratelimit-reset-requests': '60' })).toBe(NOW + 5_000);
  });

  it('takes the reset of the requests', () => {
    expect(ask({ 'x-ratelimit-reset-requests': String(NOW + 9_000) })).toBe(NOW + 9_000);
  });

  it('passes over a window with room left', () => {
    const headers = {
      'x-ratelimit-remaining-requests': '17',
      'x-ratelimit-reset-requests': '50',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-resets': String(NOW + 30_000),
    };
    expect(ask(headers)).toBe(NOW + 30_000);
  });

  it('waits for the last of the windows that are used up', () => {
    const headers = { 'x-ratelimit-reset-requests': '10', 'x-ratelimit-reset-tokens': '20' };
    expect(ask(headers)).toBe(NOW + 20_000);
  });

  it.each([
    ['of the oldest form, which names no zone', 'Sun Mar  1 12:00:45 2026'],
    ['with two digits of its year', 'Sunday, 01-Mar-26 12:00:45 GMT'],
    ['as ISO writes it', '2026-03-01T12:00:45Z'],
  ])('takes a date %s', (_what, value) => {
    expect(ask({ 'retry-after': value })).toBe(NOW + 45_000);
  });

  it.each(['in 5 minutes', 'later, 12', '12, 12', '-5', 'May 3'])('sees no date in %j', (value) => {
    expect(ask({ 'retry-after': value })).toBeNull();
  });

  it('puts off to the end of all days what lies beyond them', () => {
    expect(ask({ 'retry-after': '9'.repeat(400) })).toBe(8.64e15);
  });

  it('passes over an unreadable Retry-After', () => {
    expect(ask({ 'retry-after': 'later', 'x-ratelimit-resets': '3' })).toBe(NOW + 3_000);
  });

  it('takes no reset header for a 503, which has nothing to do with rates', () => {
    expect(ask({ 'x-ratelimit-reset-requests': '50' }, 503)).toBeNull();
  });

  it('takes Retry-After of a 503', () => {
    expect(ask({ 'retry-after': '2' }, 503)).toBe(NOW + 2_000);
  });

  it('says nothing where Venice named no time', () => {
    expect(ask({})).toBeNull();
  });
});
