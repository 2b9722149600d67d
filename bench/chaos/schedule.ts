import { BESIDE_ANOTHER, type ServerFault } from './faults';
import type { Random } from './random';

/** How often each fault on the server strikes. */
export type Amounts = Record<ServerFault, number>;

export const FULL: Amounts = {
  'killed-at-random': 25,
  'killed-after-row': 4,
  'killed-after-sending': 4,
  'killed-mid-body': 4,
  'killed-after-spooling': 4,
  'killed-mid-upload': 4,
  'killed-before-settled': 4,
  'spool-full': 5,
  'storage-full': 5,
  'database-locked': 5,
  'lease-lost': 9,
  'lease-lost-after-spooling': 4,
  'lease-lost-mid-upload': 4,
  'lease-lost-before-settled': 4,
  'killed-beside-another': 4,
};

const once = (fault: string): [string, number] => [fault, 1];

export const SHORT: Amounts = {
  ...(Object.fromEntries(Object.keys(FULL).map(once)) as Amounts), // the same keys
  // It may meet a preview, which nobody but its person saves.
  'lease-lost-mid-upload': 2,
};

/** In any order, but what takes two servers comes together: each of those groups ends with one of the two being killed. */
export const scheduleOf = ({
  amounts,
  random,
}: {
  amounts: Amounts;
  random: Random;
}): ServerFault[] => {
  const names = Object.entries(amounts) as [ServerFault, number][]; // Object.entries forgets the names
  const all = random.shuffled(
    names.flatMap(([name, times]) => Array<ServerFault>(times).fill(name))
  );
  const alone = all.filter((name) => !BESIDE_ANOTHER.has(name));
  const leases = all.filter((name) => BESIDE_ANOTHER.has(name) && name !== LAST);
  const groups = amounts[LAST];
  const size = Math.ceil(leases.length / groups);
  return [
    ...alone,
    ...Array.from({ length: groups }, (_, group): ServerFault[] => [
      ...leases.slice(group * size, (group + 1) * size),
      LAST,
    ]).flat(),
  ];
};

const LAST = 'killed-beside-another';
