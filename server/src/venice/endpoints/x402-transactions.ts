import * as z from 'zod/v4';
import { jsonAnswer } from '../decode';
import { defineEndpoint } from './endpoint';
import { WALLET, walletFields } from './x402-wallet';

const transaction = z.looseObject({
  id: z.string(),
  /** US dollars; what was spent is negative. */
  amount: z.number(),
  balanceAfter: z.number().nullish().catch(null),
  /** As `TOP_UP`, `CHARGE` or `REFUND`. */
  type: z.string().nullish().catch(null),
  createdAt: z.string().nullish().catch(null),
  requestId: z.string().nullish().catch(null),
  modelId: z.string().nullish().catch(null),
});

export const x402Transactions = defineEndpoint({
  ...WALLET,
  path: '/x402/transactions/{walletAddress}',
  input: z.strictObject({
    ...walletFields,
    limit: z.int().min(1).max(100).optional(),
    offset: z.int().min(0).optional(),
  }),
  decoder: jsonAnswer({
    schema: z.looseObject({
      data: z.looseObject({
        currentBalance: z.number().nullish().catch(null),
        transactions: z.array(transaction),
        pagination: z.looseObject({ hasMore: z.boolean() }).nullish().catch(null),
      }),
    }),
    pick: ({ data }) => data,
  }),
});
