import { Refusal } from './refusal';

export const BASE = 'eip155:8453';
export const SOLANA = 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp';
/** The least that a wallet may pay in, and how many units of the coin a dollar has. */
export const LEAST_USD = 5;
export const UNITS_PER_USD = 1_000_000;

/** A way to pay in: nobody's address, so nothing can be lost here. */
export const offerOn = (network: string) => ({
  scheme: 'exact',
  network,
  asset: NOBODY,
  amount: String(LEAST_USD * UNITS_PER_USD),
  payTo: NOBODY,
  maxTimeoutSeconds: 300,
  extra: { name: 'USD Coin', version: '2' },
});

/**
 * The answer to a request that carries no credentials at all: an offer of payment by wallet, not a 401. It has no `error` text,
 * because the description lets a 402 match exactly one of its shapes and an `error` would make it match two.
 */
export const paymentOffer = ({ url, path }: { url: string; path: string }): Refusal => {
  const body = {
    x402Version: 2,
    resource: { url: `${url}${path}`, description: 'Venice sandbox', mimeType: 'application/json' },
    accepts: [offerOn(BASE)],
    extensions: { 'sign-in-with-x': {} },
    authOptions: {
      apiKey: {
        header: 'Authorization: Bearer <key>',
        getKey: 'https://venice.ai/settings/api',
        docs: 'https://docs.venice.ai',
      },
      x402Wallet: {
        header: 'SIGN-IN-WITH-X',
        legacyHeader: 'X-Sign-In-With-X',
        topUp: '/api/v1/x402/top-up',
        docs: 'https://docs.venice.ai',
      },
    },
  };
  const offer = Buffer.from(JSON.stringify(body)).toString('base64');
  return new Refusal({ status: 402, body, headers: { 'PAYMENT-REQUIRED': offer } });
};

const NOBODY = '0x0000000000000000000000000000000000000000';
