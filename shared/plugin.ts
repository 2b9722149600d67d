/** Names that both halves and the database rely on. Changing one is a breaking change. */

export const PLUGIN_ID = 'venice';

export const UIDS = {
  operation: 'plugin::venice.operation',
  send: 'plugin::venice.send',
  file: 'plugin::upload.file',
} as const;

/** Permission actions of Strapi's role editor, as `plugin::venice.<name>`. */
export const ACTIONS = {
  generate: 'plugin::venice.generate',
  edit: 'plugin::venice.edit',
  removeBackground: 'plugin::venice.remove-background',
  upscale: 'plugin::venice.upscale',
  describe: 'plugin::venice.describe',
  animate: 'plugin::venice.animate',
  audio: 'plugin::venice.audio',
  recordsRead: 'plugin::venice.records-read',
  settingsRead: 'plugin::venice.settings-read',
  settingsUpdate: 'plugin::venice.settings-update',
  safeModeOff: 'plugin::venice.safe-mode-off',
} as const;

export type Action = (typeof ACTIONS)[keyof typeof ACTIONS];

/** Saving into the Media Library needs its own right as well as ours. */
export const UPLOAD_CREATE = 'plugin::upload.assets.create';

/** Changing the texts of an asset is a right of Strapi's own. */
export const UPLOAD_UPDATE = 'plugin::upload.assets.update';

/** Where money is added and spend limits are raised, as Venice's own error texts name it. */
export const VENICE_BILLING_URL = 'https://venice.ai/settings/api';
