import type { InputOf } from '../../../server/src/venice';
import { plain, type Examples } from './example';
import { dataUri, IMAGE_URL, MP3, MP4, PDF, PNG, SOUND_URL, VIDEO_URL, WAV } from './files';
import { completing, processing, retrieving } from './job';

const quote = {
  model: 'topaz-video-upscale',
  duration: '5s',
  aspect_ratio: '16:9',
  resolution: '1080p',
  upscale_factor: 2,
  audio: false,
  video_url: VIDEO_URL,
  reference_video_total_duration: 12.5,
} satisfies InputOf<'POST /video/quote'>;

const queue = {
  model: 'some-reference-to-video',
  prompt: '@Element1 walks to the lighthouse',
  negative_prompt: 'fog',
  duration: '5s',
  aspect_ratio: '16:9',
  resolution: '720p',
  upscale_factor: 4,
  audio: true,
  image_url: IMAGE_URL,
  end_image_url: IMAGE_URL,
  audio_url: SOUND_URL,
  video_url: VIDEO_URL,
  reference_image_urls: [IMAGE_URL],
  reference_video_urls: [VIDEO_URL],
  reference_audio_urls: [SOUND_URL],
  reference_document_urls: ['https://sandbox.test/script.pdf'],
  elements: [
    {
      frontal_image_url: IMAGE_URL,
      reference_image_urls: [IMAGE_URL, IMAGE_URL],
      video_url: VIDEO_URL,
    },
  ],
  scene_image_urls: [IMAGE_URL],
  keyframes: [{ image_url: IMAGE_URL, frame_index: 0 }],
  omni_reference_task_type: 'reference',
  consents: {
    seedance: {
      confirmed_terms_and_privacy: true,
      confirmed_legal_right: true,
      confirmed_screening_acknowledged: true,
    },
  },
} satisfies InputOf<'POST /video/queue'>;

/** Bytes, which travel as data URIs. */
const given = {
  image_url: PNG,
  audio_url: MP3,
  video_url: MP4,
  reference_image_urls: [PNG, IMAGE_URL],
  reference_audio_urls: [WAV],
  reference_document_urls: [PDF],
  elements: [{ frontal_image_url: PNG }],
  keyframes: [{ image_url: PNG, frame_index: 24 }],
};
const image = dataUri({ mime: 'image/png', bytes: PNG });
const sent = {
  image_url: image,
  audio_url: dataUri({ mime: 'audio/mpeg', bytes: MP3 }),
  video_url: dataUri({ mime: 'video/mp4', bytes: MP4 }),
  reference_image_urls: [image, IMAGE_URL],
  reference_audio_urls: [dataUri({ mime: 'audio/wav', bytes: WAV })],
  reference_document_urls: [dataUri({ mime: 'application/pdf', bytes: PDF })],
  elements: [{ frontal_image_url: image }],
  keyframes: [{ image_url: image, frame_index: 24 }],
};

const transcribe = {
  url: 'https://www.youtube.com/watch?v=sandbox',
  response_format: 'json',
} satisfies InputOf<'POST /video/transcriptions'>;

export const VIDEO_EXAMPLES = {
  'POST /video/quote': {
    ...plain,
    minimal: { model: 'some-text-to-video', duration: '5s' },
    full: quote,
    wire: quote,
    answer: { body: { quote: 0.35 } },
    data: { quote: 0.35 },
  },
  'POST /video/queue': {
    ...plain,
    minimal: { model: 'some-text-to-video', prompt: 'a lighthouse', duration: '5s' },
    full: { ...queue, ...given },
    wire: { ...queue, ...sent },
    answer: { body: { model: 'some-text-to-video', queue_id: 'queue-1' } },
    data: { model: 'some-text-to-video', queue_id: 'queue-1' },
    otherwise: [
      {
        answer: {
          body: { model: 'm', queue_id: 'queue-1', download_url: 'https://sandbox.test/v.mp4' },
        },
        data: { download_url: 'https://sandbox.test/v.mp4' },
      },
    ],
  },
  'POST /video/retrieve': {
    ...retrieving,
    answer: { headers: { 'content-type': 'video/mp4' }, body: MP4 },
    data: { state: 'done', files: [{ bytes: MP4.length, declaredMime: 'video/mp4' }] },
    otherwise: [
      processing,
      {
        answer: {
          body: { status: 'COMPLETED', average_execution_time: 1, execution_duration: 1 },
        },
        data: { state: 'elsewhere' },
      },
    ],
  },
  'POST /video/complete': completing,
  'POST /video/transcriptions': {
    ...plain,
    minimal: { url: transcribe.url },
    full: transcribe,
    wire: transcribe,
    answer: { body: { transcript: 'Good evening', lang: 'en' } },
    data: { transcript: 'Good evening', lang: 'en' },
  },
} satisfies Examples<
  | 'POST /video/quote'
  | 'POST /video/queue'
  | 'POST /video/retrieve'
  | 'POST /video/complete'
  | 'POST /video/transcriptions'
>;
