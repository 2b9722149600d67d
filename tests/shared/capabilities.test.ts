import { maxSources, sizingMode, snapToDivisor } from '../../shared/catalogue/capabilities';
import { deprecationState, findModel, isGenerator, model } from '../../shared/catalogue/model';
import * as models from '../support/models';

describe('sizing mode', () => {
  it.each([
    ['pixel', models.pixelModel],
    ['ratio', models.ratioModel],
    ['tier', models.tierModel],
    ['unknown', models.bareModel],
    ['unknown', null],
  ] as const)('is %s', (mode, entry) => {
    expect(sizingMode(entry)).toBe(mode);
  });
});

describe('number of source pictures', () => {
  it.each([
    [3, models.editModel],
    [6, models.qualityEditModel],
    [1, models.singleEditModel],
    [null, models.bareModel],
  ])('is %p', (most, entry) => {
    expect(maxSources(entry)).toBe(most);
  });
});

describe('snapping to the divisor', () => {
  it('rounds down to a multiple', () => {
    expect(snapToDivisor({ value: 1000, entry: models.pixelModel })).toBe(992);
  });

  it('never goes below one multiple', () => {
    expect(snapToDivisor({ value: 3, entry: models.pixelModel })).toBe(16);
  });
});

describe('catalogue entries', () => {
  it('do not count the background remover as a generator', () => {
    expect(isGenerator(models.backgroundRemover)).toBe(false);
  });

  it('are found by the trait that the map gives them', () => {
    const traits = { default: 'qwen-image-2' };
    const found = findModel({ models: [models.ratioModel], traits, name: 'default' });
    expect(found?.id).toBe('qwen-image-2');
  });

  it('survive a constraint of a shape that nobody expected', () => {
    const odd = { id: 'x', type: 'image', model_spec: { constraints: { aspectRatios: 'all' } } };
    expect(model.parse(odd).model_spec.constraints?.aspectRatios).toBeUndefined();
  });

  it('keep keys that are not known yet', () => {
    const odd = { id: 'x', type: 'image', model_spec: { hologram: true } };
    expect(model.parse(odd).model_spec).toHaveProperty('hologram', true);
  });
});

describe('deprecation', () => {
  const entry = models.retiringModel;

  it.each([
    ['none', '2026-09-01'],
    ['warned', '2026-09-12'],
    ['gone', '2026-09-24'],
  ])('is %s on %s', (state, day) => {
    expect(deprecationState({ entry, now: Date.parse(day) })).toBe(state);
  });
});
