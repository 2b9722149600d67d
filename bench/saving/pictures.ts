import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { startSandbox } from '../../sandbox/server';
import type { Picture } from './ways';

export type Pictures = { small: Picture[]; webp: Picture; png: Picture };

/** Makes the pictures that everybody has to save. */
export const makePictures = async (folder: string): Promise<Pictures> => {
  const keep = async (question: { name: string; format: Picture['format']; bytes: Buffer }) => {
    const { name, format, bytes } = question;
    const path = join(folder, `${name}.${format}`);
    writeFileSync(path, bytes);
    return { name, format, path, mime: `image/${format}` };
  };
  const webp = await drawn();
  const scene = sharp(webp).removeAlpha();
  return {
    small: [
      await keep({
        name: 'small-webp',
        format: 'webp',
        bytes: await scene.clone().resize(300, 300).webp().toBuffer(),
      }),
      await keep({
        name: 'small-png',
        format: 'png',
        bytes: await scene.clone().resize(300, 300).png().toBuffer(),
      }),
    ],
    webp: await keep({ name: 'webp-1mp', format: 'webp', bytes: webp }),
    png: await keep({ name: 'png-4k', format: 'png', bytes: await grainy(scene) }),
  };
};

/** 1024 × 1024 as the sandbox answers it. */
const drawn = async (): Promise<Buffer> => {
  const sandbox = await startSandbox();
  try {
    const response = await fetch(`${sandbox.url}/image/generate`, {
      method: 'POST',
      headers: { authorization: 'Bearer key', 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'venice-sd35',
        prompt: 'a forest at sunset',
        seed: 7,
        format: 'webp',
        width: 1024,
        height: 1024,
        return_binary: true,
      }),
    });
    if (!response.ok) throw new Error(`The sandbox answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } finally {
    await sandbox.close();
  }
};

/** The same scene at 4K with the grain of a photograph, which is what keeps a PNG from shrinking. */
const grainy = async (scene: Sharp): Promise<Buffer> => {
  const { width, height } = FOUR_K;
  const pixels = await scene.clone().resize(width, height).raw().toBuffer();
  const next = uniform(7);
  for (let at = 0; at < pixels.length; at += 1) {
    // Three dice are near enough to a bell curve.
    const grain = (next() + next() + next() - 1.5) * GRAIN;
    pixels[at] = Math.max(0, Math.min(255, Math.round((pixels[at] ?? 0) + grain)));
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
};

const FOUR_K = { width: 3840, height: 2160 };
/** Chosen so that the PNG has some 16 MB. */
const GRAIN = 3.5;

/** Numbers from 0 to 1, the same in every run (xorshift32). */
const uniform = (seed: number) => {
  let state = seed;
  return (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
};
