import { createAudio } from './audio';
import { createAccount } from './account';
import { createCatalogue } from './catalogue';
import { createClient } from './client';
import { createImages } from './images';
import { createJournal } from './journal';
import { createMediaLibrary } from './media-library';
import { createOperations } from './operations';
import { createRecords } from './records';
import { createRunner } from './runner';
import { createSettings } from './settings';
import { createSources } from './sources';
import { createSpool } from './spool';
import { createStatus } from './status';
import { createText } from './text';
import { createTurns } from './turns';
import { createVideo } from './video';

/** Every service by its name. */
export const services = {
  images: createImages,
  video: createVideo,
  audio: createAudio,
  operations: createOperations,
  account: createAccount,
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
  text: createText,
  turns: createTurns,
};

export type Services = { [N in keyof typeof services]: ReturnType<(typeof services)[N]> };

/** What applications may build on: `strapi.plugin('venice').service('images')`. The rest is for ourselves and may change. */
export type VeniceServices = Pick<
  Services,
  'images' | 'video' | 'audio' | 'text' | 'account' | 'catalogue' | 'client' | 'records'
>;
