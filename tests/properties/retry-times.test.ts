import fc from 'fast-check';
import { readMeta } from '../../server/src/venice/answer-meta';
import { resetInstant, retryInstant } from '../../server/src/venice/retry-after';
import { anyText, isStorable, useFixedSeed } from '../support/fuzz';

useFixedSeed({ runs: 500 });

/** Beyond this, JavaScript and databases have no dates. */
const DATE_MAX = 8.64e15;
/** Two digits of a year say which one is meant until 2049. */
const YEARS = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2049-12-31') });

const HEADERS = [
  'retry-after',
  'x-ratelimit-limit-requests',
  'x-ratelimit-remaining-requests',
  'x-ratelimit-reset-requests',
  'x-ratelimit-remaining-tokens',
  'x-ratelimit-reset-tokens',
  'x-ratelimit-remaining',
  'x-ratelimit-resets',
  'x-venice-balance-usd',
  'x-venice-balance-diem',
  'x-venice-is-blurred',
  'x-venice-enhanced-prompt',
  'x-venice-model-id',
  'x-venice-model-name',
  'x-venice-model-deprecation-date',
  'x-venice-model-deprecation-warning',
  'x-venice-deprecated-replacement',
  'x-request-id',
  'cf-ray',
] as const;

const anyHeader = fc.oneof(
  anyText,
  fc.integer().map(String),
  fc.double().map(String),
  fc.bigInt().map(String),
  fc.string({ unit: fc.constantFrom('0', '9', '1', '.', '-', '+', 'e', 'x', ',', ':', ' ', 'T') }),
  fc.string().map(encodeURIComponent),
  fc.constantFrom(
    '9'.repeat(400),
    '1e308',
    '0x10',
    'Infinity',
    '-0',
    '%00',
    '%',
    '%ED%A0%80',
    '%\0',
    '%\ud83d'
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString())
);
const anyHeaders = fc.dictionary(fc.constantFrom(...HEADERS), anyHeader);

describe('Retry-After', () => {
  const ask = (value: string, now: number) =>
    retryInstant({ status: 503, headers: { 'retry-after': value }, now });

  it('in seconds counts from now', () => {
    fc.assert(
      fc.property(YEARS, fc.nat({ max: 10_000_000 }), (now, seconds) => {
        expect(ask(` ${seconds}`, now)).toBe(now + seconds * 1_000);
      })
    );
  });

  it('says the same in each of the three forms of an HTTP date', () => {
    fc.assert(
      fc.property(YEARS, YEARS, (now, at) => {
        const seconds = Math.floor(at / 1_000) * 1_000;
        const forms = httpDates(new Date(seconds));
        expect(forms.map((form) => ask(form, now))).toEqual(forms.map(() => seconds));
      })
    );
  });

  it('that is neither a number nor an HTTP date says nothing', () => {
    const words = fc.constantFrom('in', 'after', 'later', 's', 'min', ',', '-', '.', '/', 'May');
    const parts = fc.tuple(fc.option(words), fc.nat({ max: 99_999 }), words);
    const noise = parts.map((given) => given.filter((part) => part !== null).join(' '));
    fc.assert(
      fc.property(YEARS, noise, (now, value) => {
        expect(ask(value, now)).toBeNull();
      })
    );
  });
});

describe('a reset header', () => {
  it('is read alike in seconds from now, epoch seconds and epoch milliseconds', () => {
    fc.assert(
      fc.property(YEARS, fc.nat({ max: 86_400 }), (instant, seconds) => {
        const now = Math.floor(instant / 1_000) * 1_000;
        const reset = now + seconds * 1_000;
        const forms = [seconds, reset / 1_000, reset].map(String);
        expect(forms.map((value) => resetInstant({ value, now }))).toEqual([reset, reset, reset]);
      })
    );
  });

  it('that counts back, counts nothing or counts beyond all dates says nothing', () => {
    const back = fc.double({ max: -1e-9, noNaN: true });
    const beyond = fc.double({ min: DATE_MAX, minExcluded: true, noNaN: true });
    const nothing = fc.constantFrom('', ' ', 'soon', '5 s', '5,5', 'NaN', '1e', '--1');
    const anyValue = fc.oneof(fc.oneof(back, beyond).map(String), nothing);
    fc.assert(
      fc.property(anyValue, YEARS, (value, now) => {
        expect(resetInstant({ value, now })).toBeNull();
      })
    );
  });
});

describe('headers of any kind', () => {
  it('name a moment that exists, or none', () => {
    const status = fc.constantFrom(429, 503);
    fc.assert(
      fc.property(status, anyHeaders, YEARS, (code, headers, now) => {
        const instant = retryInstant({ status: code, headers, now });
        expect(Math.abs(instant ?? now)).toBeLessThanOrEqual(DATE_MAX);
      })
    );
  });

  it('give numbers that are numbers, or null', () => {
    fc.assert(
      fc.property(anyHeaders, YEARS, (headers, now) => {
        const { balance, rateLimit } = readMeta({ status: 200, headers, now });
        const numbers = [...Object.values(balance), ...Object.values(rateLimit ?? {})];
        expect(numbers.filter((value) => value !== null && !Number.isFinite(value))).toEqual([]);
        expect(Math.abs(rateLimit?.resetAt ?? now)).toBeLessThanOrEqual(DATE_MAX);
      })
    );
  });

  it('give text that every database keeps', () => {
    fc.assert(
      fc.property(anyHeaders, (headers) => {
        const meta = readMeta({ status: 200, headers, now: 0 });
        const ids = [meta.requestId, meta.cfRay, meta.modelServed, meta.modelName];
        const texts = [...ids, meta.enhancedPrompt, ...Object.values(meta.deprecation ?? {})];
        expect(texts.filter((text) => text !== null && !isStorable(text))).toEqual([]);
      })
    );
  });
});

const LONG_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** RFC 9110, section 5.6.7: the preferred form, and the two that old servers may send. */
const httpDates = (date: Date): string[] => {
  const preferred = date.toUTCString();
  const [, day = '', month = '', year = '', time = ''] = preferred.split(' ');
  const weekday = LONG_DAYS[date.getUTCDay()] ?? '';
  return [
    preferred,
    `${weekday}, ${day}-${month}-${year.slice(2)} ${time} GMT`,
    `${weekday.slice(0, 3)} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`,
  ];
};
