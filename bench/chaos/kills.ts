import { setTimeout as wait } from 'node:timers/promises';
import { autopsy } from './autopsy';
import type { ServerFault } from './faults';
import type { Scene, Strike, Victim } from './strikes';
import type { Point } from './strapi-messages';

/** Sees to it that this server dies when it comes to the point. */
type Deadly = (victim: Victim) => Promise<void>;

const dieAt = (at: Point): Deadly => {
  return async ({ server, random }) =>
    server.tell({
      ...{ order: 'stop', how: 'die', at },
      passing: random.between({ least: 1, most: 4 }),
    });
};

/** The so-many-th time that the gateway comes by. */
const tapping = (stage: 'arrived' | 'halfWay'): Deadly => {
  return async ({ gateway, server, random }) => {
    let left = random.between({ least: 1, most: 4 });
    const blow = async () => {
      left -= 1;
      if (left === 0) await server.kill();
    };
    gateway.tap({ [stage]: blow });
  };
};

const atRandom: Deadly = async ({ random, server }) => {
  await wait(random.between({ least: 20, most: 1_200 }));
  await server.kill();
};

export const KILLS: Partial<Record<ServerFault, Deadly>> = {
  'killed-at-random': atRandom,
  'killed-beside-another': atRandom,
  'killed-after-row': dieAt('row-written'),
  'killed-after-sending': tapping('arrived'),
  'killed-mid-body': tapping('halfWay'),
  'killed-after-spooling': dieAt('spooled'),
  'killed-mid-upload': dieAt('provider-write'),
  'killed-before-settled': dieAt('asset-written'),
};

/** Waits for the death, looks at what it left behind, and starts another server. */
export const kill = async ({
  victim,
  fault,
  deadly,
}: {
  victim: Victim;
  fault: ServerFault;
  deadly: Deadly;
}): Promise<Pick<Strike, 'autopsy' | 'struck'>> => {
  const { fleet, gateway, folder, people, server } = victim;
  await deadly(victim);
  const inTime = await Promise.race([
    server.gone.then(() => true),
    wait(PATIENCE_MS, false, { ref: false }),
  ]);
  gateway.tap({});
  // It never came to the point. What is armed must not strike later unseen.
  if (!inTime) await server.kill();
  const found = autopsy({ folder, fault, exchanges: gateway.exchanges });
  if (fleet.alive().length === 0) await fleet.add();
  await login(people);
  return { autopsy: found, struck: inTime && found.asMeant };
};

const PATIENCE_MS = 20_000;

/** A server that has just started has much to clean up. */
const login = async (people: Scene['people']): Promise<void> => {
  for (let tries = 0; tries < LOGINS_MAX; tries += 1) {
    try {
      return await people.login();
    } catch {
      await wait(LOGIN_PAUSE_MS);
    }
  }
  throw new Error('Nobody can log in any more');
};

const LOGINS_MAX = 20;
const LOGIN_PAUSE_MS = 500;
