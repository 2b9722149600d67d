import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { idParams, quoteOperation } from '../../../shared/contracts/operations';
import { OPERATIONS } from '../../../shared/operations';
import { answering, parse } from '../utils/answering';
import { callerOf } from '../utils/caller';
import { demandRun } from '../utils/demand-run';
import { getService } from '../utils/get-service';
import { mayDecide } from '../utils/may-decide';
import { readOperationRequest } from '../utils/operation-request';

export const operations = ({ strapi }: { strapi: Core.Strapi }) => {
  /** To everybody whom it does not concern, an operation does not exist. */
  const own = async (ctx: Context) => {
    const { id } = parse({ schema: idParams, value: ctx.params });
    const row = await getService({ strapi, name: 'journal' }).row(id);
    const caller = callerOf({ strapi, ctx });
    if (!row || !(await mayDecide({ strapi, row, caller }))) throw new errors.NotFoundError();
    return row;
  };

  const answer = async ({ ctx, id }: { ctx: Context; id: number }) => {
    ctx.body = { data: await getService({ strapi, name: 'journal' }).find(id) };
  };

  return {
    create: answering(async (ctx) => {
      const caller = callerOf({ strapi, ctx });
      const { kind, input, options = {} } = readOperationRequest(ctx);
      await demandRun({ strapi, caller, kind, input });
      const service = getService({ strapi, name: 'operations' });
      const started = await service.start({ kind, input, options, caller });
      ctx.status = 202;
      ctx.body = { data: started.operation };
    }),

    quote: answering(async (ctx) => {
      const { kind, input } = parse({
        schema: quoteOperation.body,
        value: ctx.request.body,
        within: 'input',
      });
      callerOf({ strapi, ctx }).demand(OPERATIONS[kind].action);
      ctx.body = { data: await getService({ strapi, name: 'operations' }).quote({ kind, input }) };
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
