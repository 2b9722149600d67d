import { soundPrice } from '../../shared/catalogue/estimate-sound';
import type { Model } from '../../shared/catalogue/model';
import * as models from '../support/media-models';

const speech = (input: unknown, entry: Model | null = models.speaker) =>
  soundPrice({ kind: 'speech', parameters: { input }, entry, seconds: null });
const transcript = (seconds: number | null, entry: Model | null = models.listener) =>
  soundPrice({ kind: 'transcribe', parameters: {}, entry, seconds });

describe('speech', () => {
  it('costs by the million characters', () => {
    expect(speech('x'.repeat(1_000))).toBe(0.0035);
  });

  it('is told to a millionth of a dollar', () => {
    expect([speech('x'), speech('xx'), speech('')]).toEqual([0.000004, 0.000007, 0]);
  });

  it.each([
    ['a model that the catalogue does not list', null],
    ['a model without a price', models.anyVoiceSpeaker],
    ['a model that is priced otherwise', models.listener],
  ])('has no price with %s', (_which, entry) => {
    expect(speech('Good morning', entry)).toBeNull();
  });

  it('has no price without words', () => {
    expect(speech(undefined)).toBeNull();
  });
});

describe('a transcript', () => {
  it.each([
    [60, 0.006],
    [0.1, 0.00001],
    [0, 0],
  ])('of %f seconds costs $%f', (seconds, usd) => {
    expect(transcript(seconds)).toBe(usd);
  });

  it('has no price where the recording does not tell how long it is', () => {
    expect(transcript(null)).toBeNull();
  });

  it.each([
    ['a model that the catalogue does not list', null],
    ['a model that is priced otherwise', models.speaker],
  ])('has no price with %s', (_which, entry) => {
    expect(transcript(60, entry)).toBeNull();
  });
});
