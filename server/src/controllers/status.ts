import type { Core } from '@strapi/strapi';
import { ACTIONS } from '../../../shared/plugin';
import { answering } from '../utils/answering';
import { callerOf } from '../utils/caller';
import { getService } from '../utils/get-service';

export const status = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: answering(async (ctx) => {
    const maySwitchSafeModeOff = callerOf({ strapi, ctx }).may(ACTIONS.safeModeOff);
    const read = await getService({ strapi, name: 'status' }).read();
    ctx.body = { data: { ...read, maySwitchSafeModeOff } };
  }),
});
