import { plainLine } from '../../../../server/src/services/text/plain-line';

const lineOf = (text: string, { max = 250, locale = 'en' } = {}) =>
  plainLine({ text, max, locale });

describe('a plain line', () => {
  it.each([
    ['  A mug\n on a\ttable ', 'A mug on a table'],
    ['"A mug"', 'A mug'],
    ['„Eine Tasse“', 'Eine Tasse'],
    ['« Une tasse »', 'Une tasse'],
    ['"Open" and "closed"', '"Open" and "closed"'],
    ['The sign says "open"', 'The sign says "open"'],
    ['<p>A <b>mug</b></p>', 'A mug'],
    ['<a <b>>A mug</b></a>', 'A mug'],
    ['**A mug** with `tea`', 'A mug with tea'],
    ['# A mug', 'A mug'],
    ['A [mug](https://example.com)', 'A mug'],
    ['5 < 6 and 7 > 6', '5 < 6 and 7 > 6'],
    ['a\u202Emug\u0000\uD800', 'a mug'],
    ['the file my_mug_2.png', 'the file my_mug_2.png'],
  ])('of %j is %j', (text, expected) => {
    expect(lineOf(text)).toBe(expected);
  });
});

describe('a long line', () => {
  it('is cut between words, without the mark before the cut', () => {
    expect(lineOf('A mug of tea, hot and sweet', { max: 15 })).toBe('A mug of tea…');
  });

  it('is left alone where it just fits', () => {
    expect(lineOf('A mug of tea', { max: 12 })).toBe('A mug of tea');
  });

  it('is cut between words also where no space is between them', () => {
    const cut = lineOf('東京タワーの夜景です', { max: 7, locale: 'ja' });
    expect(cut).toBe('東京タワーの…');
  });

  it('is cut within a word that has no end, and never within a character', () => {
    expect(lineOf('👩‍👩‍👧'.repeat(4), { max: 20 })).toBe(`${'👩‍👩‍👧'.repeat(2)}…`);
    expect(lineOf('x'.repeat(400))).toBe(`${'x'.repeat(249)}…`);
  });

  it('is cut as in English where nobody knows the language', () => {
    expect(lineOf('A mug of tea', { max: 8, locale: 'x_1' })).toBe('A mug…');
  });
});
