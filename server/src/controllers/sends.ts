import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { idParams, keepSend, resendSend } from '../../../shared/contracts/operations';
import { answering, parse } from '../utils/answering';
import { callerOf } from '../utils/caller';
import { demandRun } from '../utils/demand-run';
import { getService } from '../utils/get-service';
import { mayDecide } from '../utils/may-decide';

export const sends = ({ strapi }: { strapi: Core.Strapi }) => {
  const own = async (ctx: Context) => {
    const { id } = parse({ schema: idParams, value: ctx.params });
    const send = await getService({ strapi, name: 'journal' }).send(id);
    const caller = callerOf({ strapi, ctx });
    const row = send?.operation;
    if (!row || !(await mayDecide({ strapi, row, caller }))) throw new errors.NotFoundError();
    return send;
  };

  return {
    preview: answering(async (ctx) => {
      const { id } = await own(ctx);
      const stream = await getService({ strapi, name: 'operations' }).preview(id);
      if (!stream) throw new errors.NotFoundError();
      // Nobody has published it: it must not stay in a cache, nor be taken for anything but a picture.
      ctx.set('Cache-Control', 'private, no-store');
      ctx.set('X-Content-Type-Options', 'nosniff');
      ctx.type = stream.mime;
      if (stream.bytes !== null) ctx.length = stream.bytes;
      ctx.body = stream;
    }),

    keep: answering(async (ctx) => {
      const { id } = await own(ctx);
      const caller = callerOf({ strapi, ctx });
      await caller.demandSaving();
      const options = parse({ schema: keepSend.body, value: ctx.request.body });
      const asset = await getService({ strapi, name: 'operations' }).keep(id, options);
      ctx.body = { data: await caller.present(asset) };
    }),

    discard: answering(async (ctx) => {
      const { id, operation } = await own(ctx);
      await getService({ strapi, name: 'runner' }).discard(id);
      ctx.body = { data: await getService({ strapi, name: 'journal' }).find(operation.id) };
    }),

    resend: answering(async (ctx) => {
      const { id, operation } = await own(ctx);
      const caller = callerOf({ strapi, ctx });
      const { kind, request } = operation;
      await demandRun({ strapi, caller, kind, input: request?.input ?? {} });
      const { acceptUsd } = parse({ schema: resendSend.body, value: ctx.request.body ?? {} });
      const service = getService({ strapi, name: 'operations' });
      const started = await service.startAgain({ sendId: id, caller, acceptUsd });
      ctx.status = 202;
      ctx.body = { data: started.operation };
    }),

    giveUp: answering(async (ctx) => {
      const { id, operation } = await own(ctx);
      await getService({ strapi, name: 'operations' }).giveUp(id);
      ctx.body = { data: await getService({ strapi, name: 'journal' }).find(operation.id) };
    }),
  };
};
