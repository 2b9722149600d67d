import { ACTIONS } from '../../../shared/plugin';
import type { OperationRow } from '../services/journal/rows';
import type { HttpCaller } from './caller';

/** Nobody sits before what these asked for. */
const WITHOUT_A_PERSON = ['code', 'content-api'];

/** Whether a caller may see an operation and say what becomes of it: their own, and for those who run the plugin what no person asked for. */
export const mayDecide = ({ row, caller }: { row: OperationRow; caller: HttpCaller }): boolean =>
  row.actor === caller.actor || (runsThePlugin(caller) && WITHOUT_A_PERSON.includes(row.origin));

/** The same as a condition on operations. */
export const decidedBy = (caller: HttpCaller): object =>
  runsThePlugin(caller)
    ? { $or: [{ actor: caller.actor }, { origin: { $in: WITHOUT_A_PERSON } }] }
    : { actor: caller.actor };

const runsThePlugin = (caller: HttpCaller): boolean =>
  caller.origin === 'admin' && caller.may(ACTIONS.settingsUpdate);
