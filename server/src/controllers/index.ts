import { catalogue } from './catalogue';
import { operations } from './operations';
import { records } from './records';
import { sends } from './sends';
import { settings } from './settings';
import { status } from './status';
import { waiting } from './waiting';

export const controllers = { operations, sends, catalogue, records, settings, status, waiting };
