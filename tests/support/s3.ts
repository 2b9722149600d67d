import { mkdtemp, rename, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

const BUCKET = 'pictures';
/** The one account that s3rver knows. */
const ACCOUNT = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/**
 * An S3-compatible server on loopback with one bucket, and what Strapi's own S3 provider has to be told of it. s3rver itself shows every
 * object to everybody; a private bucket here answers nobody who brings no signature of the account in time.
 */
export const startBucket = async ({ access }: { access: 'public' | 'private' }) => {
  const directory = await mkdtemp(join(tmpdir(), 'venice-s3-'));
  const configureBuckets = [{ name: BUCKET, configs: [] }];
  const s3rver = new S3rver({ silent: true, directory, vhostBuckets: false, configureBuckets });
  await s3rver.configureBuckets();
  const serve = s3rver.callback();
  const listen = (port: number): Promise<Server> => {
    const server = createServer((request, response) => {
      if (access === 'public' || isSigned(request)) return serve(request, response);
      response.writeHead(403).end();
    });
    return new Promise((done) => server.listen(port, '127.0.0.1', () => done(server)));
  };

  let server = await listen(0);
  // A TCP server has an address object once it listens.
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const folder = join(directory, BUCKET);
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });

  return {
    origin,
    /** `config` of Strapi's upload plugin. */
    upload: {
      provider: 'aws-s3',
      providerOptions: {
        s3Options: {
          endpoint: origin,
          region: 'us-east-1',
          forcePathStyle: true,
          credentials: ACCOUNT,
          params: { Bucket: BUCKET, ...(access === 'private' && { ACL: 'private' }) },
        },
      },
    },
    /** Nobody answers any more, until `start`. */
    stop,
    start: async () => {
      server = await listen(port);
    },
    /** The server is there and the bucket is not, until `bringBack`. */
    takeAway: () => rename(folder, `${folder}-away`),
    bringBack: () => rename(`${folder}-away`, folder),
    close: async () => {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

export type Bucket = Awaited<ReturnType<typeof startBucket>>;

const isSigned = ({ headers, url = '/' }: IncomingMessage): boolean => {
  if (headers.authorization?.includes(`Credential=${ACCOUNT.accessKeyId}/`)) return true;
  const query = new URL(url, 'http://host').searchParams;
  return (
    query.get('X-Amz-Credential')?.startsWith(`${ACCOUNT.accessKeyId}/`) === true &&
    /^[0-9a-f]{64}$/.test(query.get('X-Amz-Signature') ?? '') &&
    Number(query.get('X-Amz-Expires')) > 0
  );
};
