import { on } from 'node:events';
import { rm } from 'node:fs/promises';
import { emptyFolder, writeAppFolder } from '../support/app-folder';
import { argumentOf, report } from '../support/child-program';
import { createMeter, type Reading } from '../support/meter';
import { startStrapi } from '../support/start-strapi';
import { WAYS, type Picture, type WayName } from './ways';

/** One cell of the table: one way, one picture, so many at a time. */
export type Cell = {
  way: WayName;
  picture: Picture;
  /** What the way is warmed up with: all code is loaded then, and no memory of a large picture is left over. */
  small: Picture[];
  atATime: number;
  baseUrl: string;
};

/** What one batch took, and the most memory since the beginning over what was in use then. */
export type CellReading = Reading & { extraMemory: number };

const API_KEY = 'key';

/** A real Strapi that saves one batch whenever it is told to, until it is ended. */
const main = async (): Promise<void> => {
  const { way, picture, small, atATime, baseUrl } = argumentOf<Cell>();
  const folder = emptyFolder();
  try {
    writeAppFolder({ folder, venice: { apiKey: API_KEY, baseUrl } });
    const { strapi } = await startStrapi({ folder, listens: false });
    const { before, save } = WAYS[way];
    const batch = async (picked: Picture) => {
      const question = { strapi, picture: picked, baseUrl, apiKey: API_KEY };
      const prepared: string[] = [];
      for (let n = 0; n < atATime; n += 1) prepared.push((await before?.(question)) ?? '');
      return async () => {
        await Promise.all(prepared.map((path) => save(question, path)));
      };
    };
    const meter = await createMeter();
    for (const each of small) await (await batch(each))();

    const there = meter.baseline();
    const orders = on(process, 'message');
    await report({ ready: true });
    for await (const [order] of orders) {
      if (order === 'end') break;
      const reading = await meter.measure(await batch(picture));
      await report({ ...reading, extraMemory: meter.peak() - there } satisfies CellReading);
    }
    await strapi.destroy();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  process.exit(0);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
