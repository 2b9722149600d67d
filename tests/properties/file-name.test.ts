import { strings } from '@strapi/utils';
import fc from 'fast-check';
import { KINDS } from '../../shared/operations';
import { fileNameFor, safeFileName } from '../../server/src/images/file-name';
import { anyText, isStorable, useFixedSeed } from '../support/fuzz';

useFixedSeed({ runs: 120 });

/** What a file system and a column of a database take, less what Strapi adds: `thumbnail_`, `_` with ten letters, `.avif`. */
const SLUG_MAX = 255 - 'thumbnail_'.length - 11 - '.avif'.length;

/** Characters that Strapi spells out in several letters. */
const spelledOut = fc.string({
  unit: fc.constantFrom('щ', 'Щ', '&', '♥', '🦄', 'ß', 'ﷺ', 'aB', 'x', ' '),
  maxLength: 200,
  size: 'max',
});
const anyName = fc.oneof(anyText, spelledOut, fc.constantFrom('..', 'con', 'NUL.png', 'a.', '. .'));

const named = fc.record({
  prompt: fc.option(anyName),
  kind: fc.constantFrom(...KINDS),
  sourceName: fc.option(anyName),
});
const anyFileName = fc.oneof(anyName.map(safeFileName), named.map(fileNameFor));

const forEveryName = (law: (name: string) => void) => fc.assert(fc.property(anyFileName, law));

it('is never empty', () => {
  forEveryName((name) => expect(name.trim()).not.toBe(''));
});

it('stays one step of a path', () => {
  forEveryName((name) => expect(name).not.toMatch(/[/\\]|^\.|[. ]$/));
});

it('holds no character that hides or that a file system refuses', () => {
  forEveryName((name) => expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/u));
});

it('is kept by every database', () => {
  forEveryName((name) => expect(isStorable(name) && [...name].length <= 100).toBe(true));
});

it('stays as it is when it is made safe again', () => {
  fc.assert(
    fc.property(anyName.map(safeFileName), (name) => expect(safeFileName(name)).toBe(name))
  );
});

it('is short enough for a disk also when Strapi has spelled it out', () => {
  forEveryName((name) => {
    const slug = strings.nameToSlug(name, { separator: '_', lowercase: false });
    expect(slug.length).toBeLessThanOrEqual(SLUG_MAX);
  });
});
