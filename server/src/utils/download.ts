import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { byteCap } from './byte-cap';
import { errorCode } from './error-code';
import { UrlRefused, type Permit } from './url-guard';
import type { Fetch, Fetched } from './fetch-pinned';

/** Enough for an image service that sends on to its store and from http to https; more is a loop or a chase. */
const REDIRECTS_MAX = 3;

export class DownloadFailed extends Error {
  override readonly name = 'DownloadFailed';
}

/**
 * Fetches a URL into a new file. Every hop, the first one included, must be permitted by `guard` before anything is sent to it. Throws
 * UrlRefused, DownloadFailed, TooManyBytes, or the reason of `signal`; nothing is left behind then.
 */
export const download = async (question: {
  url: URL;
  to: string;
  guard: (url: URL) => Promise<Permit>;
  fetch: Fetch;
  bytesMax: number;
  timeoutMs: number;
  signal?: AbortSignal;
}): Promise<void> => {
  const { to, timeoutMs, signal } = question;
  // One limit over name resolution, all hops and the body: an answer that trickles is as good as none.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new DownloadFailed(TOO_SLOW)), timeoutMs);
  const cancel = () => limit.abort(signal?.reason);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    signal?.throwIfAborted();
    const { body } = await unlessAborted(
      follow({ ...question, signal: limit.signal }),
      limit.signal
    );
    await pipeline(body, byteCap(question.bytesMax), createWriteStream(to, WRITE_NEW), {
      signal: limit.signal,
    });
  } catch (error) {
    // A file that was there before is not ours to delete.
    if (errorCode(error) !== 'EEXIST') await rm(to, { force: true });
    if (limit.signal.aborted) throw limit.signal.reason;
    throw brokeOff(error) ? new DownloadFailed('broke off in the middle of the image') : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
};

const TOO_SLOW = 'did not send the image in time';
const brokeOff = (error: unknown): boolean => BROKEN_BODY.includes(errorCode(error) ?? '');
const BROKEN_BODY = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'HPE_INVALID_CHUNK_SIZE'];
const WRITE_NEW = { flags: 'wx', mode: 0o600 } as const;

const follow = async (question: {
  url: URL;
  guard: (url: URL) => Promise<Permit>;
  fetch: Fetch;
  signal: AbortSignal;
}): Promise<Fetched> => {
  let { url } = question;
  for (let hops = 0; hops <= REDIRECTS_MAX; hops += 1) {
    const permit = await question.guard(url);
    question.signal.throwIfAborted();
    const answer = await question.fetch(permit, { signal: question.signal }).catch(cannotReach);
    const next = redirectOf(answer, url);
    if (next === null) return answer;
    url = next;
  }
  throw new UrlRefused(`redirects more than ${REDIRECTS_MAX} times`);
};

/** The address to go on to; null where the image is here. */
const redirectOf = ({ status, headers, body }: Fetched, url: URL): URL | null => {
  if (status === 200) return null;
  body.destroy();
  const location = headers.location;
  if (status < 300 || status > 399 || location === undefined) {
    throw new DownloadFailed(`answered with status ${status}`);
  }
  if (!URL.canParse(location, url))
    throw new UrlRefused('redirects to something that is no address');
  return new URL(location, url);
};

/** What Node says of a failed connection names addresses and ports, which are nobody's business who asked by URL. */
const cannotReach = (): never => {
  throw new DownloadFailed('could not be reached');
};

/** A resolver takes no signal: the wait for it ends all the same. */
const unlessAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
