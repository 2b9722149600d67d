import type { Route } from '../router';
import { parseText, scrape, search } from './augment';

export const augmentRoutes: Route[] = [
  { method: 'POST', path: '/augment/text-parser', access: 'key', body: 'form', run: parseText },
  { method: 'POST', path: '/augment/scrape', access: 'key', body: 'json', run: scrape },
  { method: 'POST', path: '/augment/search', access: 'key', body: 'json', run: search },
];
