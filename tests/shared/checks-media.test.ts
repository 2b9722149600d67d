import { checkMedia, isAutoLength } from '../../shared/catalogue/checks-media';
import type { Model } from '../../shared/catalogue/model';
import type { Kind } from '../../shared/operations';
import * as models from '../support/media-models';

type Input = Record<string, unknown>;

const check = ({
  kind,
  entry,
  input = {},
  ...rest
}: {
  kind: Kind;
  entry: Model | null;
  input?: Input;
  model?: string | null;
  catalogueKnown?: boolean;
}) =>
  checkMedia({
    ...{ kind, input, entry, model: entry?.id ?? 'unheard-of', catalogueKnown: true, now: 0 },
    ...rest,
  }).map(({ field, code, severity }) => [field, code, severity]);

const REQUIRED = (field: string) => [[field, 'required', 'error']];
const NOT_OFFERED = (field: string) => [[field, 'value_not_offered', 'error']];
const NOT_SUPPORTED = (field: string) => [[field, 'not_supported', 'error']];
const TOO_LONG = (field: string) => [[field, 'prompt_over_model_limit', 'warning']];

describe('the model', () => {
  it('has to be named', () => {
    expect(check({ kind: 'video', entry: null, model: null })).toEqual(REQUIRED('model'));
  });

  it('is a warning when the catalogue does not list it', () => {
    const question = { kind: 'compose', entry: null } as const;
    expect(check(question)).toEqual([['model', 'unknown_model', 'warning']]);
    expect(check({ ...question, catalogueKnown: false })).toEqual([]);
  });
});

describe('a video', () => {
  const words = { prompt: 'waves', duration: '5s', aspect_ratio: '16:9' };
  const picture = { image: true, duration: '5s', prompt: 'waves' };

  it.each<[string, Model, Input]>([
    ['of words', models.wordsToVideo, { ...words, audio: false }],
    ['of a picture', models.pictureToVideo, { ...picture, resolution: '720p' }],
    ['of a picture and of words', models.pictureToVideo, { ...picture, prompt: 'they roll in' }],
    ['of references', models.pictureToVideo, { ...picture, image: undefined, keyframes: true }],
    ['of a video', models.videoToVideo, { video_url: 'https://a.example/b.mp4' }],
    ['of whatever a model without limits takes', models.bareVideo, { duration: '99s' }],
  ])('%s is taken', (_what, entry, input) => {
    expect(check({ kind: 'video', entry, input })).toEqual([]);
  });

  it.each<[string, Model, Input, [string, string, string][] | unknown[]]>([
    ['a length', models.wordsToVideo, { ...words, duration: undefined }, REQUIRED('duration')],
    ['words', models.wordsToVideo, { ...words, prompt: undefined }, REQUIRED('prompt')],
    ['a picture', models.pictureToVideo, { ...picture, image: undefined }, REQUIRED('image')],
    ['a video', models.videoToVideo, { prompt: 'x' }, REQUIRED('video_url')],
  ])('needs %s', (_what, entry, input, issues) => {
    expect(check({ kind: 'video', entry, input })).toEqual(issues);
  });

  it.each<[string, Model, Input, unknown[]]>([
    ['a length', models.wordsToVideo, { ...words, duration: '7s' }, NOT_OFFERED('duration')],
    [
      'a ratio',
      models.wordsToVideo,
      { ...words, aspect_ratio: '1:1' },
      NOT_OFFERED('aspect_ratio'),
    ],
    [
      'a resolution',
      models.pictureToVideo,
      { ...picture, resolution: '4K' },
      NOT_OFFERED('resolution'),
    ],
    [
      'a letter',
      models.pictureToVideo,
      { ...picture, resolution: '720P' },
      NOT_OFFERED('resolution'),
    ],
  ])('has to be of the model’s own list to %s', (_what, entry, input, issues) => {
    expect(check({ kind: 'video', entry, input })).toEqual(issues);
  });

  it.each<[string, Model, Input, unknown[]]>([
    ['a picture', models.wordsToVideo, { ...words, image: true }, NOT_SUPPORTED('image')],
    ['a last picture', models.wordsToVideo, { ...words, end_image: true }, NOT_SUPPORTED('image')],
    ['sound', models.pictureToVideo, { ...picture, audio: false }, NOT_SUPPORTED('audio')],
    [
      'a ratio where the list is empty',
      models.pictureToVideo,
      { ...picture, aspect_ratio: '16:9' },
      NOT_SUPPORTED('aspect_ratio'),
    ],
    [
      'a resolution where the list is empty',
      models.wordsToVideo,
      { ...words, resolution: '720p' },
      NOT_SUPPORTED('resolution'),
    ],
  ])('cannot choose %s', (_what, entry, input, issues) => {
    expect(check({ kind: 'video', entry, input })).toEqual(issues);
  });

  it('has no length to choose where the model follows its source', () => {
    const input = { video_url: 'https://a.example/b.mp4', duration: '5s' };
    expect(check({ kind: 'video', entry: models.videoToVideo, input })).toEqual([]);
  });

  it('is warned of words over the limit of the model, or over the usual one', () => {
    const long = (length: number) => ({ prompt: 'x'.repeat(length) });
    const told = { kind: 'video', entry: models.pictureToVideo } as const;
    const untold = { kind: 'video', entry: models.wordsToVideo } as const;
    expect(check({ ...told, input: { ...picture, ...long(100) } })).toEqual([]);
    expect(check({ ...told, input: { ...picture, ...long(101) } })).toEqual(TOO_LONG('prompt'));
    expect(check({ ...untold, input: { ...words, ...long(2_500) } })).toEqual([]);
    expect(check({ ...untold, input: { ...words, ...long(2_501) } })).toEqual(TOO_LONG('prompt'));
  });

  it('hears of everything at once', () => {
    const input = { prompt: 'x', duration: '7s', aspect_ratio: '1:1', image: true };
    const fields = check({ kind: 'video', entry: models.wordsToVideo, input }).map(
      ([field]) => field
    );
    expect(fields).toEqual(['image', 'duration', 'aspect_ratio']);
  });
});

