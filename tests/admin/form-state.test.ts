import {
  EMPTY as EDIT,
  toInput as toEdit,
} from '../../admin/src/components/dialogs/edit/form-state';
import {
  EMPTY,
  firstModel,
  generators,
  toInput,
} from '../../admin/src/components/dialogs/generate/form-state';
import * as models from '../support/models';

const form = {
  ...EMPTY,
  prompt: ' A harbour ',
  model: 'm',
  aspect_ratio: '16:9',
  resolution: '2K',
  quality: 'low',
};

describe('what the generate form sends', () => {
  it('is pixels for a model that takes pixels, in multiples of its divisor', () => {
    const input = toInput({ form: { ...form, width: 1000 }, entry: models.pixelModel });
    expect(input).toEqual({ prompt: 'A harbour', model: 'm', width: 992, height: 1024 });
  });

  it('is a ratio for a model that takes ratios', () => {
    expect(toInput({ form, entry: models.ratioModel })).toEqual({
      prompt: 'A harbour',
      model: 'm',
      aspect_ratio: '16:9',
    });
  });

  it('is ratio, resolution and quality for a model that has them', () => {
    expect(toInput({ form, entry: models.tierModel })).toMatchObject({
      aspect_ratio: '16:9',
      resolution: '2K',
      quality: 'low',
    });
  });

  it('leaves out what another model was asked for', () => {
    const input = toInput({ form: { ...form, aspect_ratio: '7:1' }, entry: models.ratioModel });
    expect(input).not.toHaveProperty('aspect_ratio');
  });

  it('says nothing of safe mode while it is on', () => {
    expect(toInput({ form, entry: models.ratioModel })).not.toHaveProperty('safe_mode');
  });

  it('keeps a seed of 0', () => {
    expect(toInput({ form: { ...form, seed: 0 }, entry: models.ratioModel }).seed).toBe(0);
  });

  it('asks for no web search of a model that cannot', () => {
    const input = toInput({ form: { ...form, enable_web_search: true }, entry: models.ratioModel });
    expect(input).not.toHaveProperty('enable_web_search');
  });
});

describe('the model to begin with', () => {
  const question = {
    models: [models.ratioModel, models.pixelModel],
    traits: { default: 'venice-sd35' },
  };

  it('is the one of the settings', () => {
    expect(firstModel({ ...question, preferred: 'qwen-image-2' })).toBe('qwen-image-2');
  });

  it('is Venice’s default where the settings name none', () => {
    expect(firstModel({ ...question, preferred: null })).toBe('venice-sd35');
  });

  it('is Venice’s default where the one of the settings has gone', () => {
    expect(firstModel({ ...question, preferred: 'gone' })).toBe('venice-sd35');
  });

  it('is never the background remover', () => {
    expect(generators([models.backgroundRemover, models.ratioModel])).toEqual([models.ratioModel]);
  });
});

describe('what the edit form sends', () => {
  it('is only what was set and the model takes', () => {
    const edit = { ...EDIT, prompt: 'x', model: 'm', resolution: '2K', quality: 'high' };
    expect(toEdit({ form: edit, entry: models.editModel, image: 3 })).toEqual({
      image: 3,
      prompt: 'x',
      model: 'm',
    });
  });
});
