import { operation } from './operation';
import { send } from './send';

export const contentTypes = { operation, send };
