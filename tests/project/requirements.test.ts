import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const ROWS = readFileSync(join(ROOT, 'docs/requirements.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, text] = /^\|\s*(\d+)\s*\|(.*)$/.exec(line) ?? [];
    const files = [...(text ?? '').matchAll(/`([\w./-]+\/[\w./-]+|[A-Z]+\.md)`/g)].map(
      (match) => match[1] ?? ''
    );
    return number ? [{ number: Number(number), files }] : [];
  });

it('has each of the 158 lines once', () => {
  expect(ROWS.map(({ number }) => number)).toEqual(
    Array.from({ length: 158 }, (_, index) => index + 1)
  );
});

it.each(ROWS)('names for line $number files that exist', ({ files }) => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
