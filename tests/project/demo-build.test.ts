import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTempFolder } from '../support/temp-folder';

const ROOT = join(__dirname, '../..');
const PLUGIN = 'Building the plugin';
const PANEL = 'Building the admin panel';

const WITH = {
  'playground/.strapi/client/app.js': 'import v from "strapi-plugin-venice/strapi-admin";',
};
const WITHOUT = { 'playground/.strapi/client/app.js': 'import u from "other/strapi-admin";' };

const folder = useTempFolder();
beforeEach(() => {
  // A folder of its own, because the build keeps its notes there.
  mkdirSync(join(folder(), 'node_modules'));
  for (const name of ['@strapi', 'typescript']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(folder(), 'node_modules', name));
  }
  writeFileSync(join(folder(), 'package.json'), '{}');
});

/** `files` are what each program writes. */
const build = (files: Record<string, Record<string, string>>): unknown => {
  const driver = join(__dirname, 'demo-build.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [driver, folder(), JSON.stringify(files)],
    {
      encoding: 'utf8',
      timeout: 20_000,
    }
  );
  return JSON.parse(stdout || JSON.stringify({ stderr }));
};

describe('the build of the demo', () => {
  it('builds once what does not change', () => {
    expect(build({ [PANEL]: WITH })).toEqual({ ran: [PLUGIN, PANEL], error: null });
    expect(build({ [PANEL]: WITH })).toEqual({ ran: [], error: null });
  });

  it('refuses an admin panel that was built without the plugin, and builds it again', () => {
    const error = expect.stringContaining('built without the plugin');

    expect(build({ [PANEL]: WITHOUT })).toEqual({ ran: [PLUGIN, PANEL], error });
    expect(build({ [PANEL]: WITHOUT })).toEqual({ ran: [PANEL], error });
    expect(build({ [PANEL]: WITH })).toEqual({ ran: [PANEL], error: null });
  });

  it('builds the admin panel again where another build has written the plugin meanwhile', () => {
    build({ [PANEL]: { ...WITH, 'dist/admin/index.js': 'of the other build' } });

    expect(build({ [PANEL]: WITH })).toEqual({ ran: [PLUGIN, PANEL], error: null });
  });

  it('builds again what somebody has built since without the plugin', () => {
    build({ [PANEL]: WITH });
    writeFileSync(join(folder(), 'playground/.strapi/client/app.js'), 'import u from "other";');

    expect(build({ [PANEL]: WITH })).toEqual({ ran: [PANEL], error: null });
  });
});
