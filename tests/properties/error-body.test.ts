import fc from 'fast-check';
import { ERRORS } from '../../shared/errors';
import { readErrorBody } from '../../server/src/venice/error-body';
import { refusalFrom } from '../../server/src/venice/refusals';
import { anyText, isStorable, useFixedSeed } from '../support/fuzz';

useFixedSeed({ runs: 250 });

/** Stand for a list in a list in a list … and for an object in an object, which JSON.parse reads and most other code overflows its stack over. */
const DEEP = {
  '@list': '['.repeat(12_000) + ']'.repeat(12_000),
  '@object': '{"a":'.repeat(12_000) + '1' + '}'.repeat(12_000),
};

/** As long as any of the limits, so that each cut falls into the middle of something. */
const longText = fc
  .tuple(fc.constantFrom(200, 250, 255, 495, 498, 499, 500), anyText, anyText)
  .map(([length, odd, end]) => `${'a'.repeat(length)}${odd}${end}`);

/** All that some reader takes for the end of a line. */
const breakingText = fc.string({
  unit: fc.constantFrom('a', ' ', '\r', '\n', '\v', '\x85', '\u2028', '\u2029'),
});

/** Values that JSON can hold and that code stumbles over. */
const anyValue = fc.oneof(
  anyText,
  longText,
  breakingText,
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    ...Object.keys(DEEP),
    { toString: 1, valueOf: 1 },
    [{ toString: null }],
    { length: 1e9 }
  )
);

const errors = fc.oneof(
  anyValue,
  fc.record({ message: anyValue, type: anyValue, code: anyValue }, { requiredKeys: [] })
);
/** On both sides of any limit. */
const manyIssues = fc
  .nat({ max: 80 })
  .map((count) => Array.from({ length: count }, () => ({ path: ['a'], message: 'b' })));
const details = fc.oneof(
  anyValue,
  manyIssues.map((found) => ({ a: { _errors: found.map(({ message }) => message) } })),
  fc.dictionary(anyText, fc.record({ _errors: fc.array(anyValue) }))
);
const issues = fc.array(
  fc.oneof(
    fc.record({ path: fc.oneof(anyValue, fc.array(anyValue)), message: anyValue }),
    anyValue
  ),
  { maxLength: 80 }
);

/** The names that Venice uses, over anything at all. */
const anyBody = fc
  .record(
    {
      error: errors,
      details,
      issues: fc.oneof(issues, manyIssues, anyValue),
      message: anyValue,
      hint: anyValue,
      request_id: anyValue,
      suggested_prompt: anyValue,
      x402Version: anyValue,
    },
    { requiredKeys: [] }
  )
  .map((body) =>
    Object.entries(DEEP).reduce(
      (text, [name, deep]) => text.replaceAll(`"${name}"`, deep),
      JSON.stringify(body)
    )
  );

const anyErrorText = fc.oneof(
  anyBody,
  anyText,
  fc.json(),
  // Cut off in the middle, as a broken connection leaves it.
  fc
    .tuple(anyBody, fc.nat({ max: 99 }))
    .map(([text, percent]) => text.slice(0, (text.length * percent) / 100))
);

describe('an error body', () => {
  const read = (law: (body: ReturnType<typeof readErrorBody>) => void) =>
    fc.assert(fc.property(anyErrorText, (text) => law(readErrorBody(text))));

  it('is read whatever it holds', () => {
    read(({ words }) => expect(words).toEqual(expect.any(String)));
  });

  it('says what it says in one short line', () => {
    read(({ words, issues: found }) => {
      for (const text of [words, ...found.flatMap(({ path, message }) => [path, message])]) {
        expect(text).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(text.length).toBeLessThanOrEqual(500);
      }
    });
  });

  it('names a bounded number of issues, each in words', () => {
    read((body) => {
      expect(body.issues.length).toBeLessThanOrEqual(50);
      const kinds = body.issues.flatMap(({ path, message }) => [typeof path, typeof message]);
      expect(kinds.filter((kind) => kind !== 'string')).toEqual([]);
    });
  });

  it('gives text that every database keeps', () => {
    read(({ words, requestId, suggestedPrompt, issues: found }) => {
      const texts = [words, requestId ?? '', suggestedPrompt ?? ''];
      const all = [...texts, ...found.flatMap(({ path, message }) => [path, message])];
      expect(all.filter((text) => !isStorable(text))).toEqual([]);
    });
  });
});

describe('a refusal', () => {
  const NOW = 1_750_000_000_000;
  const anyTime = fc.constantFrom(
    ...['0', '-5', '1.5', '60', '9'.repeat(400), '1e400', 'Infinity', 'NaN'],
    ...['Wed, 01 Jan 2020 00:00:00 GMT', 'Wed, 99 Foo 2020 00:00:00 GMT', '1577836800']
  );
  const anyAnswer = fc.record({
    status: fc.oneof(fc.integer({ min: 300, max: 599 }), fc.constantFrom(400, 402, 422, 429, 500)),
    headers: fc.dictionary(
      fc.constantFrom('retry-after', 'x-ratelimit-reset-requests', 'cf-ray', 'x-request-id'),
      fc.oneof(anyText, anyTime)
    ),
    text: anyErrorText,
    now: fc.constant(NOW),
    billed: fc.boolean(),
    chargeWhenBlocked: fc.constantFrom('none' as const, 'unknown' as const),
  });
  const forEveryAnswer = (
    law: (found: { asked: Answer; error: ReturnType<typeof refusalFrom> }) => void
  ) => fc.assert(fc.property(anyAnswer, (asked) => law({ asked, error: refusalFrom(asked) })));
  type Answer = Parameters<typeof refusalFrom>[0];

  it('always has a known code', () => {
    forEveryAnswer(({ error }) => expect(ERRORS).toHaveProperty(error.code));
  });

  it('is never taken for a success that was charged', () => {
    forEveryAnswer(({ error }) => expect(error.charge).not.toBe('charged'));
  });

  it('of a server that does not speak as Venice leaves the charge open', () => {
    const page = anyAnswer.map((asked) => ({ ...asked, text: '<html>Bad gateway</html>' }));
    const faulty = fc.record({ asked: page, status: fc.integer({ min: 500, max: 599 }) });
    fc.assert(
      fc.property(faulty, ({ asked, status }) => {
        expect(refusalFrom({ ...asked, status })).toMatchObject({
          code: 'no_answer',
          charge: 'unknown',
        });
      })
    );
  });

  it('names a wait that is a number, or none', () => {
    forEveryAnswer(({ error }) => {
      const { retryAfterMs } = error;
      expect(retryAfterMs === null || (Number.isFinite(retryAfterMs) && retryAfterMs >= 0)).toBe(
        true
      );
    });
  });
});
