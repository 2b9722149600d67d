import type { Core } from '@strapi/strapi';
import { checkStorable } from '../operations/storable';
import { uploadPlugin, type FileRow } from './upload-plugin';

export type Texts = { alternativeText?: string; caption?: string };

export type WrittenTexts = {
  asset: FileRow;
  /** Which of them were written. */
  saved: { alternativeText: boolean; caption: boolean };
};

/**
 * Writes the given texts to an asset; everything else of it stays. What stands there already stays, too, unless `overwrite` says
 * otherwise, and nothing is written over nothing.
 */
export const writeTexts = async ({
  strapi,
  asset,
  texts,
  overwrite,
  userId,
}: {
  strapi: Core.Strapi;
  asset: FileRow;
  texts: Texts;
  overwrite: boolean;
  userId: number | null;
}): Promise<WrittenTexts> => {
  checkStorable(texts);
  const isWritten = (name: keyof Texts): boolean => {
    const given = texts[name];
    if (given === undefined) return false;
    const before = asset[name]?.trim() ?? '';
    return before === '' ? given.trim() !== '' : overwrite;
  };
  const saved = { alternativeText: isWritten('alternativeText'), caption: isWritten('caption') };
  if (!saved.alternativeText && !saved.caption) return { asset, saved };
  const info = {
    ...(saved.alternativeText ? { alternativeText: texts.alternativeText } : {}),
    ...(saved.caption ? { caption: texts.caption } : {}),
  };
  const user = userId === null ? undefined : { user: { id: userId } };
  const updated = await uploadPlugin(strapi).upload.updateFileInfo(asset.id, info, user);
  return { asset: updated, saved };
};
