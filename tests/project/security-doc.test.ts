import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const SECURITY = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');

type Manifest = { dependencies: Record<string, string>; peerDependencies: Record<string, string> };
// The package's own, whose form npm keeps.
const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

const LIST = SECURITY.slice(SECURITY.indexOf('## Runtime dependencies'));
const ROWS = [...LIST.matchAll(/^\| `([^`]+)` +\| (.*?) *\|$/gm)].map(
  ([, name = '', why = '']) => ({
    name,
    why,
  })
);

it('SECURITY.md lists every runtime dependency and no other', () => {
  const declared = Object.keys({ ...MANIFEST.dependencies, ...MANIFEST.peerDependencies });
  expect(ROWS.map(({ name }) => name).sort()).toEqual(declared.sort());
});

it.each(ROWS)('SECURITY.md gives a reason for $name', ({ why }) => {
  expect(why).toMatch(/\w{3}/);
});

it('SECURITY.md names tests that exist', () => {
  const paths = SECURITY.split('\n')
    .filter((line) => line.startsWith('Tests: '))
    .flatMap((line) => {
      const named = [...line.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
      // A bare name stands in the folder of the one before it.
      return named.map((path) => (path.includes('/') ? path : `tests/security/${path}`));
    });
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
