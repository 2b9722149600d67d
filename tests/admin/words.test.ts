import { ERROR_CODES } from '../../shared/errors';
import { failureOf, toFailure } from '../../admin/src/components/failure/failure-info';
import { wordsFor } from '../../admin/src/components/failure/words';
import { en } from '../../admin/src/translations/en';

const SEND = {
  charge: 'unknown',
  requestId: null,
  cfRay: 'ray-1',
  error: { code: 'no_answer', message: 'gone', attempts: 2 },
} as never; // only what the function reads

describe('words for a failure', () => {
  it.each(ERROR_CODES)('exist for %s, and name the charge', (code) => {
    const { title, text } = wordsFor({ code, reason: null, reference: 'ray-1' });
    expect(en[title]).not.toBe('');
    expect(en[text]).toContain('{charge}');
  });

  it.each([
    'blurred',
    'violation',
    'balance',
    'spend_limit',
    'not_kept',
    'not_sent',
    'retired',
    'consent',
  ])('are more precise for the reason %s', (reason) => {
    expect(wordsFor({ code: 'content_policy', reason, reference: null })).not.toEqual(
      wordsFor({ code: 'content_policy', reason: null, reference: null })
    );
  });

  it.each(['charge.none', 'charge.charged', 'charge.unknown'] as const)(
    'say %s in a sentence',
    (key) => {
      expect(en[key]).toMatch(/charged\.$/);
    }
  );
});

describe('a failure', () => {
  it('is read from the answer that a fetch error carries', () => {
    const details = {
      code: 'invalid_input',
      charge: 'none',
      issues: [{ path: 'input.prompt', message: 'empty' }],
    };
    const error = { response: { data: { error: { message: 'empty', details } } } };
    expect(toFailure(error)).toMatchObject({ code: 'invalid_input', issues: details.issues });
  });

  it('is read from the error of a query', () => {
    const error = { message: 'no', details: { code: 'unauthorized', charge: 'none' } };
    expect(toFailure(error)).toMatchObject({ code: 'unauthorized', message: 'no' });
  });

  it('keeps the mark of an image that is too large', () => {
    const issues = [{ path: 'image', message: 'large', code: 'too_large' }];
    const error = { message: 'large', details: { code: 'invalid_input', charge: 'none', issues } };
    expect(toFailure(error).issues[0]?.code).toBe('too_large');
  });

  it('is unexpected when it is none of ours', () => {
    expect(toFailure(new Error('Forbidden'))).toMatchObject({
      code: 'unexpected',
      message: 'Forbidden',
    });
  });

  it('of a send carries its charge, and what to tell the support', () => {
    expect(failureOf(SEND)).toMatchObject({
      code: 'no_answer',
      charge: 'unknown',
      reference: 'ray-1',
    });
  });
});
