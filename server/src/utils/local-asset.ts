import { realpath } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { errorCode } from './error-code';

/** Where Strapi's local provider keeps files, below the public folder and at the start of their URL. */
const UPLOADS = 'uploads';

/**
 * The real path of a file that the local provider stores, or null where there is none **inside its folder**: neither `..` nor a link
 * leads out. The folder itself may be a link, as it is where uploads live on a volume of their own.
 */
export const localAssetPath = async (question: {
  publicDir: string;
  url: string;
}): Promise<string | null> => {
  if (!isLocalUrl(question.url)) return null;
  try {
    const root = await realpath(join(question.publicDir, UPLOADS));
    const path = await realpath(resolve(root, `.${question.url.slice(PREFIX.length - 1)}`));
    return path.startsWith(root + sep) ? path : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

export const isLocalUrl = (url: string): boolean => url.startsWith(PREFIX) && !url.includes('\0');

const PREFIX = `/${UPLOADS}/`;

const isMissing = (error: unknown): boolean => MISSING.includes(errorCode(error) ?? '');
const MISSING = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'];
