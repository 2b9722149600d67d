import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { idParams } from '../../../shared/contracts/operations';
import { OPERATIONS } from '../../../shared/operations';
import { ACTIONS } from '../../../shared/plugin';
import { answering, parse } from '../utils/answering';
import { callerOf } from '../utils/caller';
import { getService } from '../utils/get-service';
import { readOperationRequest } from '../utils/operation-request';

export const operations = ({ strapi }: { strapi: Core.Strapi }) => {
  /** An operation is its caller's alone; to everybody else it does not exist. */
  const own = async (ctx: Context) => {
    const { id } = parse({ schema: idParams, value: ctx.params });
    const row = await getService({ strapi, name: 'journal' }).row(id);
    if (!row || row.actor !== callerOf({ strapi, ctx }).actor) throw new errors.NotFoundError();
    return row;
  };

  const answer = async ({ ctx, id }: { ctx: Context; id: number }) => {
    ctx.body = { data: await getService({ strapi, name: 'journal' }).find(id) };
  };

  return {
    create: answering(async (ctx) => {
      const caller = callerOf({ strapi, ctx });
      const { kind, input, options = {} } = readOperationRequest(ctx);
      caller.demand(OPERATIONS[kind].action);
      // Where the settings have it off, an input that says so asks for nothing that is not given anyway.
      const { safeMode } = await getService({ strapi, name: 'settings' }).read();
      if (safeMode && switchesSafeModeOff(input)) caller.demand(ACTIONS.safeModeOff);
      // Also for previews: whoever may not save has nothing to do with them.
      await caller.demandSaving();
      const started = await getService({ strapi, name: 'images' }).start({
        kind,
        input,
        options,
        caller,
      });
      ctx.status = 202;
      ctx.body = { data: started.operation };
    }),

    find: answering(async (ctx) => {
      const { id } = await own(ctx);
      await answer({ ctx, id });
    }),

    cancel: answering(async (ctx) => {
      const { id } = await own(ctx);
      await getService({ strapi, name: 'runner' }).cancel(id);
      await answer({ ctx, id });
    }),
  };
};

/** In either of Venice's two spellings. */
const switchesSafeModeOff = (input: object): boolean =>
  ('safe_mode' in input && input.safe_mode === false) ||
  ('moderation' in input && input.moderation === 'low');
