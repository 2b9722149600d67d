import type { Core } from '@strapi/strapi';
import { extendImageManipulation } from './services/media-library';
import { getService } from './utils/get-service';
import { sweepUploads } from './utils/sweep-uploads';

export const register = ({ strapi }: { strapi: Core.Strapi }): void => {
  const spool = getService({ strapi, name: 'spool' });
  spool.prepare();
  extendImageManipulation({ strapi, isExact: spool.holds });
  sweepUploads({ strapi });
};
