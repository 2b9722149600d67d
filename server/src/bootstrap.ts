import type { Core } from '@strapi/strapi';
import { ACTIONS, PLUGIN_ID } from '../../shared/plugin';
import { getService } from './utils/get-service';

const NAMES: Record<
  keyof typeof ACTIONS,
  { displayName: string; group: 'operations' | 'settings' | 'records' }
> = {
  generate: { displayName: 'Generate images', group: 'operations' },
  edit: { displayName: 'Edit images', group: 'operations' },
  removeBackground: { displayName: 'Remove backgrounds', group: 'operations' },
  upscale: { displayName: 'Upscale images', group: 'operations' },
  describe: { displayName: 'Describe images', group: 'operations' },
  animate: { displayName: 'Animate images', group: 'operations' },
  audio: { displayName: 'Speech, music and transcripts', group: 'operations' },
  safeModeOff: { displayName: 'Switch safe mode off', group: 'operations' },
  recordsRead: { displayName: 'See how an image was made', group: 'records' },
  settingsRead: { displayName: 'Read the settings', group: 'settings' },
  settingsUpdate: { displayName: 'Change the settings', group: 'settings' },
};

export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  // Object.entries forgets the names of the keys.
  const names = Object.entries(NAMES) as [keyof typeof ACTIONS, (typeof NAMES)['generate']][];
  await strapi.service('admin::permission').actionProvider.registerMany(
    names.map(([key, { displayName, group }]) => ({
      section: 'plugins',
      displayName,
      uid: ACTIONS[key].split('.')[1],
      subCategory: group,
      pluginName: PLUGIN_ID,
    }))
  );
  const runner = getService({ strapi, name: 'runner' });
  runner.watch();
  strapi.cron.add({
    'venice-expire': { task: () => runner.expire(new Date()), options: { rule: HOURLY } },
  });
};

/** At an odd minute: round ones are when everything else runs. */
const HOURLY = '17 * * * *';
