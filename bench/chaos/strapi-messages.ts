import type { Sabotage } from './sabotage';

/** How the program that runs Strapi is started. */
export type Start = { folder: string; sabotage: Sabotage | null };

/** Where the process can be made to stop: the plugin's own checkpoints, and the provider's write. */
export type Point = 'row-written' | 'spooled' | 'asset-written' | 'provider-write';

export type Order =
  /** At the so-many-th passing of this point. In the provider's write, death leaves half a file, and frost comes before the picture is opened. */
  | { order: 'stop'; how: 'die' | 'freeze'; at: Point; passing: number }
  /** The disk of the spool, or the provider's, has no room from now on. */
  | { order: 'full'; what: 'spool' | 'storage'; full: boolean }
  /** So long a statement waits for a lock of somebody else's. */
  | { order: 'patience'; ms: number };

/** What it reports: where it listens. */
export type Ready = { origin: string };
/** And that something has struck: it stands still, or a write got no room. */
export type News = { news: 'frozen' | 'no-room' };
