import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { checkDecodes } from '../../server/src/images/decodes';
import { ImageFault } from '../../server/src/images/image-fault';
import { inspectImage } from '../../server/src/images/inspect';
import { typeFromSignature } from '../../server/src/images/signature';
import { anyBytes, useFixedSeed } from '../support/fuzz';
import { anyHarms, harmed } from '../support/mutations';
import { animatedPng, picture } from '../support/pictures';
import { useTempFolder } from '../support/temp-folder';

useFixedSeed({ runs: 150 });

const folder = useTempFolder();
const size = { width: 24, height: 16 };

let seeds: Buffer[];
beforeAll(async () => {
  const source = picture(size);
  seeds = await Promise.all([
    source.clone().png().toBuffer(),
    source.clone().png({ progressive: true, palette: true }).toBuffer(),
    source.clone().jpeg().toBuffer(),
    source.clone().webp().toBuffer(),
    source.clone().webp({ lossless: true }).toBuffer(),
    source.clone().avif({ effort: 0 }).toBuffer(),
    source.clone().gif().toBuffer(),
    source.clone().tiff().toBuffer(),
    animatedPng(size),
  ]);
});

/** Any bytes, and what is left of real pictures after any harm. */
const anyFile = fc.oneof(
  { weight: 1, arbitrary: anyBytes() },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.nat({ max: 8 }), anyHarms)
      .map(([at, harms]) => harmed({ bytes: seeds[at]!, harms })),
  }
);

/** How looking at something ended: `fine`, or the class of what was thrown. */
const endOf = async (look: () => unknown): Promise<string> => {
  try {
    await look();
    return 'fine';
  } catch (error) {
    return error instanceof ImageFault ? 'fault' : String(error);
  }
};

let files = 0;
const written = async (bytes: Buffer): Promise<string> => {
  files += 1;
  const path = join(folder(), `file-${files}`);
  await writeFile(path, bytes);
  return path;
};

const forEveryFile = (law: (file: { bytes: Buffer; path: string }) => Promise<void>) =>
  fc.assert(fc.asyncProperty(anyFile, async (bytes) => law({ bytes, path: await written(bytes) })));

it('a signature is known or refused, whatever the bytes', async () => {
  await fc.assert(
    fc.asyncProperty(anyFile, async (bytes) => {
      expect(await endOf(() => typeFromSignature(bytes))).toMatch(/^(fine|fault)$/);
    })
  );
});

it('a file is described or refused, whatever it holds', async () => {
  await forEveryFile(async ({ path }) => {
    expect(await endOf(() => inspectImage(path))).toMatch(/^(fine|fault)$/);
  });
});

it('what can be described is decoded or refused, whatever it holds', async () => {
  await forEveryFile(async ({ path }) => {
    fc.pre((await endOf(() => inspectImage(path))) === 'fine');
    expect(await endOf(() => checkDecodes(path))).toMatch(/^(fine|fault)$/);
  });
});

it('what passes both looks can be opened in full, and is as large as was said', async () => {
  await forEveryFile(async ({ path }) => {
    const passes = [await endOf(() => inspectImage(path)), await endOf(() => checkDecodes(path))];
    fc.pre(passes.join() === 'fine,fine');
    const { width, height } = await inspectImage(path);
    const { info } = await sharp(path, { failOn: 'error' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([width, height]);
  });
});
