import type { Core } from '@strapi/strapi';
import { getService } from './utils/get-service';

/** Before the database closes, so that whatever is out still gets its end in the journal. */
export const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  strapi.cron.remove('venice-expire');
  await getService({ strapi, name: 'runner' }).stop();
};
