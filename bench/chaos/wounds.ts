import { setTimeout as wait } from 'node:timers/promises';
import type { ServerFault } from './faults';
import { lockDatabase } from './journal-file';
import type { News, Point } from './strapi-messages';
import type { StrapiProcess } from './strapi-process';
import type { Victim } from './strikes';

/** Something that passes. Answers whether it struck. */
type Wound = (victim: Victim) => Promise<boolean>;

const fullFor = (what: 'spool' | 'storage'): Wound => {
  return async ({ server, random }) => {
    server.forget('no-room');
    server.tell({ order: 'full', what, full: true });
    await heard({ server, news: 'no-room' });
    await wait(random.between({ least: 600, most: 1_500 }));
    server.tell({ order: 'full', what, full: false });
    return server.hasHeard('no-room');
  };
};

const locked: Wound = async ({ server, folder, random }) => {
  server.tell({ order: 'patience', ms: SHORT_PATIENCE_MS });
  await wait(TO_BE_HEARD_MS);
  const unlock = lockDatabase(folder);
  await wait(random.between({ least: 900, most: 1_800 }));
  unlock();
  server.tell({ order: 'patience', ms: PATIENCE_MS });
  return true;
};

/** The driver's own is five seconds, during which better-sqlite3 holds up the whole process. */
const PATIENCE_MS = 5_000;
const SHORT_PATIENCE_MS = 250;
const TO_BE_HEARD_MS = 20;

const frozenAt = (at: Point | null): Wound => {
  return async ({ fleet, server, leaseMs, random }) => {
    if (at === null) await wait(random.between({ least: 20, most: 400 }));
    else {
      const passing = random.between({ least: 1, most: 3 });
      server.forget('frozen');
      server.tell({ order: 'stop', how: 'freeze', at, passing });
      await heard({ server, news: 'frozen' });
    }
    const struck = at === null || server.hasHeard('frozen');
    fleet.freeze(server);
    // Long enough for the other to see that the lease has run out, and to act on it.
    await wait(2.5 * leaseMs + random.between({ least: 0, most: 400 }));
    fleet.thaw(server);
    if (at !== null) server.tell({ order: 'stop', how: 'freeze', at, passing: NEVER });
    fleet.rotate();
    await wait(2 * leaseMs);
    return struck;
  };
};

const heard = ({ server, news }: { server: StrapiProcess; news: News['news'] }) =>
  Promise.race([server.hear(news), wait(STRIKE_PATIENCE_MS, undefined, { ref: false })]);

const STRIKE_PATIENCE_MS = 15_000;
/** What has not struck by then must not strike later unseen. */
const NEVER = 1_000_000;

export const WOUNDS: Partial<Record<ServerFault, Wound>> = {
  'spool-full': fullFor('spool'),
  'storage-full': fullFor('storage'),
  'database-locked': locked,
  'lease-lost': frozenAt(null),
  'lease-lost-after-spooling': frozenAt('spooled'),
  'lease-lost-mid-upload': frozenAt('provider-write'),
  'lease-lost-before-settled': frozenAt('asset-written'),
};
