import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspectImage } from '../../../server/src/images/inspect';
import { smallerCopy } from '../../../server/src/images/smaller-copy';
import { cutOut, picture, plain } from '../../support/pictures';
import { useTempFolder } from '../../support/temp-folder';

const folder = useTempFolder();

const shrink = async (bytes: Buffer, limits: { bytesBelow: number; pixelsMax: number }) => {
  const path = join(folder(), 'large');
  const to = join(folder(), 'small');
  await writeFile(path, bytes);
  const made = await smallerCopy({ path, to, facts: await inspectImage(path), limits });
  return { made, facts: await inspectImage(to), bytes: (await stat(to)).size };
};

describe('smallerCopy', () => {
  it('uses as many pixels as are allowed and keeps the shape', async () => {
    const large = await plain({ width: 1200, height: 800 }).jpeg().toBuffer();

    const { facts } = await shrink(large, { bytesBelow: 1_000_000, pixelsMax: 240_000 });

    expect(facts).toMatchObject({ width: 600, height: 400 });
  });

  it('keeps every pixel where only the bytes are too many', async () => {
    const large = await picture({ width: 600, height: 400 }).png().toBuffer();

    const { facts, bytes } = await shrink(large, { bytesBelow: 400_000, pixelsMax: 10_000_000 });

    expect(bytes).toBeLessThan(400_000);
    expect(facts).toMatchObject({ mime: 'image/jpeg', width: 600, height: 400 });
  });

  it('takes pixels away where quality alone does not suffice', async () => {
    const large = await picture({ width: 600, height: 400 }).png().toBuffer();

    const { facts, bytes } = await shrink(large, { bytesBelow: 60_000, pixelsMax: 10_000_000 });

    expect(bytes).toBeLessThan(60_000);
    expect(facts.width).toBeLessThan(600);
  });

  it('keeps transparency', async () => {
    const large = await cutOut({ width: 600, height: 400 });

    const { facts } = await shrink(large, { bytesBelow: 900_000, pixelsMax: 100_000 });

    expect(facts).toMatchObject({ mime: 'image/webp', hasAlpha: true });
  });

  it('comes out upright', async () => {
    const lying = await plain({ width: 1200, height: 800 })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();

    const { facts } = await shrink(lying, { bytesBelow: 1_000_000, pixelsMax: 240_000 });

    expect(facts).toMatchObject({ orientation: 1, width: 400, height: 600 });
  });

  it('says so when nothing is small enough', async () => {
    const large = await picture({ width: 600, height: 400 }).png().toBuffer();

    const { made } = await shrink(large, { bytesBelow: 100, pixelsMax: 10_000_000 });

    expect(made).toBe(false);
  });
});
