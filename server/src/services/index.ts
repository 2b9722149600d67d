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
import { createTurns } from './turns';

/** Every service by its name. */
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
  turns: createTurns,
};

export type Services = { [N in keyof typeof services]: ReturnType<(typeof services)[N]> };

/** What applications may build on: `strapi.plugin('venice').service('images')`. The rest is for ourselves and may change. */
export type VeniceServices = Pick<Services, 'catalogue' | 'client' | 'records'> & {
  images: Omit<Services['images'], 'start' | 'startAgain'>;
};
