import type { Core } from '@strapi/strapi';
import { testSettings, updateSettings } from '../../../shared/contracts/settings';
import { ACTIONS } from '../../../shared/plugin';
import { answering, parse } from '../utils/answering';
import { callerOf } from '../utils/caller';
import { getService } from '../utils/get-service';

export const settings = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService({ strapi, name: 'settings' });
  return {
    find: answering(async (ctx) => {
      ctx.body = { data: await service().publicSettings() };
    }),

    update: answering(async (ctx) => {
      const update = parse({ schema: updateSettings.body, value: ctx.request.body });
      if (update.safeMode === false && (await service().read()).safeMode) {
        callerOf({ strapi, ctx }).demand(ACTIONS.safeModeOff);
      }
      ctx.body = { data: await service().update(update) };
    }),

    test: answering(async (ctx) => {
      const { apiKey } = parse({ schema: testSettings.body, value: ctx.request.body });
      ctx.body = { data: await service().test(apiKey) };
    }),
  };
};
