import { createClients, type Deed } from './clients';
import { WIRE_FAULTS, type WireAct } from './faults';
import type { People } from './people';
import { planOf, type Plan } from './plan';
import { createRandom } from './random';

export type Crowd = ReturnType<typeof createCrowd>;

const CLIENTS = 14;

/** People who ask for one operation after the other. */
export const createCrowd = ({
  people,
  seed,
  operations,
}: {
  people: People;
  seed: number;
  /** At least so many; more while `hurry` has not been called. */
  operations: number;
}) => {
  const plans = new Map<string, Plan>();
  const requests = new Map<string, number>();
  const problems: string[] = [];
  const deeds: Deed[] = [];
  let asked = 0;
  let enough = false;
  let done: Promise<unknown> = Promise.resolve();

  const next = (): Plan => {
    // A generator for each, because it is chance who asks when.
    const plan = planOf({ run: seed, n: asked, random: createRandom(seed * 100_003 + asked) });
    asked += 1;
    plans.set(plan.tag, plan);
    return plan;
  };

  const waiting = () => deeds.filter(({ endedAt }) => endedAt === null).length;

  return {
    deeds,
    problems,
    asked: () => asked,
    /** How many operations clients wait for, and have waited for. */
    underWay: waiting,
    ended: () => deeds.length - waiting(),

    begin({ source }: { source: number }): void {
      const carryOut = createClients({ people, source, deeds });
      const one = async (): Promise<void> => {
        while (!enough || asked < operations) {
          const plan = next();
          await carryOut(plan).catch((error: unknown) => {
            problems.push(`${plan.tag}: ${error instanceof Error ? error.message : String(error)}`);
          });
        }
      };
      done = Promise.all(Array.from({ length: CLIENTS }, one));
    },

    /** Nobody asks for more than was ordered; resolves when everybody has what they asked for. */
    async finish(): Promise<void> {
      enough = true;
      await done;
    },

    /** What is to happen to the next request that this send makes. */
    actOf({ tag, seed: drawn }: { tag: string; seed: number | null }): WireAct | null {
      const key = `${tag}:${drawn}`;
      const nth = requests.get(key) ?? 0;
      requests.set(key, nth + 1);
      const fault = plans.get(tag)?.wire ?? null;
      return fault === null ? null : (WIRE_FAULTS[fault].script[nth] ?? null);
    },
  };
};
