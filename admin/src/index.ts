import type { StrapiApp } from '@strapi/strapi/admin';
import type { RUN_ACTIONS } from '../../shared/contracts/operations';
import { ACTIONS, PLUGIN_ID } from '../../shared/plugin';
import { MenuIcon } from './components/menu/menu-icon';
import { wrapMediaInput } from './components/field/wrap-media-input';
import { showLibraryBar } from './components/library/show-library-bar';
import { label, prefixed } from './translations/text';

/** As the contracts have it, which bring their schemas with them and are not loaded before a dialog or a page needs them. */
const RUN: typeof RUN_ACTIONS = [
  ACTIONS.generate,
  ACTIONS.edit,
  ACTIONS.removeBackground,
  ACTIONS.upscale,
  ACTIONS.animate,
  ACTIONS.audio,
];

let strapiApp: StrapiApp | null = null;

const plugin = {
  register(app: StrapiApp) {
    // bootstrap() gets a narrower app, without the fields.
    strapiApp = app;
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: MenuIcon,
      intlLabel: label('waiting.menu'),
      Component: () => import('./pages/waiting'),
      permissions: RUN.map((action) => ({ action, subject: null })),
    });
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
    showLibraryBar(app);
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
