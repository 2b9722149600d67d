import {
  mediaWire,
  withMediaDefaults,
} from '../../../../server/src/services/operations/media-wire';
import type { MediaKind } from '../../../../server/src/services/operations/prepare-media';
import type { Source } from '../../../../server/src/services/sources';
import type { Model } from '../../../../shared/catalogue/model';
import * as models from '../../../support/media-models';

const NOT_AN_ASSET = { assetId: null, documentId: null, name: null };
const facts = { bytes: 1, mime: 'image/png', width: 300, height: 300 };
const file = (path: string): Source => ({ ...NOT_AN_ASSET, url: null, file: { path, ...facts } });

type Parameters = Record<string, unknown>;

type Question = {
  kind: MediaKind;
  parameters?: Parameters;
  /** By the field in which each was given, in the order of the request. */
  pictures?: Record<string, string>;
};

const wire = ({ kind, parameters = {}, pictures = {} }: Question) =>
  mediaWire({
    kind,
    parameters,
    sources: Object.values(pictures).map(file),
    fields: Object.keys(pictures).map((field) => ({ field })),
  });

/** What leaves: without the keys that have no value. */
const sent = (question: Question) => {
  const [input, ...more] = wire(question).inputs;
  expect(more).toEqual([]);
  return JSON.parse(JSON.stringify(input)) as Parameters; // plain data, as on the wire
};

describe('what a caller leaves open', () => {
  const filled = ({
    kind = 'video',
    parameters = {},
    entry = null,
  }: {
    kind?: MediaKind;
    parameters?: Parameters;
    entry?: Model | null;
  }) => withMediaDefaults({ kind, parameters, entry });

  it.each([
    ['speech', { model: 'tts-kokoro' }],
    ['transcribe', { model: 'nvidia/parakeet-tdt-0.6b-v3' }],
    ['video', {}],
    ['compose', {}],
  ] as const)('is for %s %j', (kind, expected) => {
    expect(filled({ kind })).toEqual(expected);
  });

  it('never takes the place of a model that was named', () => {
    const parameters = { model: 'tts-xai-v1' };
    expect(filled({ kind: 'speech', parameters })).toEqual(parameters);
  });

  it.each([
    ['the first ratio of the model', models.wordsToVideo, '16:9'],
    ['what the source has, where the model can follow it', models.videoToVideo, 'auto'],
    ['no ratio where the model has none', models.pictureToVideo, undefined],
    ['no ratio where nobody knows', models.bareVideo, undefined],
    ['no ratio where the catalogue does not list the model', null, undefined],
  ])('is %s', (_what, entry, aspect_ratio) => {
    expect(filled({ entry }).aspect_ratio).toBe(aspect_ratio);
  });

  it('never takes the place of a ratio that was chosen', () => {
    const parameters = { aspect_ratio: '9:16' };
    expect(filled({ entry: models.wordsToVideo, parameters })).toEqual(parameters);
  });

  it.each([
    ['stays where the model has a choice', models.wordsToVideo, '5s'],
    ['stays where nobody knows', null, '5s'],
    ['goes where the model follows its source', models.videoToVideo, undefined],
  ])('is no length: one that was chosen %s', (_what, entry, duration) => {
    expect(filled({ entry, parameters: { duration: '5s' } }).duration).toBe(duration);
  });
});

describe('a video', () => {
  const parameters = { model: 'm', prompt: 'waves', duration: '5s' };

  it('is queued, without a seed, and nothing is charged where it is refused', () => {
    expect(wire({ kind: 'video', parameters })).toMatchObject({
      ...{ endpoint: 'POST /video/queue', seeds: [null], chargeOfViolation: 'none' },
    });
    expect(sent({ kind: 'video', parameters })).toEqual(parameters);
  });

  it('begins and ends with its pictures', () => {
    const pictures = { end_image: '/z', image: '/a' };
    expect(sent({ kind: 'video', parameters, pictures })).toEqual({
      ...{ ...parameters, image_url: { path: '/a' }, end_image_url: { path: '/z' } },
    });
  });

  it('has its references in the order in which they were given', () => {
    const pictures = {
      ...{ image: '/a', 'reference_images.0': '/r0', 'reference_images.1': '/r1' },
      'reference_images.2': '/r2',
    };
    expect(sent({ kind: 'video', parameters, pictures })).toMatchObject({
      image_url: { path: '/a' },
      reference_image_urls: [{ path: '/r0' }, { path: '/r1' }, { path: '/r2' }],
    });
  });

  it('records no picture, and not what only its price depended on', () => {
    const pictures = { image: '/a', 'reference_images.0': '/b' };
    const priced = { ...parameters, reference_video_total_duration: 8 };
    const question = { kind: 'video', parameters: priced, pictures } as const;
    expect(wire(question).recorded).toEqual(parameters);
    expect(sent(question)).not.toHaveProperty('reference_video_total_duration');
  });

  it('hands a URL on where the caller wants that', () => {
    const source: Source = { ...NOT_AN_ASSET, url: 'https://a.example/b.png', file: null };
    const { inputs } = mediaWire({
      ...{ kind: 'video', parameters, sources: [source], fields: [{ field: 'image' }] },
    });
    expect(inputs[0]?.image_url).toEqual({ url: 'https://a.example/b.png' });
  });
});

describe('sound', () => {
  it.each([
    ['speech', 'POST /audio/speech'],
    ['compose', 'POST /audio/queue'],
  ] as const)('of the kind %s goes out as it was asked for', (kind, endpoint) => {
    const parameters = { model: 'm', voice: 'v', speed: 1.1 };
    expect(wire({ kind, parameters })).toMatchObject({ endpoint, recorded: parameters });
    expect(sent({ kind, parameters })).toEqual(parameters);
  });
});

describe('a transcript', () => {
  const pictures = { file: '/talk' };
  const transcript = (parameters: Parameters) =>
    ({ kind: 'transcribe', parameters, pictures }) as const;

  it('is asked for as JSON, which alone has times', () => {
    expect(sent(transcript({ model: 'm', language: 'fr' }))).toEqual({
      ...{ model: 'm', language: 'fr', response_format: 'json', file: { path: '/talk' } },
    });
    expect(wire(transcript({})).endpoint).toBe('POST /audio/transcriptions');
  });

  it.each([
    ['subtitles need them', { as: 'vtt' }, true],
    ['subtitles need them, whatever was asked for', { as: 'vtt', timestamps: false }, true],
    ['a text has them where that was asked for', { as: 'txt', timestamps: true }, true],
    ['a text needs none', { as: 'txt' }, undefined],
  ])('has times as %s', (_why, parameters, timestamps) => {
    expect(sent(transcript(parameters)).timestamps).toBe(timestamps);
  });

  it('remembers as what it is to be saved, and tells nobody', () => {
    const question = transcript({ as: 'vtt' });
    expect(wire(question).recorded).toMatchObject({ as: 'vtt' });
    expect(sent(question)).not.toHaveProperty('as');
    expect(wire(transcript({})).recorded).not.toHaveProperty('as');
  });
});
