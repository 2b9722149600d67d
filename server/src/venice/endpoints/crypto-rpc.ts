import * as z from 'zod/v4';
import { pathName } from '../../../../shared/params/account';
import { inShape, readText, type Decoder } from '../decode';
import { defineEndpoint, PAID } from './endpoint';

const RPC_BATCH_MAX = 100;

const call = z.strictObject({
  jsonrpc: z.literal('2.0').optional(),
  method: z.string().min(1),
  params: z.array(z.unknown()).optional(),
  /** Comes back with the answer; a batch cannot be sorted without. */
  id: z.union([z.int(), z.string()]).optional(),
});

const answer = z
  .looseObject({
    id: z.union([z.number(), z.string()]).nullish().catch(null),
    /** Null says something here. */
    result: z.unknown().optional(),
    /** The node refused this call, within a success. It costs a little all the same. */
    error: z.looseObject({ code: z.number().nullish(), message: z.string().nullish() }).nullish(),
  })
  .refine(({ result, error }) => result !== undefined || error != null);
const answers = z.union([z.array(answer), answer]);

export type RpcAnswer = {
  /** A list after a batch. */
  answer: z.output<typeof answers>;
  credits: number | null;
  /** US dollars. */
  cost: number | null;
  /** It was answered before, under the same idempotency key, and is not charged twice. */
  replayed: boolean;
};

const rpcAnswer: Decoder<RpcAnswer> = {
  spools: false,
  accept: 'application/json',
  read: async ({ body, limits, headers }) => {
    const text = await readText({ body, maxBytes: limits.jsonBytes });
    const data = {
      answer: inShape({ text, schema: answers }),
      credits: numberOf(headers['x-venice-rpc-credits']),
      cost: numberOf(headers['x-venice-rpc-cost-usd']),
      replayed: headers['idempotent-replayed']?.toLowerCase() === 'true',
    };
    return { data, requestId: null };
  },
};

/**
 * A call to a node of a blockchain, or up to a hundred. With an idempotency key the caller may ask again within a day after a lost
 * answer; by itself this client does not, because nothing tells a balance that is read from a transaction that is sent.
 */
export const cryptoRpc = defineEndpoint({
  ...PAID,
  path: '/crypto/rpc/{network}',
  input: z.strictObject({
    /** As `GET /crypto/rpc/networks` lists it. */
    network: pathName,
    request: z.union([call, z.array(call).min(1).max(RPC_BATCH_MAX)]),
    /** With another request under the same key, Venice answers 400. */
    idempotency_key: z
      .string()
      .regex(/^[\w-]{1,255}$/, 'Up to 255 letters, digits, "-" and "_"')
      .optional(),
  }),
  headers: { idempotency_key: 'Idempotency-Key' },
  encoding: 'json',
  whole: 'request',
  decoder: rpcAnswer,
  chargeWhenBlocked: null,
  uncertain: true,
  timeout: 'queueMs',
});

const numberOf = (header: string | undefined): number | null => {
  const value = Number(header?.trim() || NaN);
  return Number.isFinite(value) ? value : null;
};
