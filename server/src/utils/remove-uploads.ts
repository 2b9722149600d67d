import { rm } from 'node:fs/promises';

type Uploaded = { filepath: string };

/**
 * Deletes the temporary files of a multipart request, as they stand in `ctx.request.files`. Strapi deletes those under the key `files`
 * only, and only after the handler has returned; what is sent under another name would stay for ever.
 */
export const removeUploads = async (
  files: Record<string, Uploaded | Uploaded[] | undefined> | undefined
): Promise<void> => {
  const all = Object.values(files ?? {}).flatMap((file) => file ?? []);
  await Promise.all(all.map(({ filepath }) => rm(filepath, { force: true })));
};
