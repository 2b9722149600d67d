import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SABOTAGES } from '../../bench/chaos/sabotage';

const BUILT = readFileSync(join(__dirname, '../../dist/server/index.js'), 'utf8');

it.each(Object.entries(SABOTAGES))('%s still finds what it takes out', (_name, [whole]) => {
  expect(BUILT.match(new RegExp(whole, 'g'))).toHaveLength(1);
});
