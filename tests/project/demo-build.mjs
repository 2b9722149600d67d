/**
 * Runs the demo's build in the folder of the first argument. Its programs run nothing: each writes the files of the second argument
 * that stand under its title. Prints what ran, and how it ended.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from '../../playground/demo/build.mjs';

const [root, written] = process.argv.slice(2);
const files = JSON.parse(written);
const ran = [];
const run = async ({ says }) => {
  const [title] = says.split(' (');
  ran.push(title);
  for (const [path, text] of Object.entries(files[title] ?? {})) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
};
const error = await build({ root, processes: { run }, withSandbox: false }).then(
  () => null,
  ({ message }) => message
);
console.log(JSON.stringify({ ran, error }));
