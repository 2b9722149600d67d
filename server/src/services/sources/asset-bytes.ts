import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { download } from '../../utils/download';
import type { Fetch } from '../../utils/fetch-pinned';
import { isLocalUrl, localAssetPath } from '../../utils/local-asset';
import { createHostGuard } from '../../utils/url-guard';
import { uploadPlugin, type FileRow } from '../media-library/upload-plugin';
import { copyFile } from './copy-file';
import { SourceRefused } from './refusal';

/**
 * The bytes of an asset. Upload providers can write and delete but not read: what the local one keeps is read from its folder, the rest
 * over the signed URL of the stored row, from hosts that the configuration lists.
 */
export const createAssetBytes = ({ strapi, fetch }: { strapi: Core.Strapi; fetch: Fetch }) => ({
  async copy(question: {
    row: FileRow;
    to: string;
    bytesMax: number;
    timeoutMs: number;
    signal?: AbortSignal;
  }): Promise<void> {
    const { row, ...target } = question;
    if (isLocalUrl(row.url)) {
      const path = await localAssetPath({ publicDir: strapi.dirs.static.public, url: row.url });
      if (path === null) {
        throw new SourceRefused(
          `The file of "${row.name}" is missing from the Media Library's folder`
        );
      }
      return copyFile({ path, ...target });
    }
    const { url } = await uploadPlugin(strapi).file.signFileUrls(structuredClone(row));
    const hosts: string[] = strapi.plugin(PLUGIN_ID).config('providerHosts', []);
    return download({ url: absolute(url), guard: createHostGuard({ hosts }), fetch, ...target });
  },
});

const absolute = (url: string): URL => {
  const full = url.startsWith('//') ? `https:${url}` : url;
  if (!URL.canParse(full)) {
    throw new SourceRefused('The Media Library keeps this image where it cannot be read');
  }
  return new URL(full);
};
