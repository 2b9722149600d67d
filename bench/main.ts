import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printMachine, printRows, printTargets, printVariants } from './print';
import { compareWays, type Row } from './saving/compare';
import { makePictures } from './saving/pictures';
import { emptyFolder } from './support/app-folder';
import { startProgram, stopProgram } from './support/child-program';
import type { PictureServer } from './support/picture-server';
import { met, targetsOf } from './targets';
import { compareVariants } from './variants/compare';

/** What saving a picture costs by hand, with the plugin, and at least. Ends with 1 when a promise is not kept. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 20) {
    throw new Error('--rounds has to be a whole number from 1 to 20');
  }
  printMachine();
  const rows = await measureSaving({ rounds });
  progress('variants');
  const variants = await compareVariants();
  const targets = targetsOf({ rows, variants });
  progress('');
  printRows(rows);
  printVariants(variants);
  printTargets(targets);
  if (!targets.every(met)) process.exitCode = 1;
};

const measureSaving = async ({ rounds }: { rounds: number }): Promise<Row[]> => {
  const folder = emptyFolder();
  try {
    const pictures = await makePictures(folder);
    for (const { name, path } of [pictures.webp, pictures.png]) {
      console.log(`${name}: ${((await stat(path)).size / 1e6).toFixed(2)} MB`);
    }
    console.log('');
    const all = [...pictures.small, pictures.webp, pictures.png];
    const server = await startProgram<{ url: string }>({
      path: join(__dirname, 'support', 'picture-server.js'),
      argument: {
        pictures: Object.fromEntries(all.map(({ name, path, mime }) => [name, { path, mime }])),
      } satisfies PictureServer,
    });
    try {
      return await compareWays({ pictures, baseUrl: server.message.url, rounds, progress });
    } finally {
      await stopProgram(server.child);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Where somebody watches; a file gets the results alone. */
const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
