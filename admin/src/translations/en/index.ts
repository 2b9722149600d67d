import { describe } from './describe';
import { animate } from './animate';
import { dialogs } from './dialogs';
import { errors } from './errors';
import { field } from './field';
import { library } from './library';
import { media } from './media';
import { record } from './record';
import { settings } from './settings';
import { waiting } from './waiting';
import { warnings } from './warnings';

export const en = {
  ...field,
  ...errors,
  ...record,
  ...settings,
  ...dialogs,
  ...animate,
  ...media,
  ...describe,
  ...library,
  ...waiting,
  ...warnings,
};

export type TranslationKey = keyof typeof en;
