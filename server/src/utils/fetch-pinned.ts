import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Address, Permit } from './url-guard';

export type Fetched = {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Must be read to its end or destroyed. */
  body: NodeJS.ReadableStream & { destroy(error?: Error): unknown };
};

/** One GET, redirects not followed. Where the permit names addresses, the connection goes to those and to no others. */
export type Fetch = (permit: Permit, options: { signal: AbortSignal }) => Promise<Fetched>;

/**
 * `ca` is for tests. Straight to the host and never through a proxy, which would resolve the name anew and undo the pinning; the
 * certificate is checked against the name in the URL as ever.
 */
export const createFetch =
  ({ ca, accept = 'image/*' }: { ca?: string; accept?: string } = {}): Fetch =>
  ({ url, addresses }, { signal }) =>
    new Promise((resolve, reject) => {
      const { get } = url.protocol === 'https:' ? https : http;
      const request = get(
        url,
        {
          signal,
          ca,
          // A kept-alive connection of the shared agent could belong to another address.
          agent: false,
          headers: { accept, 'accept-encoding': 'identity', 'user-agent': USER_AGENT },
          ...(addresses && { lookup: lookupIn(addresses) }),
        },
        (response) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: response })
      );
      request.on('error', reject);
    });

const USER_AGENT = 'strapi-plugin-venice';

/** Answers from the checked addresses in place of the system's resolver. Node asks for all of them, or for one. */
const lookupIn =
  (addresses: readonly Address[]): LookupFunction =>
  (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
