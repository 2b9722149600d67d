import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../../server/src/config';
import { DEFAULT_CLIENT_LIMITS } from '../../server/src/venice/limits';

const PAGE = readFileSync(join(__dirname, '../../docs/configuration.md'), 'utf8');

/** Rows of the tables that begin with a key, and not with the capitals of an environment variable. */
const ROWS = [...PAGE.matchAll(/^\| `([a-z][\w.]*)` +\| (\S+) /gm)].map(
  ([, name = '', value = '']) => ({ name, value: value.replace(/[`,]/g, '') })
);

/** A schema tells nobody its keys, but it reads each of them. */
const keysOfTheSchema = (): string[] => {
  const read = new Set<string>();
  const listening = (prefix: string): object =>
    new Proxy(
      {},
      {
        get: (_target, key) => {
          // What texts and lists are asked for.
          if (key === 'length') return undefined;
          read.add(`${prefix}${String(key)}`);
          return listening(`${prefix}${String(key)}.`);
        },
      }
    );
  expect(() => parseConfig(listening(''))).toThrow('is not valid');
  const names = [...read];
  return names.filter((name) => !names.some((other) => other.startsWith(`${name}.`)));
};

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const DEFAULTS = Object.entries({ ...parseConfig({}), ...DEFAULT_CLIENT_LIMITS }).flatMap(
  ([name, value]): [string, unknown][] =>
    isGroup(value)
      ? Object.entries(value).map(([inner, fact]) => [`${name}.${inner}`, fact])
      : [[name, value]]
);

it('names every key of the configuration once, and no other', () => {
  expect(ROWS.map(({ name }) => name).sort()).toEqual(keysOfTheSchema().sort());
});

it.each(DEFAULTS)('says the default of %s', (name, value) => {
  const row = ROWS.find((one) => one.name === name);
  expect(row?.value).toBe(Array.isArray(value) ? JSON.stringify(value) : String(value));
});
