import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { emptyFolder } from '../support/app-folder';
import { createRandom } from './random';
import { reportOf } from './report';
import { run } from './run';
import { SABOTAGES, type Sabotage } from './sabotage';
import { FULL, scheduleOf, SHORT } from './schedule';

/** Whether everything that was paid for is there or waits for a person, after every fault that can be made. Ends with 1 otherwise. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      operations: { type: 'string' },
      short: { type: 'boolean', default: false },
      sabotage: { type: 'string' },
      plugin: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const seed = wholeNumber({ name: 'seed', value: values.seed });
  const operations = wholeNumber({
    name: 'operations',
    value: values.operations ?? (values.short ? '60' : '1000'),
  });
  const folder = emptyFolder();
  const amounts = values.short ? SHORT : FULL;
  console.log(`seed ${seed}`);
  try {
    const began = Date.now();
    const result = await run({
      folder,
      seed,
      operations,
      schedule: scheduleOf({ amounts, random: createRandom(seed) }),
      sabotage: sabotageOf(values.sabotage),
      plugin: values.plugin === undefined ? null : resolve(values.plugin),
      progress,
    });
    const { lines, holds } = reportOf(result);
    progress('');
    console.log(lines.join('\n'));
    console.log(
      `\n${holds ? 'Every promise held' : 'BROKEN'}, ${Math.round((Date.now() - began) / 1_000)} s`
    );
    process.exitCode = holds ? 0 : 1;
  } finally {
    if (values.keep) console.log(`Left in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
};

const wholeNumber = ({ name, value }: { name: string; value: string }): number => {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} has to be a whole number`);
  return Number(value);
};

const sabotageOf = (name: string | undefined): Sabotage | null => {
  if (name === undefined) return null;
  if (name in SABOTAGES) return name as Sabotage; // just looked up
  throw new Error(`--sabotage has to be one of ${Object.keys(SABOTAGES).join(', ')}`);
};

/** Where somebody watches; a file gets the results alone. */
const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
  else if (process.env.CHAOS_PROGRESS) process.stderr.write(`${text}\n`);
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
