import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../shared/plugin';
import type { VeniceServices } from '../services';

/** The one way in which services reach each other. */
export const getService = <N extends keyof VeniceServices>({
  strapi,
  name,
}: {
  strapi: Core.Strapi;
  name: N;
}): VeniceServices[N] =>
  // Strapi knows services by name only; which type a name has is said in services/index.ts.
  strapi.plugin(PLUGIN_ID as string).service(name) as VeniceServices[N];
