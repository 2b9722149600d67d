import { readMeta } from '../../../server/src/venice/answer-meta';

const NOW = 1_750_000_000_000;
const read = (headers: Record<string, string>) => readMeta({ status: 200, headers, now: NOW });

describe('readMeta', () => {
  it('is null wherever the headers say nothing', () => {
    expect(read({})).toEqual({
      status: 200,
      requestId: null,
      cfRay: null,
      modelServed: null,
      modelName: null,
      deprecation: null,
      moderation: { blurred: null, violation: null },
      enhancedPrompt: null,
      balance: { usd: null, diem: null },
      rateLimit: null,
      sandbox: false,
    });
  });

  it.each([
    ['true', true],
    ['True', true],
    ['false', false],
    ['1', null],
  ])('reads the word %p', (word, value) => {
    expect(read({ 'x-venice-is-blurred': word }).moderation.blurred).toBe(value);
  });

  it.each([
    'x-venice-is-content-violation',
    'x-venice-is-adult-model-content-violation',
    'x-venice-contains-minor',
  ])('takes %s for a violation', (name) => {
    const headers = { 'x-venice-is-content-violation': 'false', [name]: 'true' };
    expect(read(headers).moderation.violation).toBe(true);
  });

  it('decodes the enhanced prompt', () => {
    const headers = { 'x-venice-enhanced-prompt': 'ein%20f%C3%BCchsiger%20Fuchs%2C%2050%25' };
    expect(read(headers).enhancedPrompt).toBe('ein füchsiger Fuchs, 50%');
  });

  it('keeps an enhanced prompt that cannot be decoded as it came', () => {
    expect(read({ 'x-venice-enhanced-prompt': 'a 100% fox' }).enhancedPrompt).toBe('a 100% fox');
  });

  it('takes out of text what a database would refuse', () => {
    expect(read({ 'x-venice-enhanced-prompt': 'a%20fox%00' }).enhancedPrompt).toBe('a fox\uFFFD');
  });

  it('cuts an id to what a column takes', () => {
    expect(read({ 'cf-ray': 'f'.repeat(8_000) }).cfRay).toHaveLength(255);
  });

  it('reads the balance', () => {
    const headers = { 'x-venice-balance-usd': '4.23', 'x-venice-balance-diem': 'n/a' };
    expect(read(headers).balance).toEqual({ usd: 4.23, diem: null });
  });

  it('reads the rate limit', () => {
    const headers = {
      'x-ratelimit-limit-requests': '20',
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': String(NOW + 5_000),
    };
    expect(read(headers).rateLimit).toEqual({ limit: 20, remaining: 0, resetAt: NOW + 5_000 });
  });

  it('reads a deprecation', () => {
    const headers = {
      'x-venice-model-deprecation-warning': 'will be retired',
      'x-venice-model-deprecation-date': '2026-12-01T00:00:00Z',
      'x-venice-deprecated': 'true',
      'x-venice-deprecated-replacement': 'other-model',
    };
    expect(read(headers).deprecation).toEqual({
      warning: 'will be retired',
      date: '2026-12-01T00:00:00Z',
      replacement: 'other-model',
    });
  });

  it('knows the sandbox by its mark', () => {
    expect(read({ 'x-venice-sandbox': 'true' }).sandbox).toBe(true);
  });
});
