import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address';

/** One address of a host, as a resolver gives it and a connection takes it. */
export type Address = { address: string; family: number };

export type Resolve = (hostname: string) => Promise<Address[]>;

/** A URL that may be fetched, and the only addresses to which that connection may go; null where any will do. */
export type Permit = { url: URL; addresses: Address[] | null };

/** Reads as "the address …": callers put their own subject before it. */
export class UrlRefused extends Error {
  override readonly name = 'UrlRefused';
}

export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

/**
 * For URLs that a caller gives: https on its own port, no credentials, and **every** address of the host out on the internet. The
 * addresses are returned so that the connection is made to what was checked: asked twice, a hostile name server answers twice.
 */
export const createPublicUrlGuard =
  ({ resolve = systemResolve }: { resolve?: Resolve } = {}) =>
  async (url: URL): Promise<Permit> => {
    checkPublicUrl(url);
    const hostname = bareHostname(url);
    if (isIP(hostname) !== 0) {
      return { url, addresses: [{ address: hostname, family: isIP(hostname) }] };
    }
    const addresses = await resolve(hostname).catch(() => []);
    if (addresses.length === 0)
      throw new UrlRefused(`has a host that cannot be found: ${hostname}`);
    if (!addresses.every(({ address }) => isPublicAddress(address))) throw notPublic();
    return { url, addresses };
  };

/** What can be said of a URL without asking a name server. All that is checked of one that Venice is to fetch itself. */
export const checkPublicUrl = (url: URL): void => {
  if (url.protocol !== 'https:') throw new UrlRefused('must begin with https://');
  if (url.username !== '' || url.password !== '') {
    throw new UrlRefused('must not contain a user name or password');
  }
  if (url.port !== '') throw new UrlRefused('must not name a port');
  const hostname = bareHostname(url);
  if (isIP(hostname) !== 0 && !isPublicAddress(hostname)) throw notPublic();
  if (LOCAL_NAME.test(hostname)) throw notPublic();
};

/**
 * For files of the Media Library that a provider keeps elsewhere: only hosts that the configuration lists, over https, or over http
 * where the entry says so (`http://minio:9000`). Those may well be private addresses: whoever wrote the configuration chose them.
 */
export const createHostGuard =
  ({ hosts }: { hosts: readonly string[] }) =>
  async (url: URL): Promise<Permit> => {
    const listed = hosts.some((host) => originOf(host) === url.origin);
    if (!listed) {
      throw new UrlRefused(
        `is on ${url.host}, which the plugin's setting "providerHosts" does not list. Add "${entryFor(url)}" to it`
      );
    }
    return { url, addresses: null };
  };

const notPublic = () => new UrlRefused('does not lead to a public address');

/** Names that by convention never leave the machine or the local network. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|home\.arpa)\.?$/i;

const bareHostname = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

const originOf = (host: string): string | null => {
  const address = host.includes('://') ? host : `https://${host}`;
  return URL.canParse(address) ? new URL(address).origin : null;
};

const entryFor = (url: URL): string => (url.protocol === 'https:' ? url.host : url.origin);
