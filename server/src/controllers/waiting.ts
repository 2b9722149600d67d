import type { Core } from '@strapi/strapi';
import type { Operation } from '../../../shared/contracts/operation';
import { WAITING_MAX } from '../../../shared/contracts/operations';
import { answering } from '../utils/answering';
import { callerOf } from '../utils/caller';
import { getService } from '../utils/get-service';
import { decidedBy } from '../utils/may-decide';

/** What is looked through for one answer. */
const LOOKED_AT_MAX = 200;

export const waiting = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: answering(async (ctx) => {
    const journal = getService({ strapi, name: 'journal' });
    const caller = callerOf({ strapi, ctx });
    const ids = await journal.lookups.undecided(await decidedBy({ strapi, caller }));
    const found: Operation[] = [];
    for (const id of ids.slice(0, LOOKED_AT_MAX)) {
      const operation = await journal.find(id);
      if (operation?.status === 'waiting') found.push(operation);
    }
    ctx.body = { data: { operations: found.slice(0, WAITING_MAX), total: found.length } };
  }),
});
