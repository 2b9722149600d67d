import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../shared/plugin';
import { removeUploads } from './remove-uploads';

type Files = Parameters<typeof removeUploads>[0];

/**
 * Deletes what a multipart request to our routes left in the temporary folder: also what a policy refused before any controller saw it,
 * and what came under a key that nobody reads. Strapi deletes only what came under the key `files`, only after a success, and forgets
 * the rest with it; so the moment is caught when the parser hands the files over.
 */
export const sweepUploads = ({ strapi }: { strapi: Core.Strapi }): void => {
  const prefix: string = strapi.config.get('api.rest.prefix', '/api');
  const ours = [`/${PLUGIN_ID}/`, `${prefix}/${PLUGIN_ID}/`];
  strapi.server.use(async (ctx, next) => {
    if (!ours.some((start) => ctx.path.startsWith(start))) return next();
    const parsed = rememberFiles(ctx.request);
    try {
      return await next();
    } finally {
      await removeUploads(parsed());
    }
  });
};

/** What was last written to `files`, even if it is deleted from the request later. */
const rememberFiles = (request: object): (() => Files) => {
  let files: Files;
  Object.defineProperty(request, 'files', {
    configurable: true,
    enumerable: true,
    get: () => files,
    set: (value: Files) => {
      files = value;
    },
  });
  return () => files;
};
