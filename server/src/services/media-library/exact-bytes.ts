import { stat } from 'node:fs/promises';
import { isLocalUrl, localAssetPath } from '../../utils/local-asset';
import { sha256Of } from '../../utils/sha256';

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
