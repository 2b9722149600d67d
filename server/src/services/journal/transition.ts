import type { SendState } from '../../../../shared/contracts/operation';
import type { Charge, ErrorCode } from '../../../../shared/errors';

/** What can happen to a send. */
export type SendEvent =
  /** The request is about to leave. */
  | { type: 'sent' }
  /** Venice has taken it as a job, which is paid. */
  | { type: 'accepted' }
  /** The bytes are on disk and are what they should be. */
  | { type: 'received' }
  /** Venice marked it, and it stays out of the Media Library. */
  | { type: 'withheld' }
  | { type: 'stored' }
  | { type: 'discarded' }
  | { type: 'expired' }
  /** It ended in an error; `charge` is what is known of that. */
  | { type: 'ended'; code: ErrorCode; charge: Charge };

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
    case 'accepted':
      // From `unknown`: as below.
      return from === 'sending' || from === 'unknown' ? 'processing' : null;
    case 'received':
    case 'withheld':
      // From `unknown`: the process that had the answer on its disk was taken for dead, and was not, or came back.
      return ANSWERED.has(from) ? event.type : null;
    case 'stored':
      return from === 'received' ? 'stored' : null;
    case 'discarded':
    case 'expired':
      return from === 'received' || from === 'withheld' ? event.type : null;
    case 'ended':
      // From `unknown`, when what had been learned reaches the journal after all.
      return OPEN.has(from) ? endOf(event) : null;
  }
};

/**
 * A cancel stays a cancel and a refusal a failure, whatever is known of their charge. What may have been paid for, and brought neither
 * a picture nor a reason, is for a person to judge.
 */
const endOf = ({ code, charge }: { code: ErrorCode; charge: Charge }): SendState => {
  if (code === 'aborted') return 'cancelled';
  return charge !== 'none' && LOST.has(code) ? 'unknown' : 'failed';
};

/** Where an answer with bytes can come in. */
const ANSWERED: ReadonlySet<SendState> = new Set<SendState>(['sending', 'processing', 'unknown']);

const OPEN: ReadonlySet<SendState> = new Set<SendState>([
  'queued',
  'sending',
  'processing',
  'unknown',
]);

const LOST: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'no_answer',
  'bad_response',
  'store_failed',
]);
