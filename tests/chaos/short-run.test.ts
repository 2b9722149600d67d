import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

jest.setTimeout(300_000);

const ROOT = join(__dirname, '../..');

describe('the short run of the fault harness', () => {
  it('loses nothing, pays for nothing twice and stores nothing twice', () => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(ROOT, 'bench', 'run.mjs'), 'chaos', '--short'],
      { cwd: ROOT, encoding: 'utf8', timeout: 280_000 }
    );

    expect({ status, stdout, stderr }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Every promise held'),
    });
  });
});
