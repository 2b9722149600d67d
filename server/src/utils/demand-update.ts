import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { UIDS, UPLOAD_UPDATE } from '../../../shared/plugin';

type Question = { strapi: Core.Strapi; ctx: Context; id: number };

/** Throws Forbidden unless the caller may change what the Media Library says of this asset: just whom Strapi's own upload lets. */
export const demandUpdate = async (question: Question): Promise<void> => {
  const fromContentApi = question.ctx.state.route?.info?.type === 'content-api';
  const may = fromContentApi ? await mayByScope(question) : await mayByRole(question);
  if (!may) throw new errors.ForbiddenError();
};

/** Of Strapi's upload plugin: it has one scope for adding and changing. */
const UPLOAD_SCOPE = 'plugin::upload.content-api.upload';

const mayByScope = async ({ strapi, ctx }: Question): Promise<boolean> => {
  try {
    await strapi.auth.verify(ctx.state.auth, { scope: [UPLOAD_SCOPE] });
    return true;
  } catch {
    return false;
  }
};

/** Roles may be limited to what their people uploaded themselves, so the row decides and not the right alone. */
const mayByRole = async ({ strapi, ctx, id }: Question): Promise<boolean> => {
  const manager = strapi.service('admin::permission').createPermissionsManager({
    ability: ctx.state.userAbility,
    action: UPLOAD_UPDATE,
    model: UIDS.file,
  });
  const row = await strapi.db.query(UIDS.file).findOne({
    where: { id },
    populate: { createdBy: { populate: ['roles'] }, folder: true },
  });
  return row !== null && manager.ability.can(manager.action, manager.toSubject(row));
};
