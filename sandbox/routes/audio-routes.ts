import type { Route } from '../router';
import { audioQueue } from './audio-queue';
import { audioQuote } from './audio-quote';
import { audioComplete, audioRetrieve } from './audio-retrieve';
import { speech } from './audio-speech';
import { transcriptions } from './audio-transcriptions';
import { voices } from './audio-voices';

export const audioRoutes: Route[] = [
  { method: 'POST', path: '/audio/speech', access: 'key', body: 'json', run: speech },
  {
    method: 'POST',
    path: '/audio/transcriptions',
    access: 'key',
    body: 'form',
    run: transcriptions,
  },
  { method: 'POST', path: '/audio/voices', access: 'key', body: 'form', run: voices },
  { method: 'POST', path: '/audio/quote', access: 'public', body: 'json', run: audioQuote },
  { method: 'POST', path: '/audio/queue', access: 'key', body: 'json', run: audioQueue },
  { method: 'POST', path: '/audio/retrieve', access: 'key', body: 'json', run: audioRetrieve },
  { method: 'POST', path: '/audio/complete', access: 'key', body: 'json', run: audioComplete },
];
