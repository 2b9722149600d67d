import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { saveDescription } from '../../../shared/contracts/describe';
import { answering, parse } from '../utils/answering';
import { callerOf } from '../utils/caller';
import { demandUpdate } from '../utils/demand-update';
import { readDescribeRequest } from '../utils/describe-request';
import { getService } from '../utils/get-service';

export const descriptions = ({ strapi }: { strapi: Core.Strapi }) => ({
  create: answering(async (ctx) => {
    const { access } = callerOf({ strapi, ctx });
    const input = readDescribeRequest(ctx);
    const text = getService({ strapi, name: 'text' });
    ctx.body = { data: await text.describe(input, { access, signal: untilGone(ctx) }) };
  }),

  save: answering(async (ctx) => {
    const { id } = parse({ schema: saveDescription.params, value: ctx.params });
    const body = parse({ schema: saveDescription.body, value: ctx.request.body });
    const { overwrite = false, ...texts } = body;
    const caller = callerOf({ strapi, ctx });
    // Nobody learns of an asset from being refused.
    if (!(await caller.access.mayReadAsset({ id }))) throw new errors.NotFoundError();
    await demandUpdate({ strapi, ctx, id });
    const library = getService({ strapi, name: 'mediaLibrary' });
    const userId = caller.creator?.id ?? null;
    const written = await library.writeTexts({ id, ...texts, overwrite, userId });
    if (written === null) throw new errors.NotFoundError();
    const { asset, saved } = written;
    ctx.body = { data: { asset: await caller.present(await library.present(asset)), saved } };
  }),
});

/** The texts are kept nowhere: without anybody to read them, the model need not go on. */
const untilGone = (ctx: Context): AbortSignal => {
  const gone = new AbortController();
  ctx.res.once('close', () => gone.abort());
  return gone.signal;
};
