import { Refusal } from './refusal';

/**
 * The answer to a request that carries no credentials at all: an offer of payment by wallet, not a 401. It has no `error` text,
 * because the description lets a 402 match exactly one of its shapes and an `error` would make it match two.
 */
export const paymentOffer = ({ url, path }: { url: string; path: string }): Refusal => {
  const body = {
    x402Version: 2,
    resource: { url: `${url}${path}`, description: 'Venice sandbox', mimeType: 'application/json' },
    accepts: [
      {
        scheme: 'exact',
        network: 'eip155:8453',
        asset: '0x0000000000000000000000000000000000000000',
        amount: '5000000',
        payTo: '0x0000000000000000000000000000000000000000',
        maxTimeoutSeconds: 300,
        extra: { name: 'USD Coin', version: '2' },
      },
    ],
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
