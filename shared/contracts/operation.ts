import * as z from 'zod/v4';
import { ERROR_CODES } from '../errors';
import { KINDS } from '../operations';

/**
 * A send is one picture, video, sound or text asked of Venice: one HTTP request that may cost money, or one image of a `native` request with variants.
 *
 * - `queued` not sent yet · `sending` the request is out · `processing` Venice has taken it as a job, which is paid, and works on it
 * - `received` the bytes are on the server's disk (a preview)
 * - `stored` in the Media Library · `withheld` kept out because Venice marked it · `discarded` a person did not want it
 * - `expired` nobody kept it in time · `failed` it ended in an error, and costs nothing more than its `charge` says
 * - `unknown` sent, and no answer that could be used: it may have been charged (or was: see `charge`), and a person decides
 * - `cancelled` a person stopped it (its `charge` tells whether it had been sent)
 */
export const SEND_STATES = [
  'queued',
  'sending',
  'processing',
  'received',
  'stored',
  'withheld',
  'discarded',
  'expired',
  'failed',
  'unknown',
  'cancelled',
] as const;
export type SendState = (typeof SEND_STATES)[number];

/** What a person said of an `unknown` send. Nothing but a person says either. */
export const DECISIONS = ['given_up', 'sent_again'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Why a send ended badly, in what may be shown to whoever asked for it. */
export const sendError = z.object({
  code: z.enum(ERROR_CODES),
  /** In English, for developers. The admin shows its own words for the code. */
  message: z.string(),
  /** Which of two meanings the code has here. */
  reason: z
    .enum([
      'balance',
      'spend_limit',
      'blurred',
      'violation',
      'no_key',
      'privacy',
      /** Venice wants an ADMIN key for this. */
      'admin_key',
      /** Venice has switched the endpoint or the model off. */
      'retired',
      /** Venice wants consent to a provider's terms first. */
      'consent',
      /** The server that had sent it is gone. If it comes back, and has the answer on its disk, the send goes on. */
      'server_gone',
      /** Of `store_failed`: it came, and this server had no room for it. */
      'not_kept',
      /** Of `store_failed`: this server could not have kept it, so it was not asked for. */
      'not_sent',
    ])
    .nullish(),
  /** Venice's own rewording after a policy refusal. */
  suggestedPrompt: z.string().nullish(),
  /** What to tell Venice's support: the request id or CF-RAY. */
  reference: z.string().nullish(),
  /** How often it was tried. */
  attempts: z.number().nullish(),
});
export type SendError = z.infer<typeof sendError>;

export const send = z.object({
  id: z.number(),
  /** Position within the operation, from 0. */
  index: z.number(),
  state: z.enum(SEND_STATES),
  charge: z.enum(['none', 'charged', 'unknown']),
  /** Null where Venice takes or tells none: edits, and all but the first of `native` variants. */
  seed: z.number().nullable(),
  modelServed: z.string().nullable(),
  assetId: z.number().nullable(),
  sha256: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** Sniffed from the bytes, never what was declared. */
  /** Of a video or a sound, in milliseconds; null for everything else, and where the file does not tell. */
  durationMs: z.number().nullable(),
  mime: z.string().nullable(),
  bytes: z.number().nullable(),
  /** Whether the file in the Media Library holds exactly the bytes that came; null while it is not known. */
  bytesIdentical: z.boolean().nullable(),
  error: sendError.nullable(),
  enhancedPrompt: z.string().nullable(),
  requestId: z.string().nullable(),
  cfRay: z.string().nullable(),
  /** Venice's own timing in ms, as it came (`total`, `inferenceDuration` …). */
  timing: z.record(z.string(), z.number()).nullable(),
  /** What we measured from sending to the last byte, in ms. */
  elapsedMs: z.number().nullable(),
  blurred: z.boolean().nullable(),
  violation: z.boolean().nullable(),
  /** When a rate-limited or overloaded send is tried again, as ISO time. */
  retryAt: z.string().nullable(),
  /** While Venice works on it: what it said last, in milliseconds. Four in five of such jobs take less than the average. */
  progress: z
    .object({ averageMs: z.number().nullable(), elapsedMs: z.number().nullable() })
    .nullable(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** Until when a result waits to be kept, as ISO time; null: for ever, or it does not wait. */
  expiresAt: z.string().nullable(),
  /** While it is queued: how many pictures are to be sent before it, of everybody. Null otherwise, and where nobody asked. */
  ahead: z.number().nullable(),
  /** What it waits for lies on the disk of another server of this application: only that one can show or save it. */
  elsewhere: z.boolean(),
  decision: z.enum(DECISIONS).nullable(),
  /** The operation that repeats it, where a person had it sent again. */
  successorId: z.number().nullable(),
});
export type Send = z.infer<typeof send>;

/** Something that looked wrong and was let through, because the evidence is weak or the caller asked for it. */
export const warning = z.object({
  field: z.string(),
  code: z.string(),
  message: z.string(),
});
export type Warning = z.infer<typeof warning>;

export const OPERATION_STATUSES = ['running', 'done', 'partial', 'failed', 'waiting'] as const;
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

export const operation = z.object({
  id: z.number(),
  kind: z.enum(KINDS),
  /**
   * Derived from the sends. `waiting`: nothing runs and a person has to decide (previews to keep, an unknown charge, a save that
   * failed). `partial`: some came and some did not. What was unknown counts as not come once a person has decided.
   */
  status: z.enum(OPERATION_STATUSES),
  prompt: z.string().nullable(),
  negativePrompt: z.string().nullable(),
  /** As asked for; what was served is told by each send. */
  model: z.string().nullable(),
  /** Every parameter as it was sent, without pictures. */
  parameters: z.record(z.string(), z.unknown()),
  /** Ids of the Media Library assets that were read, in their order. */
  sources: z.array(z.number()),
  estimatedUsd: z.number().nullable(),
  warnings: z.array(warning),
  /** The answer came from the sandbox, not from Venice. */
  sandbox: z.boolean().nullable(),
  sends: z.array(send),
  /** Whether what is unknown can be sent again from here: the pictures that it needs are in the Media Library. */
  repeatable: z.boolean(),
  createdBy: z.object({ id: z.number(), name: z.string() }).nullable(),
  createdAt: z.string(),
});
export type Operation = z.infer<typeof operation>;
