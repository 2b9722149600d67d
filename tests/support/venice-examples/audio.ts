import type { InputOf } from '../../../server/src/venice';
import { plain, type Examples } from './example';
import { MP3, WAV } from './files';
import { completing, processing, retrieving } from './job';

const speech = {
  model: 'tts-kokoro',
  input: 'Good evening',
  voice: 'af_sky',
  response_format: 'mp3',
  speed: 1.25,
  streaming: true,
  language: 'en',
  prompt: 'Very slowly',
  temperature: 0.9,
  top_p: 0,
} satisfies InputOf<'POST /audio/speech'>;

const queue = {
  model: 'some-music-model',
  prompt: 'Waves against rocks',
  lyrics_prompt: 'Home, home again',
  duration_seconds: 60,
  force_instrumental: false,
  lyrics_optimizer: false,
  loop: true,
  voice: 'Aria',
  language_code: 'en',
  speed: 0.5,
} satisfies InputOf<'POST /audio/queue'>;

const quote = {
  model: 'some-music-model',
  duration_seconds: 60,
  character_count: 500,
} satisfies InputOf<'POST /audio/quote'>;

const transcribe = {
  model: 'openai/whisper-large-v3',
  response_format: 'json',
  language: 'en',
} satisfies Partial<InputOf<'POST /audio/transcriptions'>>;

const words = {
  text: 'Good evening',
  duration: 1.5,
  timestamps: { word: [{ word: 'Good', start: 0, end: 0.4 }] },
};

export const AUDIO_EXAMPLES = {
  'POST /audio/speech': {
    ...plain,
    minimal: { model: 'tts-kokoro', input: 'Good evening' },
    full: speech,
    wire: speech,
    answer: { headers: { 'content-type': 'audio/mpeg' }, body: MP3 },
    data: { files: [{ bytes: MP3.length, declaredMime: 'audio/mpeg' }], id: null },
  },
  'POST /audio/transcriptions': {
    ...plain,
    minimal: { model: 'openai/whisper-large-v3', file: WAV },
    full: { ...transcribe, file: WAV, timestamps: true },
    wire: { ...transcribe, file: 'sound.wav', timestamps: 'true' },
    answer: { body: words },
    data: { files: [{ declaredMime: 'application/json' }], transcript: words },
    otherwise: [
      {
        answer: { headers: { 'content-type': 'text/plain' }, body: 'Good evening' },
        data: { transcript: { text: 'Good evening' } },
      },
    ],
  },
  'POST /audio/voices': {
    ...plain,
    minimal: { file: MP3 },
    full: { file: MP3, model: 'tts-chatterbox-hd' },
    wire: { file: 'sound.mp3', model: 'tts-chatterbox-hd' },
    answer: { body: { id: 'vv_1', model: 'tts-chatterbox-hd' } },
    data: { id: 'vv_1', model: 'tts-chatterbox-hd' },
  },
  'POST /audio/quote': {
    ...plain,
    minimal: { model: 'some-music-model' },
    full: quote,
    wire: quote,
    answer: { body: { quote: 0.02 } },
    data: { quote: 0.02 },
  },
  'POST /audio/queue': {
    ...plain,
    minimal: { model: 'some-music-model', prompt: 'Waves against rocks' },
    full: queue,
    wire: queue,
    answer: { body: { model: 'some-music-model', queue_id: 'queue-1', status: 'QUEUED' } },
    data: { model: 'some-music-model', queue_id: 'queue-1' },
  },
  'POST /audio/retrieve': {
    ...retrieving,
    answer: { headers: { 'content-type': 'audio/mpeg' }, body: MP3 },
    data: { state: 'done', files: [{ bytes: MP3.length, declaredMime: 'audio/mpeg' }] },
    otherwise: [processing],
  },
  'POST /audio/complete': completing,
} satisfies Examples<
  | 'POST /audio/speech'
  | 'POST /audio/transcriptions'
  | 'POST /audio/voices'
  | 'POST /audio/quote'
  | 'POST /audio/queue'
  | 'POST /audio/retrieve'
  | 'POST /audio/complete'
>;
