import type { Route } from '../router';
import { chat } from './chat';
import { embeddings } from './embeddings';
import { responses } from './responses';

export const textRoutes: Route[] = [
  { method: 'POST', path: '/chat/completions', access: 'key', body: 'json', run: chat },
  { method: 'POST', path: '/responses', access: 'key', body: 'json', run: responses },
  { method: 'POST', path: '/embeddings', access: 'key', body: 'json', run: embeddings },
];
