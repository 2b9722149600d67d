import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for each test of a file, gone afterwards. Call at the top of a file or a describe. */
export const useTempFolder = (): (() => string) => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'venice-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
};
