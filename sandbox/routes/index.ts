import type { Route } from '../router';
import { keyRoutes } from './api-keys-routes';
import { audioRoutes } from './audio-routes';
import { augmentRoutes } from './augment-routes';
import { backgroundRemove } from './background-remove';
import { billingRoutes } from './billing-routes';
import { characterRoutes } from './characters-routes';
import { textRoutes } from './chat-routes';
import { cryptoRoutes } from './crypto-routes';
import { editMany, editOne } from './edits';
import { generate } from './generate';
import { generations } from './generations';
import * as models from './models';
import { listStyles } from './styles';
import { upscale } from './upscale';
import { videoRoutes } from './video-routes';
import { walletRoutes } from './wallets-routes';

/** Everything the sandbox answers. A new endpoint is a file beside this one and a row in here. */
export const routes: Route[] = [
  { method: 'POST', path: '/image/generate', access: 'key', body: 'json', run: generate },
  { method: 'POST', path: '/images/generations', access: 'key', body: 'json', run: generations },
  { method: 'POST', path: '/image/edit', access: 'key', body: 'json-or-form', run: editOne },
  { method: 'POST', path: '/image/multi-edit', access: 'key', body: 'json-or-form', run: editMany },
  { method: 'POST', path: '/image/upscale', access: 'key', body: 'json-or-form', run: upscale },
  {
    method: 'POST',
    path: '/image/background-remove',
    access: 'key',
    body: 'json-or-form',
    run: backgroundRemove,
  },
  { method: 'GET', path: '/image/styles', access: 'public', body: 'none', run: listStyles },
  { method: 'GET', path: '/models', access: 'public', body: 'none', run: models.list },
  { method: 'GET', path: '/models/traits', access: 'public', body: 'none', run: models.traits },
  {
    method: 'GET',
    path: '/models/compatibility_mapping',
    access: 'public',
    body: 'none',
    run: models.mapping,
  },
  ...textRoutes,
  ...augmentRoutes,
  ...characterRoutes,
  ...keyRoutes,
  ...billingRoutes,
  ...cryptoRoutes,
  ...walletRoutes,
  ...videoRoutes,
  ...audioRoutes,
];
