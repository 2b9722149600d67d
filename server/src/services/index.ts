import { createCatalogue } from './catalogue';
import { createClient } from './client';
import { createImages } from './images';
import { createJournal } from './journal';
import { createMediaLibrary } from './media-library';
import { createRecords } from './records';
import { createRunner } from './runner';
import { createSettings } from './settings';
import { createSources } from './sources';
import { createSpool } from './spool';
import { createStatus } from './status';

/** Names are public: `strapi.plugin('venice').service('images')`. The journal, runner, spool and the like are for ourselves. */
export const services = {
  images: createImages,
  catalogue: createCatalogue,
  client: createClient,
  records: createRecords,
  settings: createSettings,
  journal: createJournal,
  runner: createRunner,
  sources: createSources,
  mediaLibrary: createMediaLibrary,
  spool: createSpool,
  status: createStatus,
};

export type VeniceServices = { [N in keyof typeof services]: ReturnType<(typeof services)[N]> };
