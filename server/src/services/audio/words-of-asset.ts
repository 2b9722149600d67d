import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { SOUND_BYTES_MAX } from '../../../../shared/params/audio';
import { wordsOfFile } from '../../media/transcript-file';
import { createFetch } from '../../utils/fetch-pinned';
import { getService } from '../../utils/get-service';
import { createAssetBytes } from '../sources/asset-bytes';

const TIMEOUT_MS = 30_000;

/** What stands in a transcript of the Media Library; null where the asset is gone. */
export const wordsOfAsset = async ({
  strapi,
  id,
}: {
  strapi: Core.Strapi;
  id: number;
}): Promise<string | null> => {
  const row = await getService({ strapi, name: 'mediaLibrary' }).asset(id);
  if (!row) return null;
  const spool = getService({ strapi, name: 'spool' });
  const folder = await spool.workDir();
  try {
    const to = join(folder, 'words');
    const bytes = createAssetBytes({ strapi, fetch: createFetch({ accept: 'text/*' }) });
    await bytes.copy({ row, to, bytesMax: SOUND_BYTES_MAX, timeoutMs: TIMEOUT_MS });
    return wordsOfFile(await readFile(to, 'utf8'));
  } finally {
    await spool.remove(folder);
  }
};
