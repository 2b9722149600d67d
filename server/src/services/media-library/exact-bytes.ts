import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';
import { isLocalUrl, localAssetPath } from '../../utils/local-asset';

type OptimizableFile = { filepath?: string };
type ImageManipulation = { isOptimizableImage(file: OptimizableFile): Promise<boolean> };

/**
 * Strapi's upload encodes every picture anew by default: a PNG cut-out falls to 256 colours, its soft edges band, a lossless WebP
 * becomes lossy. Files for which `isExact` says so are passed over; formats, events, provider and size limit stay as they are. To be
 * called in the plugin's `register`, when the services are there and nobody has used them.
 */
export const keepBytesExact = (question: {
  strapi: Core.Strapi;
  isExact: (filepath: string) => boolean;
}): void => {
  const { strapi, isExact } = question;
  // The registry takes any service; this shape was read in the upload plugin of 5.54.
  const extend = (service: unknown) => {
    const original = service as ImageManipulation;
    return {
      ...original,
      isOptimizableImage: async (file: OptimizableFile) =>
        file.filepath !== undefined && isExact(file.filepath)
          ? false
          : original.isOptimizableImage(file),
    };
  };
  strapi.get('services').extend('plugin::upload.image-manipulation', extend);
};

/** Whether the provider holds exactly these bytes; null where only a download could tell. */
export const holdsExactly = async (question: {
  publicDir: string;
  url: string;
  bytes: number;
  sha256: string;
}): Promise<boolean | null> => {
  const { publicDir, url, bytes, sha256 } = question;
  if (!isLocalUrl(url)) return null;
  const path = await localAssetPath({ publicDir, url });
  if (path === null) return false;
  return (await stat(path)).size === bytes && (await sha256Of(path)) === sha256.toLowerCase();
};

const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};
