import type { Core } from '@strapi/strapi';
import { ACTIONS } from '../../../shared/plugin';
import type { OperationRow } from '../services/journal/rows';
import type { HttpCaller } from './caller';

type Question = { strapi: Core.Strapi; caller: HttpCaller };

/** Nobody sits before what these asked for. */
const WITHOUT_A_PERSON = ['code', 'content-api'];

/**
 * Whether a caller may see an operation and say what becomes of it: their own, and for those who run the plugin what no person asked for
 * or somebody whose account is gone.
 */
export const mayDecide = async ({
  row,
  ...question
}: Question & { row: OperationRow }): Promise<boolean> => {
  if (row.actor === question.caller.actor) return true;
  if (!runsThePlugin(question.caller)) return false;
  return (
    WITHOUT_A_PERSON.includes(row.origin) ||
    !(await administrators(question)).includes(String(row.actor))
  );
};

/** The same as a condition on operations. */
export const decidedBy = async (question: Question): Promise<object> => {
  const own = { actor: question.caller.actor };
  if (!runsThePlugin(question.caller)) return own;
  return {
    $or: [
      own,
      { origin: { $in: WITHOUT_A_PERSON } },
      { actor: { $notIn: await administrators(question) } },
    ],
  };
};

const runsThePlugin = (caller: HttpCaller): boolean =>
  caller.origin === 'admin' && caller.may(ACTIONS.settingsUpdate);

/** As journal rows name them. */
const administrators = async ({ strapi }: Question): Promise<string[]> => {
  const users = await strapi.db.query('admin::user').findMany({ select: ['id'] });
  return users.map(({ id }) => `admin:${id}`);
};
