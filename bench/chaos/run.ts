import { startSandbox } from '../../sandbox/server';
import { LEASE_MS, uploadSource, writeApplication } from './application';
import { compare, type Comparison } from './compare';
import { createCrowd } from './crowd';
import type { ServerFault } from './faults';
import { createFleet } from './fleet';
import { openGateway } from './gateway';
import { readDatabase, type Contents } from './journal-file';
import { openLibrary } from './library';
import { createPeople } from './people';
import { createRandom } from './random';
import type { Sabotage } from './sabotage';
import { lookAround, settle } from './settle';
import { strike, type Scene, type Strike } from './strikes';

export type Settings = {
  /** An empty one. */
  folder: string;
  seed: number;
  operations: number;
  schedule: readonly ServerFault[];
  sabotage: Sabotage | null;
  /** The folder of another build of the plugin than this repository's. */
  plugin: string | null;
  progress(line: string): void;
};

export type Result = {
  comparison: Comparison;
  contents: Contents;
  strikes: Strike[];
  operations: number;
  charged: number;
  boots: number;
  /** Files of the spool that no row speaks of. */
  leftovers: string[];
  problems: string[];
};

/** Strapi, a sandbox and people who use both, while everything fails that can. */
export const run = async (settings: Settings): Promise<Result> => {
  const { folder, seed, operations, progress } = settings;
  const random = createRandom(seed);
  const pace = createRandom(seed + 1);
  const fleet = createFleet(settings);
  const people = createPeople(fleet.origin);
  const crowd = createCrowd({ people, seed, operations });
  const sandbox = await startSandbox({ balanceUsd: 1_000_000, options: NO_LIMIT });
  const gateway = await openGateway({
    ...{ sandbox, actOf: crowd.actOf },
    // Mostly soon, sometimes not.
    pace: () => pace.next() ** 2 * 200,
  });
  try {
    writeApplication({ ...settings, baseUrl: gateway.url });
    await fleet.add();
    await people.register();
    const source = await uploadSource({ people });
    crowd.begin({ source });
    const { underWay, ended, asked, deeds } = crowd;
    const scene = { folder, fleet, gateway, people, random, leaseMs: LEASE_MS, underWay, ended };
    const strikes: Strike[] = [];
    for (const fault of settings.schedule) {
      strikes.push(...(await strikeUntilItHits({ scene, fault })));
      progress(`${strikes.length} strikes, ${asked()} operations: ${fault}`);
    }
    await crowd.finish();
    progress(`${asked()} operations asked for, waiting for the rest`);
    const late = await settle(folder);
    const found = await lookAround({ folder, people });
    await fleet.end();

    const contents = readDatabase(folder);
    const library = openLibrary({ folder, contents });
    const ledger = sandbox.ledger();
    const { exchanges } = gateway;
    return {
      comparison: compare({
        ...{ ledger, exchanges, contents, library, deeds, strikes, source },
        ...found,
      }),
      ...{ contents, strikes },
      operations: asked(),
      charged: ledger.entries.length,
      boots: fleet.boots(),
      leftovers: library.straySpool(),
      problems: [...crowd.problems, ...late],
    };
  } finally {
    await fleet.end();
    await gateway.close();
    await sandbox.close();
  }
};

/** The sandbox's own limit is never the reason why something is refused. */
const NO_LIMIT = { requestsPerMinute: 1_000_000 };

const TRIES = 3;

/** All tries, the last of which has hit, or none has. */
const strikeUntilItHits = async (question: {
  scene: Scene;
  fault: ServerFault;
}): Promise<Strike[]> => {
  const tries: Strike[] = [];
  while (tries.length < TRIES && !tries.at(-1)?.struck) tries.push(await strike(question));
  return tries;
};
