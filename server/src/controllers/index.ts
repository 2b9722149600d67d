import { catalogue } from './catalogue';
import { descriptions } from './descriptions';
import { operations } from './operations';
import { records } from './records';
import { sends } from './sends';
import { settings } from './settings';
import { status } from './status';
import { waiting } from './waiting';

export const controllers = {
  operations,
  sends,
  catalogue,
  descriptions,
  records,
  settings,
  status,
  waiting,
};
