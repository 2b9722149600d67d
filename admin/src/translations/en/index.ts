import { dialogs } from './dialogs';
import { errors } from './errors';
import { field } from './field';
import { record } from './record';
import { settings } from './settings';

export const en = { ...field, ...errors, ...record, ...settings, ...dialogs };

export type TranslationKey = keyof typeof en;
