import type { Core } from '@strapi/strapi';
import { VeniceError } from '../../venice/errors';

type Lists = { allowedTypes?: string[]; deniedTypes?: string[] };

/**
 * Honours `plugin::upload.security`, which Strapi enforces in its controllers only: saving through its service bypasses the lists.
 * Throws VeniceError `store_failed`, because what is saved here has been paid for.
 */
export const checkAllowedType = ({ strapi, mime }: { strapi: Core.Strapi; mime: string }): void => {
  // A path of keys: as one string, "plugin::upload.security" would be the same, but its dots invite mistakes.
  const lists: Lists = strapi.config.get(['plugin::upload', 'security'], {}) ?? {};
  const denied = lists.deniedTypes?.some((pattern) => matches({ mime, pattern })) ?? false;
  const allowed = lists.allowedTypes?.some((pattern) => matches({ mime, pattern })) ?? true;
  if (denied || !allowed) {
    throw new VeniceError({
      code: 'store_failed',
      message: `The Media Library's security settings (plugin::upload.security) do not allow files of type ${mime}`,
    });
  }
};

/** `image/png`, `image/*` or `*`, in any case: as Strapi reads them. */
const matches = ({ mime, pattern }: { mime: string; pattern: string }): boolean => {
  const wanted = pattern.toLowerCase().split('*').map(escape).join('.*');
  return new RegExp(`^${wanted}$`).test(mime);
};

const escape = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
