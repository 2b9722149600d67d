import * as z from 'zod/v4';
import { jsonAnswer } from '../decode';
import { defineEndpoint } from './endpoint';
import { WALLET, walletFields } from './x402-wallet';

/** US dollars. */
export const x402Balance = defineEndpoint({
  ...WALLET,
  path: '/x402/balance/{walletAddress}',
  input: z.strictObject(walletFields),
  decoder: jsonAnswer({
    schema: z.looseObject({
      data: z.looseObject({
        balanceUsd: z.number(),
        canConsume: z.boolean().nullish().catch(null),
        minimumTopUpUsd: z.number().nullish().catch(null),
        suggestedTopUpUsd: z.number().nullish().catch(null),
        diemBalanceUsd: z.number().nullish().catch(null),
      }),
    }),
    pick: ({ data }) => data,
  }),
});
