import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { getRecord } from '../../../shared/contracts/records';
import { answering, parse } from '../utils/answering';
import { callerOf } from '../utils/caller';
import { getService } from '../utils/get-service';

export const records = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: answering(async (ctx) => {
    const { assetId } = parse({ schema: getRecord.params, value: ctx.params });
    const { access } = callerOf({ strapi, ctx });
    // A record speaks of its asset: who may not see the one does not get the other.
    if (!(await access.mayReadAsset({ id: assetId }))) throw new errors.NotFoundError();
    const service = getService({ strapi, name: 'records' });
    const record = await service.forAsset(assetId);
    ctx.body = { data: { record, lineage: await service.lineage(assetId, access) } };
  }),
});
