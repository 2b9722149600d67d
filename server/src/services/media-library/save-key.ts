import type { Core } from '@strapi/strapi';
import { UIDS } from '../../../../shared/plugin';
import type { FileRow } from './upload-plugin';

/** The asset that an earlier try to save the same picture made; null where there was none. */
export const firstOfKey = async ({
  strapi,
  saveKey,
}: {
  strapi: Core.Strapi;
  saveKey: string;
}): Promise<FileRow | null> =>
  // The row of the upload plugin, which Strapi types only by the schemas of the app.
  (await strapi.db
    .query(UIDS.file)
    .findOne({ where: { hash: saveKey }, orderBy: { id: 'asc' } })) as FileRow | null;

/**
 * Answers the one asset of this key. Two processes that both believed that it was theirs to save have written the same bytes to the
 * same files and made a row each: the later row goes, and the files stay, which belong to the first.
 */
export const removeLater = async ({
  strapi,
  made,
  saveKey,
}: {
  strapi: Core.Strapi;
  made: FileRow;
  saveKey?: string;
}): Promise<FileRow> => {
  const first = saveKey === undefined ? made : await firstOfKey({ strapi, saveKey });
  if (first === null || first.id === made.id) return made;
  await strapi.db.query(UIDS.file).delete({ where: { id: made.id } });
  return first;
};
