import type { Route } from '../router';
import { cryptoNetworks, cryptoRpc } from './crypto';

export const cryptoRoutes: Route[] = [
  {
    method: 'GET',
    path: '/crypto/rpc/networks',
    access: 'public',
    body: 'none',
    run: cryptoNetworks,
  },
  {
    method: 'POST',
    path: '/crypto/rpc/{network}',
    access: 'key',
    body: 'any-json',
    run: cryptoRpc,
  },
];
