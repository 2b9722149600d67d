import type { Route } from '../router';
import { videoQueue } from './video-queue';
import { videoQuote } from './video-quote';
import { videoComplete, videoRetrieve } from './video-retrieve';
import { videoTranscriptions } from './video-transcriptions';

export const videoRoutes: Route[] = [
  { method: 'POST', path: '/video/quote', access: 'public', body: 'json', run: videoQuote },
  { method: 'POST', path: '/video/queue', access: 'key', body: 'json', run: videoQueue },
  { method: 'POST', path: '/video/retrieve', access: 'key', body: 'json', run: videoRetrieve },
  { method: 'POST', path: '/video/complete', access: 'key', body: 'json', run: videoComplete },
  {
    method: 'POST',
    path: '/video/transcriptions',
    access: 'key',
    body: 'json',
    run: videoTranscriptions,
  },
];
