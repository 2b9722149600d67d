import { refuse } from '../refusal';
import type { Route } from '../router';

type Known = `${Route['method']} ${string}`;

/** What Venice has and the sandbox has not: said in plain words, after the same look at the key. */
const KEY: Known[] = [
  'POST /chat/completions',
  'POST /responses',
  'POST /embeddings',
  'POST /audio/speech',
  'POST /audio/transcriptions',
  'POST /audio/voices',
  'POST /audio/queue',
  'POST /audio/retrieve',
  'POST /audio/complete',
  'POST /video/queue',
  'POST /video/retrieve',
  'POST /video/complete',
  'POST /video/transcriptions',
  'POST /augment/text-parser',
  'POST /augment/scrape',
  'POST /augment/search',
  'GET /characters',
  'GET /characters/{slug}',
  'GET /characters/{slug}/reviews',
  'POST /crypto/rpc/{network}',
];
const ADMIN: Known[] = [
  'POST /api_keys',
  'PATCH /api_keys',
  'DELETE /api_keys',
  'GET /api_keys/rate_limits/log',
  'GET /billing/usage-history',
  'GET /billing/usage-analytics',
  'GET /api_keys/{id}',
];
const PUBLIC: Known[] = [
  'POST /video/quote',
  'POST /audio/quote',
  'GET /billing/usage',
  'GET /crypto/rpc/networks',
  'GET /api_keys/generate_web3_key',
  'POST /api_keys/generate_web3_key',
  'POST /x402/top-up',
  'GET /x402/balance/{walletAddress}',
  'GET /x402/transactions/{walletAddress}',
];

const missing = ({ known, access }: { known: Known; access: Route['access'] }): Route => {
  const [method, path] = known.split(' ') as [Route['method'], string]; // by the type of `Known`
  return {
    method,
    path,
    access,
    body: 'none',
    run: () => {
      throw refuse({ status: 404, error: `The Venice sandbox does not imitate ${known} yet` });
    },
  };
};

export const missingRoutes: Route[] = [
  ...PUBLIC.map((known) => missing({ known, access: 'public' })),
  ...KEY.map((known) => missing({ known, access: 'key' })),
  ...ADMIN.map((known) => missing({ known, access: 'admin' })),
];
