import type { Core } from '@strapi/strapi';
import { OPERATIONS, type Kind } from '../../../shared/operations';
import { ACTIONS } from '../../../shared/plugin';
import type { HttpCaller } from './caller';
import { getService } from './get-service';

/** Throws Forbidden unless the caller may have this carried out. */
export const demandRun = async ({
  strapi,
  caller,
  kind,
  input,
}: {
  strapi: Core.Strapi;
  caller: HttpCaller;
  kind: Kind;
  input: object;
}): Promise<void> => {
  caller.demand(OPERATIONS[kind].action);
  // Where the settings have it off, an input that says so asks for nothing that is not given anyway.
  const { safeMode } = await getService({ strapi, name: 'settings' }).read();
  if (safeMode && switchesSafeModeOff(input)) caller.demand(ACTIONS.safeModeOff);
  // Also for previews: whoever may not save has nothing to do with them.
  await caller.demandSaving();
};

/** In either of Venice's two spellings. */
const switchesSafeModeOff = (input: object): boolean =>
  ('safe_mode' in input && input.safe_mode === false) ||
  ('moderation' in input && input.moderation === 'low');
