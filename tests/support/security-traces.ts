import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { App } from './strapi';

/** Every row of every table, whoever's it is. */
export const wholeDatabase = async ({ strapi }: App): Promise<Record<string, unknown[]>> => {
  const tables = await strapi.db.dialect.schemaInspector.getTables();
  const read = tables.map(async (table) => [table, await strapi.db.connection(table).select('*')]);
  return Object.fromEntries(await Promise.all(read));
};

/** The bytes of every file below a folder by their path, without links and without `leaveOut`. */
export const filesBelow = (question: {
  folder: string;
  leaveOut?: RegExp;
}): { path: string; bytes: Buffer }[] => {
  const { folder, leaveOut = /$^/ } = question;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !leaveOut.test(relative(folder, path)))
    .map((path) => ({ path: relative(folder, path), bytes: readFileSync(path) }));
};

/** Everything that is answered over HTTP from now on, headers included. */
export const overhear = (): { heard: string[]; stop(): void } => {
  const heard: string[] = [];
  const ask = globalThis.fetch;
  const spy = jest.spyOn(globalThis, 'fetch').mockImplementation(async (...question) => {
    const answer = await ask(...question);
    const copy = answer.clone();
    heard.push(JSON.stringify([...copy.headers]) + (await copy.text()));
    return answer;
  });
  return { heard, stop: () => spy.mockRestore() };
};

/** The surroundings of a secret wherever it stands, so that a failure shows what told it and not a whole day. */
export const tellings = ({ texts, secret }: { texts: string[]; secret: string }): string[] =>
  texts.flatMap((text) => {
    const at = text.indexOf(secret);
    return at < 0 ? [] : [text.slice(Math.max(0, at - SURROUNDINGS), at + secret.length)];
  });

const SURROUNDINGS = 60;
