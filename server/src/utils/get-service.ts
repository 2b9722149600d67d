import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../shared/plugin';
import type { Services } from '../services';

/** The one way in which services reach each other. */
export const getService = <N extends keyof Services>({
  strapi,
  name,
}: {
  strapi: Core.Strapi;
  name: N;
}): Services[N] =>
  // Strapi knows services by name only; which type a name has is said in services/index.ts.
  strapi.plugin(PLUGIN_ID as string).service(name) as Services[N];
