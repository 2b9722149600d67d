import * as z from 'zod/v4';
import { ERROR_CODES, ERRORS, type Charge, type ErrorCode } from '../../../../shared/errors';
import type { Send } from '../../../../shared/contracts/operation';

/** A failure as a person is to be told of it. `unexpected`: not one of Venice's or ours (no rights, no network, a bug). */
export type FailureInfo = {
  code: ErrorCode | 'unexpected';
  charge: Charge;
  reason: string | null;
  message: string;
  suggestedPrompt: string | null;
  reference: string | null;
  attempts: number;
  issues: { path: string; message: string; code?: string }[];
};

const answer = z.object({
  message: z.string().catch('').default(''),
  details: z
    .object({
      code: z.enum(ERROR_CODES),
      charge: z.enum(['none', 'charged', 'unknown']),
      reason: z.string().nullish(),
      suggestedPrompt: z.string().nullish(),
      reference: z.string().nullish(),
      issues: z
        .array(z.object({ path: z.string(), message: z.string(), code: z.string().optional() }))
        .catch([])
        .default([]),
    })
    .optional()
    .catch(undefined),
});

/** Strapi's fetch client throws errors that carry the answer; its query layer passes them on in two shapes. */
const thrown = z.union([
  z
    .object({ response: z.object({ data: z.object({ error: answer }) }) })
    .transform((e) => e.response.data.error),
  answer,
]);

export const toFailure = (error: unknown): FailureInfo => {
  const parsed = thrown.safeParse(error);
  const { message = '', details } = parsed.success ? parsed.data : {};
  if (!details) {
    return { ...NOTHING, code: 'unexpected', charge: 'none', message: message || String(error) };
  }
  return {
    ...NOTHING,
    ...details,
    reason: details.reason ?? null,
    suggestedPrompt: details.suggestedPrompt ?? null,
    reference: details.reference ?? null,
    message,
  };
};

/** Why a send ended badly; null for one that did not. */
export const failureOf = (send: Send): FailureInfo | null => {
  if (!send.error) return null;
  const { code, message, reason, suggestedPrompt, reference, attempts } = send.error;
  return {
    ...NOTHING,
    code,
    charge: send.charge ?? ERRORS[code].charge,
    reason: reason ?? null,
    message,
    suggestedPrompt: suggestedPrompt ?? null,
    reference: reference ?? send.requestId ?? send.cfRay,
    attempts: attempts ?? 1,
  };
};

const NOTHING = {
  reason: null,
  suggestedPrompt: null,
  reference: null,
  attempts: 1,
  issues: [],
};
