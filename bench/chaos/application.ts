import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAppFolder } from '../support/app-folder';
import { TIME_LIMIT_MS } from './gateway';
import type { People } from './people';

/** Short, so that a run sees hundreds of them run out; long against what a busy machine delays a timer by. */
export const LEASE_MS = 800;

/** Writes the application whose servers are struck. */
export const writeApplication = ({
  folder,
  baseUrl,
  plugin,
}: {
  folder: string;
  baseUrl: string;
  plugin: string | null;
}): void => {
  const venice = {
    ...{ apiKey: 'chaos-key', baseUrl, leaseMs: LEASE_MS, concurrency: 12 },
    // Waiting for a turn and for the circuit is not what this is about.
    ...{ requestsPerMinute: 10_000, circuit: { refusals: 1_000 } },
    retry: { attempts: 4, baseDelayMs: 100, capMs: 400, waitBudgetMs: 60_000 },
    timeouts: { generateMs: TIME_LIMIT_MS, editMs: TIME_LIMIT_MS, fullDiskMs: TIME_LIMIT_MS },
  };
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  writeAppFolder({ folder, venice });
  if (plugin === null) return;
  const plugins = { venice: { enabled: true, resolve: plugin, config: venice } };
  const module = `module.exports = ${JSON.stringify(plugins)}`;
  writeFileSync(join(folder, 'config', 'plugins.js'), module);
};

/** The picture that edits are made of; answers the id of its asset. Any will do, so long as no send makes the same. */
export const uploadSource = async ({ people }: { people: People }): Promise<number> => {
  // What types sharp ships leave to the dom's, which this has none of.
  const sharp = require('sharp') as Sharp;
  const create = { width: 320, height: 320, channels: 3, background: '#8899aa' };
  const bytes = await sharp({ create }).png().toBuffer();
  return people.upload({ name: 'source.png', bytes, mime: 'image/png' });
};

type Sharp = (options: object) => { png(): { toBuffer(): Promise<Buffer> } };
