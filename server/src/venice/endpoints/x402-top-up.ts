import * as z from 'zod/v4';
import { signedHeader } from '../../../../shared/params/account';
import { jsonAnswer } from '../decode';
import { defineEndpoint, PAID } from './endpoint';

/**
 * Moves money from a wallet to its balance at Venice. A payment is signed for one amount and settles once, so after a lost answer look
 * at the balance before anything is signed anew.
 */
export const x402TopUp = defineEndpoint({
  ...PAID,
  path: '/x402/top-up',
  access: 'wallet',
  input: z.strictObject({
    /** Without one Venice answers 402 and tells what it accepts, which is for whoever makes the payment to read. */
    payment_signature: signedHeader,
  }),
  headers: { payment_signature: 'PAYMENT-SIGNATURE' },
  encoding: 'json',
  decoder: jsonAnswer({
    schema: z.looseObject({
      data: z.looseObject({
        walletAddress: z.string().nullish().catch(null),
        amountCredited: z.number(),
        newBalance: z.number().nullish().catch(null),
        paymentId: z.string().nullish().catch(null),
      }),
    }),
    pick: ({ data }) => data,
  }),
  chargeWhenBlocked: null,
  uncertain: true,
  // A chain may take minutes to settle.
  timeout: 'retrieveMs',
});