describe('speech', () => {
  const speech = (input: Input, entry: Model = models.speaker) =>
    check({ kind: 'speech', entry, input });

  it.each([
    ['of its list', { voice: 'af_sky' }],
    ['that was cloned', { voice: 'vv_1234' }],
    ['that nobody chose', {}],
  ])('takes a voice %s', (_which, input) => {
    expect(speech(input)).toEqual([]);
  });

  it('refuses any other voice, and one that is spelled otherwise', () => {
    expect(speech({ voice: 'Aria' })).toEqual(NOT_OFFERED('voice'));
    expect(speech({ voice: 'AF_SKY' })).toEqual(NOT_OFFERED('voice'));
  });

  it('takes any voice where the model takes those of its provider', () => {
    expect(speech({ voice: '21m00Tcm4TlvDq8ikWAM' }, models.anyVoiceSpeaker)).toEqual([]);
  });

  it('refuses a format that the model has not', () => {
    expect(speech({ response_format: 'wav' })).toEqual([]);
    expect(speech({ response_format: 'flac' })).toEqual(NOT_OFFERED('response_format'));
    expect(speech({ response_format: 'flac' }, models.anyVoiceSpeaker)).toEqual([]);
  });
});

describe('a composition', () => {
  const compose = (entry: Model, input: Input) => check({ kind: 'compose', entry, input });

  it.each<[string, Model, Input]>([
    ['with lyrics', models.band, { lyrics_prompt: 'la', duration_seconds: 90 }],
    ['without lyrics where they may be left out', models.band, {}],
    ['that writes its lyrics itself', models.singer, { lyrics_optimizer: true }],
    ['in a loop', models.noises, { loop: true, duration_seconds: 22 }],
    ['with what the catalogue says nothing of', models.reader, { loop: true, language_code: 'de' }],
    ['in a voice', models.reader, { voice: 'Aria', speed: 1.1 }],
  ])('%s is taken', (_what, entry, input) => {
    expect(compose(entry, input)).toEqual([]);
  });

  it.each<[string, Model, unknown]>([
    ['lyrics_prompt', models.noises, 'la'],
    ['force_instrumental', models.noises, true],
    ['loop', models.band, false],
    ['language_code', models.noises, 'de'],
    ['speed', models.band, 1],
  ])('refuses %s where the model says that it has none', (field, entry, value) => {
    expect(compose(entry, { [field]: value })).toEqual(NOT_SUPPORTED(field));
  });

  it('needs lyrics where the model sings', () => {
    expect(compose(models.singer, {})).toEqual(REQUIRED('lyrics_prompt'));
  });

  it('takes lyrics or an optimiser, and not both', () => {
    const both = { lyrics_prompt: 'la', lyrics_optimizer: true };
    expect(compose(models.singer, both)).toEqual(NOT_SUPPORTED('lyrics_optimizer'));
    expect(compose(models.singer, { ...both, lyrics_optimizer: false })).toEqual([]);
  });

  it('refuses a voice that the model has not', () => {
    expect(compose(models.reader, { voice: 'af_sky' })).toEqual(NOT_OFFERED('voice'));
  });

  it.each([
    ['between the steps', models.band, 61],
    ['below the least', models.noises, 0],
    ['above the most', models.noises, 23],
  ])('refuses a length %s', (_which, entry, duration_seconds) => {
    expect(compose(entry, { duration_seconds })).toEqual(NOT_OFFERED('duration_seconds'));
  });

  it('is warned of words over the limits of the model', () => {
    const long = { prompt: 'x'.repeat(21), lyrics_prompt: 'y'.repeat(31) };
    expect(compose(models.band, long)).toEqual([
      ...TOO_LONG('prompt'),
      ...TOO_LONG('lyrics_prompt'),
    ]);
    const fitting = { prompt: 'x'.repeat(20), lyrics_prompt: 'y'.repeat(30) };
    expect(compose(models.band, fitting)).toEqual([]);
  });
});

it('nothing of a transcript can be wrong but its model', () => {
  const input = { timestamps: true, language: 'fr' };
  expect(check({ kind: 'transcribe', entry: models.listener, input })).toEqual([]);
});

it.each([
  [['Auto'], true],
  [['auto'], true],
  [['Auto', '5s'], false],
  [['5s'], false],
  [[], false],
  [undefined, false],
])('lengths of %j are no choice: %s', (durations, expected) => {
  expect(isAutoLength(durations)).toBe(expected);
});
