import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';

type OptimizableFile = { filepath?: string };
type ImageManipulation = {
  isOptimizableImage(file: OptimizableFile): Promise<boolean>;
  isFaultyImage(file: OptimizableFile): Promise<boolean>;
  generateFileName(name: string): string;
};

/** The name that files of the upload under way get in the storage. Strapi's upload takes none from its callers. */
const fileHash = new AsyncLocalStorage<string>();

/** Uploads within `work` call their files this, and their row has it as `hash`. Undefined: as Strapi draws it. */
export const withFileHash = <T>(hash: string | undefined, work: () => Promise<T>): Promise<T> =>
  hash === undefined ? work() : fileHash.run(hash, work);

/**
 * What Strapi's upload cannot be asked for. It encodes every picture anew by default: a PNG cut-out falls to 256 colours,
 * its soft edges band, a lossless WebP becomes lossy. Files for which `isExact` says so are passed over; formats, events, provider and
 * size limit stay as they are. Nor is every pixel of them read once more to see whether they are whole: `save` has seen to that. And
 * `withFileHash` works. To be called in the plugin's `register`, when the services are there and nobody has used them.
 */
export const extendImageManipulation = (question: {
  strapi: Core.Strapi;
  isExact: (filepath: string) => boolean;
}): void => {
  const { strapi, isExact } = question;
  // The registry takes any service; this shape was read in the upload plugin of 5.54.
  const extend = (service: unknown) => {
    const original = service as ImageManipulation;
    const passes = ({ filepath }: OptimizableFile) => filepath !== undefined && isExact(filepath);
    return {
      ...original,
      isOptimizableImage: async (file: OptimizableFile) =>
        !passes(file) && original.isOptimizableImage(file),
      isFaultyImage: async (file: OptimizableFile) => !passes(file) && original.isFaultyImage(file),
      generateFileName: (name: string) => fileHash.getStore() ?? original.generateFileName(name),
    };
  };
  strapi.get('services').extend('plugin::upload.image-manipulation', extend);
};
