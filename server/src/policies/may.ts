import type { Action } from '../../../shared/plugin';

type Context = { state: { userAbility?: { can(action: string): boolean } } };

/** Lets through who has any of the contract's actions. Strapi's own policy knows "all of" only. */
export const may = (ctx: Context, config: { anyOf: readonly Action[] }): boolean => {
  const ability = ctx.state.userAbility;
  return ability !== undefined && config.anyOf.some((action) => ability.can(action));
};
