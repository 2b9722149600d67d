import { setTimeout as wait } from 'node:timers/promises';
import type { Sabotage } from './sabotage';
import { startStrapiProcess, type StrapiProcess } from './strapi-process';

export type Fleet = ReturnType<typeof createFleet>;

const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** The Strapis on one folder and database: mostly one, for some faults two. */
export const createFleet = (start: { folder: string; sabotage: Sabotage | null }) => {
  const all: StrapiProcess[] = [];
  const frozen = new Set<StrapiProcess>();
  let turn = 0;
  let boots = 0;

  const alive = () => all.filter((one) => one.isAlive());
  const awake = () => alive().filter((one) => !frozen.has(one));

  return {
    alive,
    boots: () => boots,

    async add(): Promise<StrapiProcess> {
      const one = await startStrapiProcess(start);
      boots += 1;
      all.push(one);
      return one;
    },

    /** Of one that answers; each in turn. */
    async origin(): Promise<string> {
      for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
        const there = awake();
        const one = there[(turn += 1) % Math.max(1, there.length)];
        if (one) return one.origin;
        await wait(LOOK_EVERY_MS);
      }
      throw new Error('No server came up');
    },

    /** The next strike is for another. */
    rotate(): void {
      const [first, ...others] = all.splice(0);
      if (first) all.push(...others, first);
    },

    freeze(one: StrapiProcess): void {
      frozen.add(one);
      one.freeze();
    },

    thaw(one: StrapiProcess): void {
      one.thaw();
      frozen.delete(one);
    },

    async end(): Promise<void> {
      await Promise.all(alive().map((one) => one.kill()));
    },
  };
};
