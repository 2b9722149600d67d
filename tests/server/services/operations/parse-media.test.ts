import { parseMedia } from '../../../../server/src/services/operations/parse-media';
import type { MediaKind } from '../../../../server/src/services/operations/prepare-media';
import { isVeniceError } from '../../../../server/src/venice';

const video = (input: object) => parseMedia({ kind: 'video', input });

/** The field that an input is refused for. */
const refusal = ({ kind = 'video', input }: { kind?: MediaKind; input: object }) => {
  try {
    return { taken: parseMedia({ kind, input }) };
  } catch (error) {
    if (!isVeniceError(error)) throw error;
    return { code: error.code, charge: error.charge, fields: error.issues.map(({ path }) => path) };
  }
};

const refusedFor = (field: string) => ({ code: 'invalid_input', charge: 'none', fields: [field] });

describe('what an input is taken apart into', () => {
  it('is what Venice is told, and what has to be read first', () => {
    const input = { model: 'm', prompt: ' waves ', image: 7, end_image: 'abc', audio: undefined };
    expect(video(input)).toStrictEqual({
      parameters: { model: 'm', prompt: 'waves' },
      sources: [
        { field: 'image', image: 7, limits: 'animate' },
        { field: 'end_image', image: 'abc', limits: 'animate' },
      ],
      present: { image: true, end_image: true },
    });
  });

  it('keeps the order of several pictures of one field', () => {
    const references = [3, Buffer.from('x'), { url: 'https://a.example/b.png' }];
    const { sources, present } = video({ reference_images: references, image: 9 });
    expect(sources.map(({ field, image }) => [field, image])).toEqual([
      ['image', 9],
      ...references.map((image, index) => [`reference_images.${index}`, image]),
    ]);
    expect(present).toEqual({ image: true, reference_images: true });
  });

  it('is a recording in a transcript, with limits of its own', () => {
    const file = Buffer.from('RIFF');
    expect(parseMedia({ kind: 'transcribe', input: { file, as: 'vtt' } })).toEqual({
      parameters: { as: 'vtt' },
      sources: [{ field: 'file', image: file, limits: 'recording' }],
      present: { file: true },
    });
  });

  it.each([
    ['speech', { input: 'Good morning' }],
    ['compose', { prompt: 'a waltz' }],
  ] as const)('is nothing to be read for %s', (kind, input) => {
    expect(parseMedia({ kind, input })).toEqual({ parameters: input, sources: [], present: {} });
  });
});

describe('an input is refused for', () => {
  it.each<[string, MediaKind, object, string]>([
    // Of a field that it does not know, the schema says the name in words only.
    ['a field that nobody knows', 'video', { colour: 'red' }, ''],
    ['several pictures where one is taken', 'video', { image: [1, 2] }, 'image'],
    ['one picture where a list is taken', 'video', { reference_images: 1 }, 'reference_images'],
    ['an empty list', 'video', { reference_images: [] }, 'reference_images'],
    [
      'more pictures than anybody takes',
      'video',
      { reference_images: Array.from({ length: 31 }, () => 1) },
      'reference_images',
    ],
    ['no recording', 'transcribe', {}, 'file'],
    ['a file that is none of ours', 'transcribe', { file: 1, as: 'srt' }, 'as'],
    ['a picture to be spoken', 'speech', { input: 'x', image: 1 }, ''],
    ['words that are too many', 'speech', { input: 'x'.repeat(4_097) }, 'input'],
    [
      'half a consent',
      'video',
      {
        consents: {
          seedance: { confirmed_terms_and_privacy: true, confirmed_legal_right: true },
        },
      },
      'consents.seedance.confirmed_screening_acknowledged',
    ],
  ])('%s', (_what, kind, input, field) => {
    expect(refusal({ kind, input })).toEqual(refusedFor(field));
  });
});

/** Where an address may stand, however deep. */
const PLACES: [string, (url: string) => object][] = [
  ['video_url', (url) => ({ video_url: url })],
  ['audio_url', (url) => ({ audio_url: url })],
  ['reference_video_urls.1', (url) => ({ reference_video_urls: ['https://a.example/b.mp4', url] })],
  ['reference_audio_urls.0', (url) => ({ reference_audio_urls: [url] })],
  ['reference_document_urls.0', (url) => ({ reference_document_urls: [url] })],
  ['scene_image_urls.0', (url) => ({ scene_image_urls: [url] })],
  ['keyframes.0.image_url', (url) => ({ keyframes: [{ image_url: url, frame_index: 0 }] })],
  ['elements.0.frontal_image_url', (url) => ({ elements: [{ frontal_image_url: url }] })],
  ['elements.0.video_url', (url) => ({ elements: [{ video_url: url }] })],
  [
    'elements.1.reference_image_urls.0',
    (url) => ({ elements: [{}, { reference_image_urls: [url] }] }),
  ],
];

describe.each(PLACES)('an address in %s', (field, inputWith) => {
  it.each([
    'https://10.0.0.8/a.mp4',
    'https://127.0.0.1/a.mp4',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/a.mp4',
    'https://2130706433/a.mp4',
    'https://localhost/a.mp4',
    'http://a.example/a.mp4',
    'https://user:secret@a.example/a.mp4',
    'https://a.example:8443/a.mp4',
    'file:///etc/passwd',
    'ftp://a.example/a.mp4',
    'no address at all',
  ])('is refused: %s', (url) => {
    expect(refusal({ input: inputWith(url) })).toEqual(refusedFor(field));
  });

  it.each(['https://a.example/b.mp4?c=d', 'https://8.8.8.8/a.mp4', 'data:video/mp4;base64,AAAA'])(
    'goes to Venice as it is: %s',
    (url) => {
      expect(video(inputWith(url)).parameters).toEqual(inputWith(url));
    }
  );
});

it('an address in the words is nobody’s business', () => {
  const prompt = 'a screen that says https://10.0.0.8/a.mp4';
  expect(video({ prompt }).parameters).toEqual({ prompt });
});

it('the secrets of an address are in no message', () => {
  const input = { video_url: 'https://user:secret@a.example/a.mp4' };
  expect(() => video(input)).toThrow(/^(?!.*secret)/);
});
