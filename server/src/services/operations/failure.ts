import type { Send, SendError } from '../../../../shared/contracts/operation';
import { VeniceError } from '../../venice';

/** What a send keeps of an error. */
export const failureOf = (error: VeniceError): SendError => ({
  code: error.code,
  message: error.message,
  reason: error.reason,
  suggestedPrompt: error.suggestedPrompt,
  reference: error.requestId ?? error.cfRay,
  attempts: error.attempts,
});

/** The error of a send again, for callers in code. */
export const errorOf = (send: Send): VeniceError => {
  const {
    code,
    message,
    suggestedPrompt = null,
    attempts,
  } = send.error ?? {
    code: 'bad_response' as const,
    message: 'Nothing came',
  };
  return new VeniceError({
    code,
    message,
    charge: send.charge,
    suggestedPrompt,
    attempts: attempts ?? 0,
    requestId: send.requestId,
    cfRay: send.cfRay,
    reason: send.error?.reason ?? null,
  });
};
