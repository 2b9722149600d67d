import { SEED_MAX, SEED_MIN } from '../../../shared/params/sampling';
import { seedAt, withDefaults } from '../../../server/src/services/images/defaults';
import { toWire } from '../../../server/src/services/images/wire';

const settings = {
  encryptedKey: null,
  keyHint: null,
  generateModel: null,
  editModel: null,
  format: 'webp',
  folder: null,
  safeMode: true,
  optimize: false,
} as const;

const complete = (kind: 'generate' | 'edit' | 'multi-edit', parameters: object, own: object = {}) =>
  withDefaults({
    kind,
    parameters: { ...parameters },
    settings: { ...settings, ...own },
    traits: { default: 'z-image-turbo' },
    random: () => 0.5,
  });

describe('what the caller left open', () => {
  it('is a seed that was drawn, so that the picture can be made again', () => {
    expect(complete('generate', { prompt: 'x' }).seed).toBe(Math.floor((SEED_MAX + 1) / 2));
  });

  it('keeps a seed of 0, which is one like any other', () => {
    expect(complete('generate', { prompt: 'x', seed: 0 }).seed).toBe(0);
  });

  it('is the model that Venice calls its default', () => {
    expect(complete('generate', { prompt: 'x' }).model).toBe('z-image-turbo');
  });

  it('is the model of the settings before that', () => {
    expect(complete('generate', {}, { generateModel: 'qwen-image-2' }).model).toBe('qwen-image-2');
  });

  it('does not speak of safe mode unless the settings switch it off', () => {
    expect(complete('generate', {})).not.toHaveProperty('safe_mode');
    expect(complete('generate', {}, { safeMode: false }).safe_mode).toBe(false);
  });

  it('reads the deprecated modelId of an edit as its model', () => {
    expect(complete('edit', { prompt: 'x', modelId: 'flux-2-max-edit' })).toEqual({
      prompt: 'x',
      model: 'flux-2-max-edit',
    });
  });
});

describe('seeds of variants', () => {
  it('go up by one', () => {
    expect([0, 1, 2].map((index) => seedAt({ seed: 5, index }))).toEqual([5, 6, 7]);
  });

  it('go round at the end of the range', () => {
    expect(seedAt({ seed: SEED_MAX, index: 1 })).toBe(SEED_MIN);
  });
});

describe('what goes to Venice', () => {
  const wire = (parameters: object) =>
    toWire({
      kind: 'generate',
      parameters: { seed: 1, ...parameters },
      sources: [],
      styleStrengths: [],
    });

  it('is binary, one request for each variant', () => {
    const { inputs } = wire({ variants: 2 });
    expect(inputs).toEqual([
      { seed: 1, return_binary: true },
      { seed: 2, return_binary: true },
    ]);
  });

  it('is one request for native variants', () => {
    const { inputs, seeds } = wire({ variants: 2, variants_mode: 'native' });
    expect(inputs).toEqual([{ seed: 1, return_binary: false, variants: 2 }]);
    expect(seeds).toEqual([1, null]);
  });

  it('never has inpaint in it', () => {
    expect(wire({ inpaint: {} }).inputs[0]).not.toHaveProperty('inpaint');
  });
});
