import type { Core } from '@strapi/strapi';
import type { VeniceServices } from './services';

/** What `strapi.plugin('venice')` is: Strapi's plugin, with services that are typed by their names. */
export interface VenicePlugin extends Omit<Core.Plugin, 'service' | 'services'> {
  service<N extends keyof VeniceServices>(name: N): VeniceServices[N];
}

declare module '@strapi/types/dist/core/strapi.js' {
  interface Strapi {
    plugin(name: 'venice'): VenicePlugin;
  }
}
