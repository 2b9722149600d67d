import { ACTIONS } from '../../../shared/plugin';
import { knownCaller } from '../../../server/src/policies/known-caller';
import { may } from '../../../server/src/policies/may';

const ability = (...actions: string[]) => ({ can: (action: string) => actions.includes(action) });

describe('may', () => {
  const config = { anyOf: [ACTIONS.generate, ACTIONS.edit] };

  it('lets through who has any of the actions', () => {
    expect(may({ state: { userAbility: ability(ACTIONS.edit) } }, config)).toBe(true);
  });

  it('keeps out who has none of them', () => {
    expect(may({ state: { userAbility: ability(ACTIONS.upscale) } }, config)).toBe(false);
  });

  it('keeps out who is nobody', () => {
    expect(may({ state: {} }, config)).toBe(false);
  });
});

describe('known-caller', () => {
  it('lets a token or a user through', () => {
    expect(knownCaller({ state: { auth: { credentials: { id: 1 } } } })).toBe(true);
  });

  it('keeps the public out, whose credentials are null', () => {
    expect(knownCaller({ state: { auth: { credentials: null } } })).toBe(false);
  });
});
