import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { Asset } from '../../../shared/contracts/asset';
import { ACTIONS, UIDS, UPLOAD_CREATE, type Action } from '../../../shared/plugin';
import { nameOf } from '../services/operations/administrator';
import type { Caller } from '../services/operations/request';
import type { SourceAccess } from '../services/sources';

/** Who calls over HTTP, what they may do, and how an asset looks to them. */
export type HttpCaller = Caller & {
  access: Extract<SourceAccess, { origin: 'http' }>;
  /** Throws Forbidden unless they may do this. Callers of the content API are held by their scopes, not by these actions. */
  demand(action: Action): void;
  /** Throws Forbidden unless they may add to the Media Library. */
  demandSaving(): Promise<void>;
  may(action: Action): boolean;
  present(asset: Asset): Promise<Asset>;
};

type Question = { strapi: Core.Strapi; ctx: Context };

export const callerOf = (question: Question): HttpCaller =>
  question.ctx.state.route?.info?.type === 'content-api'
    ? fromContentApi(question)
    : fromAdmin(question);

type Ability = { can(action: string, subject?: unknown): boolean };

type PermissionsManager = {
  action: string;
  toSubject(entity: unknown): unknown;
  sanitizeOutput(entity: unknown, options: { action: string }): Promise<Asset>;
};

const READ_ASSETS = 'plugin::upload.read';

const fromAdmin = ({ strapi, ctx }: Question): HttpCaller => {
  // Set by Strapi's authentication of admin routes.
  const { user, userAbility: ability } = ctx.state as {
    user: Parameters<typeof nameOf>[0];
    userAbility: Ability;
  };
  const manager: PermissionsManager = strapi.service('admin::permission').createPermissionsManager({
    ability,
    action: READ_ASSETS,
    model: UIDS.file,
  });
  return {
    origin: 'admin',
    actor: `admin:${user.id}`,
    creator: { id: user.id, name: nameOf(user) },
    access: {
      origin: 'http',
      // Roles may be limited to what their people uploaded themselves, so the row decides and not the right alone.
      mayReadAsset: async ({ id }) => {
        const row = await strapi.db.query(UIDS.file).findOne({
          where: { id },
          populate: { createdBy: { populate: ['roles'] }, folder: true },
        });
        return row !== null && ability.can(manager.action, manager.toSubject(row));
      },
    },
    may: (action) => ability.can(action),
    demand: (action) => {
      if (!ability.can(action)) throw new errors.ForbiddenError();
    },
    demandSaving: async () => {
      if (!ability.can(UPLOAD_CREATE, UIDS.file)) throw new errors.ForbiddenError();
    },
    present: (asset) => manager.sanitizeOutput(asset, { action: READ_ASSETS }),
  };
};

/** Of Strapi's upload plugin: what a token or a user needs to read files and to add some. */
const SCOPES = {
  read: 'plugin::upload.content-api.findOne',
  save: 'plugin::upload.content-api.upload',
};

/** Strategies of other plugins have names of their own, so that nobody is taken for somebody else's number. */
const actorOf = (auth: {
  strategy?: { name?: string };
  credentials?: { id?: unknown };
}): string => {
  const name = auth?.strategy?.name ?? '';
  const id = auth?.credentials?.id;
  if (id === undefined || id === null) throw new errors.ForbiddenError();
  return `${ACTORS[name] ?? name}:${String(id)}`;
};

const ACTORS: Record<string, string> = {
  'users-permissions': 'user',
  'content-api-token': 'token',
};

const fromContentApi = ({ strapi, ctx }: Question): HttpCaller => {
  const { auth } = ctx.state;
  const allowed = async (scope: string): Promise<boolean> => {
    try {
      await strapi.auth.verify(auth, { scope: [scope] });
      return true;
    } catch {
      return false;
    }
  };
  return {
    origin: 'content-api',
    actor: actorOf(auth),
    creator: null,
    access: { origin: 'http', mayReadAsset: () => allowed(SCOPES.read) },
    // Switching safe mode off is for people of the admin; everything else is settled by the scope of the route.
    may: (action) => action !== ACTIONS.safeModeOff,
    demand: (action) => {
      if (action === ACTIONS.safeModeOff) throw new errors.ForbiddenError();
    },
    demandSaving: async () => {
      if (!(await allowed(SCOPES.save))) throw new errors.ForbiddenError();
    },
    present: async (asset) =>
      // Typed by the schemas of the application; the result is the same file with less in it.
      (await strapi.contentAPI.sanitize.output(asset, strapi.getModel(UIDS.file), {
        auth,
      })) as Asset,
  };
};
