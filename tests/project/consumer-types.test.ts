import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');

/** An application's own code, as its author would write it. */
const SOURCE = `
import type { Core } from '@strapi/strapi';
import type {} from 'strapi-plugin-venice/strapi-server';

export const makeCover = async ({ strapi }: { strapi: Core.Strapi }): Promise<number | undefined> => {
  const images = strapi.plugin('venice').service('images');
  const { assets, operation } = await images.generate({ prompt: 'A harbour', seed: 42 }, { folder: 3 });
  const seed: number | null | undefined = operation.sends[0]?.seed;
  void seed;
  // @ts-expect-error -- a misspelt parameter
  await images.generate({ prompt: 'A harbour', sed: 42 });
  // @ts-expect-error -- no such service
  strapi.plugin('venice').service('pictures');
  await images.edit({ image: Buffer.from(''), prompt: 'x' });
  await images.multiEdit({ images: [1, { path: '/mask.png' }], prompt: 'x', modelId: 'm' });
  // @ts-expect-error -- uploads exist in requests only
  await images.removeBackground({ image: { upload: { path: '/a.png', name: null } } });
  const { failures } = await images.removeBackground({ image: 7 }, { save: false });
  const reason: 'blurred' | string | null | undefined = failures[0]?.error.reason;
  const preview = await images.preview(1);
  preview?.pipe(process.stdout);
  const record = await strapi.plugin('venice').service('records').forAsset('abc');
  const models = await strapi.plugin('venice').service('catalogue').models({ type: 'image' });
  void [reason, record?.operation.prompt, models[0]?.id];
  await strapi.plugin('venice').service('client').send('GET /models', { type: 'image' });
  const video = strapi.plugin('venice').service('video');
  const { usd } = await video.quote({ model: 'm', duration: '5s' });
  await video.generate({ model: 'm', prompt: 'x', image: Buffer.from('') }, { acceptUsd: usd });
  // @ts-expect-error -- a misspelt parameter
  await video.generate({ model: 'm', prompt: 'x', durations: '5s' });
  const audio = strapi.plugin('venice').service('audio');
  const { text, assets: files } = await audio.transcribe({ file: { path: '/a.mp3' }, as: 'vtt' }, { save: true });
  const words: string = text + files[0]?.name;
  // @ts-expect-error -- no such format
  await audio.speech({ input: words, response_format: 'ogg' });
  // Other plugins stay what they are.
  strapi.plugin('upload').service('upload');
  return assets[0]?.id;
};
`;

/** Node as Strapi's own template has it, and the two newer ones. */
const RESOLUTIONS = [
  { module: 'CommonJS', moduleResolution: 'Node' },
  { module: 'NodeNext', moduleResolution: 'NodeNext' },
  { module: 'ESNext', moduleResolution: 'Bundler' },
];

describe('an application in TypeScript', () => {
  it.each(RESOLUTIONS)(
    'finds the services typed with $moduleResolution',
    (resolution) => {
      // Beside node_modules, so that the package is found as an installed one is.
      const folder = join(ROOT, 'tests', '.tmp', `consumer-${resolution.moduleResolution}`);
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'main.ts'), SOURCE);
      const compilerOptions = {
        ...resolution,
        target: 'ES2022',
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        types: ['node'],
      };
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, files: ['main.ts'] })
      );
      const { stdout } = spawnSync(process.execPath, [TSC, '-p', folder], { encoding: 'utf8' });
      rmSync(folder, { recursive: true, force: true });
      expect(stdout).toBe('');
    },
    60_000
  );
});
