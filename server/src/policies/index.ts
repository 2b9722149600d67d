import { knownCaller } from './known-caller';
import { may } from './may';

export const policies = { may, 'known-caller': knownCaller };
