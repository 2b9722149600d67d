import type { Route } from '../router';
import { topUp, walletBalance, walletTransactions } from './wallets';

/** Public for the key: a wallet signs in by itself, or pays. */
export const walletRoutes: Route[] = [
  { method: 'POST', path: '/x402/top-up', access: 'public', body: 'none', run: topUp },
  {
    method: 'GET',
    path: '/x402/balance/{walletAddress}',
    access: 'public',
    body: 'none',
    run: walletBalance,
  },
  {
    method: 'GET',
    path: '/x402/transactions/{walletAddress}',
    access: 'public',
    body: 'none',
    run: walletTransactions,
  },
];
