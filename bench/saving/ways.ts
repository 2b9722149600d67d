import { randomUUID } from 'node:crypto';
import { copyFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import axios from 'axios';

export type Picture = {
  /** Its prompt at the picture server. */
  name: string;
  path: string;
  mime: string;
  format: 'png' | 'webp';
};

type Question = { strapi: Core.Strapi; picture: Picture; baseUrl: string; apiKey: string };

/** One way to get a picture into the Media Library. */
export type Way = {
  /** What is there before the measuring begins. */
  before?(question: Question): Promise<string>;
  save(question: Question, prepared: string): Promise<void>;
};

/** What a developer writes who reads Venice's and Strapi's guides: the JSON answer, its base64 as a buffer, a file, an upload. */
const byHand: Way = {
  async save({ strapi, picture, baseUrl, apiKey }) {
    const { data } = await axios.post<{ images: string[] }>(
      `${baseUrl}/image/generate`,
      { model: 'painter', prompt: picture.name, format: picture.format, return_binary: false },
      { headers: { Authorization: `Bearer ${apiKey}` } }
    );
    const bytes = Buffer.from(data.images[0] ?? '', 'base64');
    const filepath = join(tmpdir(), `${randomUUID()}.${picture.format}`);
    await writeFile(filepath, bytes);
    try {
      await upload({ strapi, picture, filepath, size: bytes.length });
    } finally {
      await rm(filepath);
    }
  },
};

const plugin: Way = {
  async save({ strapi, picture }) {
    const { assets } = await strapi
      .plugin('venice')
      .service('images')
      .generate({ model: 'painter', prompt: picture.name, format: picture.format });
    if (assets.length !== 1) throw new Error('The plugin saved no picture');
  },
};

/** The least that any way can cost: the file is there, its bytes are kept, and Strapi makes its formats. */
const floor: Way = {
  async before({ strapi, picture }) {
    // Files of this folder are kept exact by the plugin, which takes the optimiser out of the way.
    const folder: string = strapi.service('plugin::venice.spool').folder();
    const filepath = join(folder, randomUUID());
    await copyFile(picture.path, filepath);
    return filepath;
  },
  async save({ strapi, picture }, filepath) {
    await upload({ strapi, picture, filepath, size: (await stat(filepath)).size });
  },
};

export const WAYS = { byHand, plugin, floor };
export type WayName = keyof typeof WAYS;
export const WAY_NAMES = ['byHand', 'plugin', 'floor'] as const;

const upload = async (question: {
  strapi: Core.Strapi;
  picture: Picture;
  filepath: string;
  size: number;
}): Promise<void> => {
  const { strapi, picture, filepath, size } = question;
  const name = `${picture.name}.${picture.format}`;
  await strapi
    .plugin('upload')
    .service('upload')
    .upload({
      data: { fileInfo: { name } },
      files: { filepath, originalFilename: name, mimetype: picture.mime, size },
    });
};
