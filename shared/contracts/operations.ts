import * as z from 'zod/v4';
import { OPERATIONS, type Kind } from '../operations';
import { ACTIONS } from '../plugin';
import { asset } from './asset';
import { defineContract } from './contract';
import { operation } from './operation';

/** Rights that let a person run something, and so look at what they ran. */
export const RUN_ACTIONS = [
  ACTIONS.generate,
  ACTIONS.edit,
  ACTIONS.removeBackground,
  ACTIONS.upscale,
  ACTIONS.animate,
  ACTIONS.audio,
] as const;

/** How results are saved, and how strictly the request is checked. */
export const operationOptions = z.strictObject({
  /** Id of a Media Library folder; by default the one of the settings. */
  folder: z.int().positive().nullable().optional(),
  /** File name without its extension; by default made from the prompt. */
  name: z.string().trim().min(1).max(200).optional(),
  alternativeText: z.string().max(2_000).optional(),
  /** False: results wait as previews until they are kept. The admin always asks so. */
  save: z.boolean().optional(),
  /**
   * `warn` (default): refuse what is surely wrong, note what looks wrong. `strict`: refuse both. `off`: only the endpoint's own
   * limits, for a model or a value that the catalogue does not know yet.
   */
  validate: z.enum(['strict', 'warn', 'off']).optional(),
  /**
   * The highest price in US dollars that the caller accepts for a video or a composition. Without it, up to `confirmAboveUsd` of the
   * configuration; above that nothing is sent, and the error is `confirmation_needed`.
   */
  acceptUsd: z.number().min(0).max(10_000).optional(),
  /** Where a source is over Venice's limits: send a smaller copy of it instead of refusing. */
  shrink: z.boolean().optional(),
  /**
   * One per intent, drawn by the caller: the same request with the same key again is the same operation, however often and from
   * wherever it is sent. The same key with another request is refused. Keys of different callers do not meet.
   */
  idempotencyKey: z
    .string()
    .min(8)
    .max(128)
    .regex(/^[\x21-\x7e]+$/, 'has to be printable ASCII without spaces')
    .optional(),
});
export type OperationOptions = z.infer<typeof operationOptions>;

const requestOf = <K extends Kind>(kind: K) =>
  z.strictObject({
    kind: z.literal(kind),
    input: OPERATIONS[kind].input,
    options: operationOptions.optional(),
  });

/** In a multipart request this is the JSON of the field `data`, and the files are under the key `files`. */
export const operationRequest = z.discriminatedUnion('kind', [
  requestOf('generate'),
  requestOf('edit'),
  requestOf('multi-edit'),
  requestOf('background-remove'),
  requestOf('upscale'),
  requestOf('generations'),
  requestOf('video'),
  requestOf('speech'),
  requestOf('compose'),
  requestOf('transcribe'),
]);
export type OperationRequest = z.input<typeof operationRequest>;

export const idParams = z.object({ id: z.coerce.number().int().positive() });

/** Answers 202 with the operation at once; its progress is polled. */
export const createOperation = defineContract({
  method: 'POST',
  path: '/operations',
  anyOf: RUN_ACTIONS,
  contentApi: true,
  body: operationRequest,
  data: operation,
});

/** What it would cost now. Free; neither a promise nor a reservation. */
export const quoteOperation = defineContract({
  method: 'POST',
  path: '/quotes',
  anyOf: [ACTIONS.animate, ACTIONS.audio],
  contentApi: true,
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('video'), input: OPERATIONS.video.input }),
    z.strictObject({ kind: z.literal('compose'), input: OPERATIONS.compose.input }),
  ]),
  data: z.object({
    usd: z.number(),
    /** Above this the request needs `acceptUsd`. */
    confirmAboveUsd: z.number(),
  }),
});

export const getOperation = defineContract({
  method: 'GET',
  path: '/operations/:id',
  anyOf: RUN_ACTIONS,
  contentApi: true,
  params: idParams,
  data: operation,
});

export const cancelOperation = defineContract({
  method: 'POST',
  path: '/operations/:id/cancel',
  anyOf: RUN_ACTIONS,
  contentApi: true,
  params: idParams,
  data: operation,
});

/** The bytes of a result that is not in the Media Library (yet), or of one that was withheld because it is blurred. */
export const previewSend = defineContract({
  method: 'GET',
  path: '/sends/:id/preview',
  anyOf: RUN_ACTIONS,
  contentApi: true,
  params: idParams,
  data: null,
});

/** Saves a result into the Media Library. Keeping it twice gives the same asset. */
export const keepSend = defineContract({
  method: 'POST',
  path: '/sends/:id/keep',
  anyOf: RUN_ACTIONS,
  contentApi: true,
  params: idParams,
  body: operationOptions.pick({ folder: true, name: true, alternativeText: true }),
  data: asset,
});

export const discardSend = defineContract({
  method: 'POST',
  path: '/sends/:id/discard',
  anyOf: RUN_ACTIONS,
  contentApi: true,
  params: idParams,
  data: operation,
});

/** Sends what is `unknown` once more, as a new operation, which may cost a second time. Asked twice, it is sent again once. */
export const resendSend = defineContract({
  method: 'POST',
  path: '/sends/:id/resend',
  anyOf: RUN_ACTIONS,
  contentApi: true,
  params: idParams,
  body: operationOptions.pick({ acceptUsd: true }),
  data: operation,
});

/** Takes what is `unknown` off the list of what waits. Answers the operation. */
export const giveUpSend = defineContract({
  method: 'POST',
  path: '/sends/:id/give-up',
  anyOf: RUN_ACTIONS,
  contentApi: true,
  params: idParams,
  data: operation,
});

/** Most operations in one answer of what waits. */
export const WAITING_MAX = 50;

/** What waits for the caller's decision, newest first. Those who may change the settings also see what code and the content API left. */
export const listWaiting = defineContract({
  method: 'GET',
  path: '/waiting',
  anyOf: RUN_ACTIONS,
  contentApi: true,
  data: z.object({
    operations: z.array(operation),
    /** Also of those beyond the limit; nobody counts further than 200. */
    total: z.number(),
  }),
});

export const operationContracts = {
  createOperation,
  quoteOperation,
  getOperation,
  cancelOperation,
  previewSend,
  keepSend,
  discardSend,
  resendSend,
  giveUpSend,
  listWaiting,
};
