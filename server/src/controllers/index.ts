import { catalogue } from './catalogue';
import { operations } from './operations';
import { records } from './records';
import { sends } from './sends';
import { settings } from './settings';
import { status } from './status';

export const controllers = { operations, sends, catalogue, records, settings, status };
