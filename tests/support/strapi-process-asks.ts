import type { Operation } from '../../shared/contracts/operation';
import type { StrapiProcess } from './strapi-process';
import { until } from './until';

/** What tests with real processes ask of one. */

export const findIn = (app: StrapiProcess, id: number): Promise<Operation> =>
  app.run(async (strapi, asked) => {
    const found = await strapi.plugin('venice').service('journal').find(asked);
    if (!found) throw new Error('There is no such operation');
    return found;
  }, id);

/** Resolves when the first send of an operation is in this state, as that process sees it. */
export const reaches = (question: { app: StrapiProcess; id: number; state: string }) =>
  until(async () => (await findIn(question.app, question.id)).sends[0]?.state === question.state);

export const assetsIn = (app: StrapiProcess): Promise<number> =>
  app.run((strapi) => strapi.db.query('plugin::upload.file').count({}), null);

/** Ends a process at a point of its work, as power does. */
export const dieAt = (question: { app: StrapiProcess; point: string }) =>
  question.app.run(async (_strapi, asked) => {
    const { subscribe } = process.getBuiltinModule('node:diagnostics_channel');
    subscribe('strapi-plugin-venice:checkpoint', (message: unknown) => {
      if ((message as { point: string }).point === asked) process.kill(process.pid, 'SIGKILL');
    });
  }, question.point);
