import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const ROWS = readFileSync(join(ROOT, 'docs/requirements.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, text] = /^\|\s*([QR]?\d+)\s*\|(.*)$/.exec(line) ?? [];
    const files = [...(text ?? '').matchAll(/`([\w./-]+\/[\w./-]+|[A-Z]+\.md)`/g)].map(
      (match) => match[1] ?? ''
    );
    return number ? [{ number, files }] : [];
  });

const counted = ({ length, prefix = '' }: { length: number; prefix?: string }) =>
  Array.from({ length }, (_, index) => `${prefix}${index + 1}`);

/** The list of what the plugin has to do, and after it what its promises about money, and all that is no picture, add. */
it('has each of its lines once', () => {
  const expected = [
    ...counted({ length: 158 }),
    ...counted({ length: 28, prefix: 'Q' }),
    ...counted({ length: 14, prefix: 'R' }),
  ];
  expect(ROWS.map(({ number }) => number)).toEqual(expected);
});

it.each(ROWS)('names for line $number files that exist', ({ files }) => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
