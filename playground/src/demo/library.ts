import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import sharp from 'sharp';
import { PICTURES, type PictureName } from './pictures';

/** The id of a demo picture in the Media Library, where it is put if it is not there yet. */
export const pictureId = async ({ strapi, name }: Wanted): Promise<number> => {
  const fileName = `${name}.jpg`;
  const known = await strapi.db.query('plugin::upload.file').findOne({ where: { name: fileName } });
  if (known) return known.id;

  const folder = await mkdtemp(join(tmpdir(), 'venice-demo-'));
  try {
    const filepath = join(folder, fileName);
    const { draw, alt } = PICTURES[name];
    await sharp(Buffer.from(draw().svg)).flatten().jpeg({ quality: 88 }).toFile(filepath);
    const { size } = await stat(filepath);
    const [file] = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name: fileName, alternativeText: alt } },
        files: { filepath, originalFilename: fileName, mimetype: 'image/jpeg', size },
      });
    return file.id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

type Wanted = { strapi: Core.Strapi; name: PictureName };
