import {
  EMPTY,
  shapeOf,
  toInput,
  toQuoteInput,
} from '../../../admin/src/components/dialogs/animate/form-state';
import {
  animators,
  span,
  videoLimits,
} from '../../../admin/src/components/dialogs/animate/video-model';
import type { Asset } from '../../../shared/contracts/asset';
import type { Model } from '../../../shared/catalogue/model';
import * as models from './models';

const picture = (width: number, height: number): Asset => ({
  id: 3,
  documentId: 'd',
  name: 'a.png',
  url: '/a.png',
  mime: 'image/png',
  width,
  height,
});
const asked = ({ entry, ...part }: { entry: Model } & Partial<typeof EMPTY>) => {
  const form = { ...EMPTY, model: entry.id, prompt: ' Leaves stir ', ...part };
  const limits = videoLimits(entry);
  return { form, limits, shape: shapeOf({ form, limits, source: picture(800, 1_000) }) };
};

describe('the models that animate a picture', () => {
  it('are those that take one picture, and can be asked just now', () => {
    const { rich, plain, offline, fromWords, fromReferences, bare } = models;
    expect(animators([fromWords, rich, offline, fromReferences, bare, plain])).toEqual([
      rich,
      plain,
    ]);
  });

  it('come last when they are about to go', () => {
    const going = {
      ...models.rich,
      model_spec: { ...models.rich.model_spec, deprecation: { removesAt: '2020-01-01' } },
    };
    expect(animators([going, models.plain])).toEqual([models.plain, going]);
  });

  it('have no choice of lengths where they follow a source', () => {
    expect(videoLimits(models.plain).durations).toEqual([]);
  });

  it('tell their shortest and longest', () => {
    expect(span(videoLimits(models.rich))).toEqual({ from: 5, to: 10 });
  });

  it('take as many characters as Venice says where they say nothing', () => {
    expect(videoLimits(models.rich).prompt_character_limit).toBe(2_500);
  });
});

describe('what is asked for', () => {
  it('is usual where nobody has chosen', () => {
    expect(asked({ entry: models.rich }).shape).toEqual({
      duration: '5s',
      resolution: '720p',
      aspect_ratio: '',
    });
  });

  it('is what was chosen', () => {
    const { shape } = asked({ entry: models.rich, duration: '10s', resolution: '1080p' });
    expect(shape).toMatchObject({ duration: '10s', resolution: '1080p' });
  });

  it('is what the model offers, whatever was chosen for another one', () => {
    const { shape } = asked({ entry: models.plain, duration: '10s', aspect_ratio: '21:9' });
    expect(shape.duration).toBe('');
    expect(shape.aspect_ratio).not.toBe('21:9');
  });

  it.each([
    [1_600, 900, '16:9'],
    [900, 1_600, '9:16'],
    [1_000, 1_050, '1:1'],
  ])('has the shape that is nearest to %d × %d', (width, height, ratio) => {
    const limits = videoLimits(models.plain);
    const shape = shapeOf({ form: EMPTY, limits, source: picture(width, height) });
    expect(shape.aspect_ratio).toBe(ratio);
  });

  it('is only what was set, and what the model takes', () => {
    expect(toInput({ ...asked({ entry: models.plain }), image: 3 })).toEqual({
      model: 'plain-image-to-video',
      prompt: 'Leaves stir',
      image: 3,
      aspect_ratio: '1:1',
    });
  });

  it('names the sound only where there is a choice', () => {
    expect(toInput({ ...asked({ entry: models.rich, audio: false }), image: 3 }).audio).toBe(false);
    expect(
      toInput({ ...asked({ entry: models.plain, audio: false }), image: 3 })
    ).not.toHaveProperty('audio');
  });

  it('is quoted without its words and its picture', () => {
    expect(toQuoteInput(asked({ entry: models.rich, negative_prompt: 'rain' }))).toEqual({
      model: 'rich-image-to-video',
      duration: '5s',
      resolution: '720p',
      audio: true,
    });
  });
});
