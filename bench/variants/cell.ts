import { rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { emptyFolder, writeAppFolder } from '../support/app-folder';
import { argumentOf, report } from '../support/child-program';
import { startStrapi } from '../support/start-strapi';

/** Four variants of a picture in one call, and four calls one after the other. */
export type VariantsCell = { baseUrl: string; repetitions: number };

export type VariantsResult = { together: number[]; oneByOne: number[] };

const COUNT = 4;

const main = async (): Promise<void> => {
  const { baseUrl, repetitions } = argumentOf<VariantsCell>();
  const folder = emptyFolder();
  try {
    writeAppFolder({ folder, venice: { apiKey: 'key', baseUrl } });
    const { strapi } = await startStrapi({ folder, listens: false });
    const generate = async (variants: number): Promise<void> => {
      const { assets } = await strapi
        .plugin('venice')
        .service('images')
        .generate({ model: 'venice-sd35', prompt: 'a forest at sunset', variants });
      if (assets.length !== variants) throw new Error('A variant is missing');
    };
    const oneByOne = async () => {
      for (let n = 0; n < COUNT; n += 1) await generate(1);
    };
    await generate(1);
    const result: VariantsResult = { together: [], oneByOne: [] };
    for (let n = 0; n < repetitions; n += 1) {
      result.together.push(await timed(() => generate(COUNT)));
      result.oneByOne.push(await timed(oneByOne));
    }
    await report(result);
    await strapi.destroy();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  process.exit(0);
};

const timed = async (work: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
