import { open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { VeniceConfig } from '../../config';
import { download } from '../../utils/download';
import { createFetch } from '../../utils/fetch-pinned';
import { sha256Of } from '../../utils/sha256';
import { createPublicUrlGuard, type Permit } from '../../utils/url-guard';
import { DEFAULT_CLIENT_LIMITS, syncFolder, UNFINISHED, type SpooledFile } from '../../venice';

const fetch = createFetch({ accept: 'video/*, audio/*' });

/**
 * Fetches the file of a job from the address that came when it was queued. That address is out of an answer, so it is held to the rules
 * for a caller's: https and public. Only a sandbox on this machine may name itself.
 */
export const downloadJob = async ({
  url,
  folder,
  name,
  limits,
  timeouts,
  baseUrl,
  signal,
}: {
  url: string;
  /** The spool. */
  folder: string;
  name: string;
  limits: VeniceConfig['limits'];
  timeouts: VeniceConfig['timeouts'];
  baseUrl: string;
  signal: AbortSignal;
}): Promise<SpooledFile> => {
  const path = join(folder, name);
  const unfinished = `${path}${UNFINISHED}`;
  await download({
    url: new URL(url),
    to: unfinished,
    guard: guardFor(baseUrl),
    fetch,
    bytesMax: limits.mediaBytes ?? DEFAULT_CLIENT_LIMITS.limits.mediaBytes,
    timeoutMs: timeouts.retrieveMs ?? DEFAULT_CLIENT_LIMITS.timeouts.retrieveMs,
    signal,
  });
  const handle = await open(unfinished, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, path);
  await syncFolder(folder);
  const { size } = await stat(path);
  return { path, bytes: size, sha256: await sha256Of(path), declaredMime: null };
};

const guardFor = (baseUrl: string) => {
  const guard = createPublicUrlGuard();
  const sandbox = new URL(baseUrl);
  return async (url: URL): Promise<Permit> =>
    // http is only ever allowed to this machine, so this is no Venice.
    sandbox.protocol === 'http:' && url.origin === sandbox.origin
      ? { url, addresses: null }
      : guard(url);
};
