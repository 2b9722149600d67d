import { subscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Core } from '@strapi/strapi';
import { narrowSpool, refused } from './full-disk';
import type { News, Order, Point } from './strapi-messages';

/** The name that the plugin gives its channel. */
const CHECKPOINTS = 'strapi-plugin-venice:checkpoint';

type How = 'die' | 'freeze';

/** What can be made to go wrong inside the process that runs Strapi. Nothing does until it is ordered. */
export const createFaults = () => {
  const stops = new Map<Point, { left: number; how: How }>();
  const full = { spool: false, storage: false };
  let strapi: Core.Strapi | null = null;

  /** Whether and how it stops here, this time. */
  const pass = (point: Point): How | null => {
    const stop = stops.get(point);
    if (!stop) return null;
    stop.left -= 1;
    if (stop.left > 0) return null;
    stops.delete(point);
    return stop.how;
  };

  return {
    obey(order: Order): void {
      switch (order.order) {
        case 'stop':
          stops.set(order.at, { left: order.passing, how: order.how });
          break;
        case 'full':
          full[order.what] = order.full;
          break;
        case 'patience':
          void strapi?.db.connection.raw(`PRAGMA busy_timeout = ${order.ms}`);
      }
    },

    /** Before the plugin is loaded. */
    watch(): void {
      narrowSpool(() => full.spool);
      subscribe(CHECKPOINTS, (message) => {
        const { point } = message as { point: Point }; // what the plugin publishes
        const how = pass(point);
        if (how) STOPS[how]();
      });
    },

    /** Once Strapi has made its provider and its database. */
    take(started: Core.Strapi): void {
      strapi = started;
      // Strapi leaves it untyped; this is what its upload plugin calls.
      const { provider } = started.plugin('upload') as unknown as { provider: Provider };
      const write = provider.uploadStream.bind(provider);
      provider.uploadStream = async (file) => {
        if (full.storage) throw refused();
        const how = file.hash.startsWith('thumbnail_') ? null : pass('provider-write');
        if (how === null) return write(file);
        if (how === 'die') await writeHalf({ file, strapi: started });
        file.stream?.destroy();
        STOPS[how]();
        file.stream = file.getStream();
        return write(file);
      };
    },
  };
};

type File = { stream?: Readable; getStream(): Readable; hash: string; ext: string };
type Provider = { uploadStream(file: File): Promise<void> };

const writeHalf = async ({ file, strapi }: { file: File; strapi: Core.Strapi }): Promise<void> => {
  const bytes = await buffer(file.stream ?? Readable.from([]));
  const path = join(strapi.dirs.static.public, 'uploads', `${file.hash}${file.ext}`);
  writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length / 2)));
};

/** Neither returns before the process has stopped. */
const STOPS: Record<How, () => void> = {
  die: () => {
    process.kill(process.pid, 'SIGKILL');
  },
  freeze: () => {
    process.send?.({ news: 'frozen' } satisfies News);
    process.kill(process.pid, 'SIGSTOP');
  },
};
