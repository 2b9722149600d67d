import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Operation } from '../../../../shared/contracts/operation';
import { getService } from '../../utils/get-service';

const LOOK_EVERY_MS = 500;

/** The operation once nothing of it runs any more, wherever it runs; its latest state that could be read when `isOver` ends the wait. */
export const whenEnded = async ({
  strapi,
  operation,
  isOver,
}: {
  strapi: Core.Strapi;
  operation: Operation;
  isOver(): boolean;
}): Promise<Operation> => {
  let latest = operation;
  for (;;) {
    try {
      const found = await getService({ strapi, name: 'journal' }).find(operation.id);
      if (found?.status !== 'running') return found ?? latest;
      latest = found;
    } catch {
      // The database is away for a moment.
    }
    if (isOver()) return latest;
    await wait(LOOK_EVERY_MS);
  }
};
