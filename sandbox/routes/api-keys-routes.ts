import type { Route } from '../router';
import { rateLimits } from './account';
import { changeKey, createKey, deleteKey, listKeys, oneKey, refusedRequests } from './api-keys';
import { web3Key, web3Token } from './api-keys-web3';

const WEB3 = '/api_keys/generate_web3_key';

export const keyRoutes: Route[] = [
  { method: 'GET', path: '/api_keys', access: 'admin', body: 'none', run: listKeys },
  { method: 'POST', path: '/api_keys', access: 'admin', body: 'json', run: createKey },
  { method: 'PATCH', path: '/api_keys', access: 'admin', body: 'json', run: changeKey },
  { method: 'DELETE', path: '/api_keys', access: 'admin', body: 'none', run: deleteKey },
  { method: 'GET', path: '/api_keys/rate_limits', access: 'key', body: 'none', run: rateLimits },
  {
    method: 'GET',
    path: '/api_keys/rate_limits/log',
    access: 'admin',
    body: 'none',
    run: refusedRequests,
  },
  { method: 'GET', path: WEB3, access: 'public', body: 'none', run: web3Token },
  { method: 'POST', path: WEB3, access: 'public', body: 'json', run: web3Key },
  { method: 'GET', path: '/api_keys/{id}', access: 'admin', body: 'none', run: oneKey },
];
