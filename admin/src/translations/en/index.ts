import { dialogs } from './dialogs';
import { errors } from './errors';
import { field } from './field';
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
  ...waiting,
  ...warnings,
};

export type TranslationKey = keyof typeof en;
