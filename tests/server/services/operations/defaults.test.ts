import type { ImageKind } from '../../../../shared/operations';
import { SEED_MAX, SEED_MIN } from '../../../../shared/params/sampling';
import { modelOf, seedAt, withDefaults } from '../../../../server/src/services/operations/defaults';
import type { Settings } from '../../../../server/src/services/settings';

const SETTINGS: Settings = {
  encryptedKey: null,
  keyHint: null,
  generateModel: null,
  editModel: null,
  format: 'webp',
  folder: null,
  safeMode: true,
  optimize: false,
};

const complete = (
  kind: ImageKind,
  parameters: Record<string, unknown>,
  { settings = {}, random = 0.5 }: { settings?: Partial<Settings>; random?: number } = {}
) =>
  withDefaults({
    kind,
    parameters,
    settings: { ...SETTINGS, ...settings },
    traits: { default: 'z-image-turbo' },
    random: () => random,
  });

describe('a generation', () => {
  it('without a model takes the one that Venice calls its default', () => {
    expect(complete('generate', {}).model).toBe('z-image-turbo');
  });

  it('without a model takes the one of the settings first', () => {
    const settings = { generateModel: 'flux-2-max' };
    expect(complete('generate', {}, { settings }).model).toBe('flux-2-max');
  });

  it('without a seed gets one that is in the range', () => {
    expect([complete('generate', {}, { random: 0 }).seed, complete('generate', {}).seed]).toEqual([
      0, 500_000_000,
    ]);
  });

  it('keeps what the caller says', () => {
    const own = { model: 'x', seed: 0, format: 'png', safe_mode: true };
    expect(complete('generate', own, { settings: { safeMode: false } })).toEqual(own);
  });

  it('says nothing of safe mode while it is on, which is what Venice does anyway', () => {
    expect(complete('generate', {})).not.toHaveProperty('safe_mode');
  });

  it('is unsafe where the settings say so', () => {
    expect(complete('generate', {}, { settings: { safeMode: false } }).safe_mode).toBe(false);
  });
});

it('an OpenAI-compatible generation has its own word for an unsafe one', () => {
  expect(complete('generations', {}, { settings: { safeMode: false } })).toEqual({
    model: 'z-image-turbo',
    moderation: 'low',
  });
});

describe('an edit', () => {
  it('names its model, because Venice has changed the one behind no name before', () => {
    expect(complete('edit', {})).toEqual({ model: 'firered-image-edit' });
  });

  it('takes the deprecated spelling of the model as the model', () => {
    expect(complete('edit', { modelId: 'a' })).toEqual({ model: 'a' });
  });

  it('prefers the model over its deprecated spelling', () => {
    expect(complete('edit', { modelId: 'a', model: 'b' })).toEqual({ model: 'b' });
  });

  it('of several pictures has another name for its model', () => {
    const parameters = complete('multi-edit', {}, { settings: { editModel: 'e' } });
    expect([parameters, modelOf({ kind: 'multi-edit', parameters })]).toEqual([
      { modelId: 'e' },
      'e',
    ]);
  });
});

it.each<ImageKind>(['background-remove', 'upscale'])('%s has nothing to fill in', (kind) => {
  expect(complete(kind, {}, { settings: { safeMode: false } })).toEqual({});
});

describe('the seed of a variant', () => {
  it('is one further each', () => {
    expect([0, 1, 2].map((index) => seedAt({ seed: 41, index }))).toEqual([41, 42, 43]);
  });

  it('goes round at the end of the range', () => {
    expect([0, 1, 2].map((index) => seedAt({ seed: SEED_MAX - 1, index }))).toEqual([
      SEED_MAX - 1,
      SEED_MAX,
      SEED_MIN,
    ]);
  });
});
