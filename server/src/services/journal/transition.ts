import type { SendState } from '../../../../shared/contracts/operation';
import type { ErrorCode } from '../../../../shared/errors';

/** What can happen to a send. */
export type SendEvent =
  /** The request is about to leave. */
  | { type: 'sent' }
  /** The bytes are on disk and are a picture. */
  | { type: 'received' }
  /** Venice marked it, and it stays out of the Media Library. */
  | { type: 'withheld' }
  | { type: 'stored' }
  | { type: 'discarded' }
  | { type: 'expired' }
  /** It ended in an error. */
  | { type: 'ended'; code: ErrorCode };

/** The state that follows, or null where the event cannot happen in this state. The only place that knows the edges. */
export const nextState = ({
  from,
  event,
}: {
  from: SendState;
  event: SendEvent;
}): SendState | null => {
  switch (event.type) {
    case 'sent':
      return from === 'queued' ? 'sending' : null;
    case 'received':
      return from === 'sending' ? 'received' : null;
    case 'withheld':
      return from === 'sending' ? 'withheld' : null;
    case 'stored':
      return from === 'received' ? 'stored' : null;
    case 'discarded':
      return from === 'received' || from === 'withheld' ? 'discarded' : null;
    case 'expired':
      return from === 'received' || from === 'withheld' ? 'expired' : null;
    case 'ended':
      return from === 'queued' || from === 'sending' ? endOf(event.code) : null;
  }
};

/** A cancel stays a cancel and a refusal a failure, whatever is known of their charge. Only silence leaves open what happened. */
const endOf = (code: ErrorCode): SendState => {
  if (code === 'aborted') return 'cancelled';
  return code === 'no_answer' ? 'unknown' : 'failed';
};
