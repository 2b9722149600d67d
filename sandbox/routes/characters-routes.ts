import type { Route } from '../router';
import { characterReviews, listCharacters, oneCharacter } from './characters';

export const characterRoutes: Route[] = [
  { method: 'GET', path: '/characters', access: 'key', body: 'none', run: listCharacters },
  { method: 'GET', path: '/characters/{slug}', access: 'key', body: 'none', run: oneCharacter },
  {
    method: 'GET',
    path: '/characters/{slug}/reviews',
    access: 'key',
    body: 'none',
    run: characterReviews,
  },
];
