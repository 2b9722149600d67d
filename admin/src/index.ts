import type { StrapiApp } from '@strapi/strapi/admin';
import { ACTIONS, PLUGIN_ID } from '../../shared/plugin';
import { wrapMediaInput } from './components/field/wrap-media-input';
import { label, prefixed } from './translations/text';

let strapiApp: StrapiApp | null = null;

const plugin = {
  register(app: StrapiApp) {
    // bootstrap() gets a narrower app, without the fields.
    strapiApp = app;
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addSettingsLink(
      { id: PLUGIN_ID, intlLabel: label('settings.section') },
      {
        id: `${PLUGIN_ID}-configuration`,
        intlLabel: label('settings.link'),
        to: PLUGIN_ID,
        Component: () => import('./pages/settings'),
        permissions: [{ action: ACTIONS.settingsRead, subject: null }],
      }
    );
  },

  /** Every plugin has registered by now, so whoever replaced the media field is wrapped as well. */
  bootstrap() {
    if (strapiApp) wrapMediaInput(strapiApp);
  },

  async registerTrads({ locales }: { locales: string[] }) {
    const { en } = await import('./translations/en');
    return locales.map((locale) => ({ locale, data: locale === 'en' ? prefixed(en) : {} }));
  },
};

export default plugin;
