import { SEND_STATES, type SendState } from '../../../../shared/contracts/operation';
import type { Charge, ErrorCode } from '../../../../shared/errors';
import { nextState, type SendEvent } from '../../../../server/src/services/journal/transition';

type Edge = [from: SendState, event: SendEvent, to: SendState];

const ended = (code: ErrorCode, charge: Charge) => ({ type: 'ended', code, charge }) as const;

const EDGES: Edge[] = [
  ['queued', { type: 'sent' }, 'sending'],
  ['queued', ended('aborted', 'none'), 'cancelled'],
  ['queued', ended('circuit_open', 'none'), 'failed'],
  ['sending', { type: 'accepted' }, 'processing'],
  ['sending', { type: 'received' }, 'received'],
  ['sending', { type: 'withheld' }, 'withheld'],
  ['sending', ended('aborted', 'none'), 'cancelled'],
  ['sending', ended('aborted', 'unknown'), 'cancelled'],
  ['sending', ended('rejected', 'none'), 'failed'],
  ['sending', ended('content_policy', 'unknown'), 'failed'],
  ['sending', ended('no_answer', 'unknown'), 'unknown'],
  ['sending', ended('bad_response', 'charged'), 'unknown'],
  ['sending', ended('store_failed', 'charged'), 'unknown'],
  ['sending', ended('store_failed', 'none'), 'failed'],
  ['processing', { type: 'received' }, 'received'],
  ['processing', { type: 'withheld' }, 'withheld'],
  ['processing', ended('content_policy', 'none'), 'failed'],
  ['processing', ended('inference_failed', 'charged'), 'failed'],
  ['processing', ended('inference_failed', 'unknown'), 'failed'],
  ['processing', ended('aborted', 'unknown'), 'cancelled'],
  // Paid, and nothing came of it.
  ['processing', ended('no_answer', 'charged'), 'unknown'],
  ['processing', ended('bad_response', 'charged'), 'unknown'],
  ['received', { type: 'stored' }, 'stored'],
  ['received', { type: 'discarded' }, 'discarded'],
  ['received', { type: 'expired' }, 'expired'],
  ['withheld', { type: 'discarded' }, 'discarded'],
  ['withheld', { type: 'expired' }, 'expired'],
  // What a server that was taken for dead had on its disk.
  ['unknown', { type: 'accepted' }, 'processing'],
  ['unknown', { type: 'received' }, 'received'],
  ['unknown', { type: 'withheld' }, 'withheld'],
  ['unknown', ended('rejected', 'none'), 'failed'],
  ['unknown', ended('bad_response', 'charged'), 'unknown'],
];

const EVENTS: SendEvent[] = [
  ...(['sent', 'accepted', 'received', 'withheld', 'stored', 'discarded', 'expired'] as const).map(
    (type) => ({ type })
  ),
  ended('aborted', 'none'),
  ended('rejected', 'none'),
  ended('no_answer', 'unknown'),
];

const known = new Set(EDGES.map(([from, event]) => `${from} ${event.type}`));
const STRANGERS = SEND_STATES.flatMap((from) =>
  EVENTS.filter(({ type }) => !known.has(`${from} ${type}`)).map((event) => [from, event] as const)
);

it.each(EDGES)('a send that is %s becomes, by %j, %s', (from, event, to) => {
  expect(nextState({ from, event })).toBe(to);
});

it.each(STRANGERS)('a send that is %s does not move by %j', (from, event) => {
  expect(nextState({ from, event })).toBeNull();
});
