import { SEND_STATES, type SendState } from '../../../shared/contracts/operation';
import { nextState, type SendEvent } from '../../../server/src/services/journal/transition';

const failed: SendEvent = { type: 'ended', code: 'rejected', charge: 'none' };
const lost: SendEvent = { type: 'ended', code: 'no_answer', charge: 'unknown' };
const cancelled: SendEvent = { type: 'ended', code: 'aborted', charge: 'unknown' };

/** Every edge that there is. What is not here cannot happen. */
const EDGES: [SendState, SendEvent, SendState][] = [
  ['queued', { type: 'sent' }, 'sending'],
  ['sending', { type: 'received' }, 'received'],
  ['sending', { type: 'withheld' }, 'withheld'],
  ['received', { type: 'stored' }, 'stored'],
  ['received', { type: 'discarded' }, 'discarded'],
  ['withheld', { type: 'discarded' }, 'discarded'],
  ['received', { type: 'expired' }, 'expired'],
  ['withheld', { type: 'expired' }, 'expired'],
  ['queued', failed, 'failed'],
  ['sending', failed, 'failed'],
  ['queued', lost, 'unknown'],
  ['sending', lost, 'unknown'],
  ['queued', cancelled, 'cancelled'],
  ['sending', cancelled, 'cancelled'],
];

const EVENTS: SendEvent[] = [
  { type: 'sent' },
  { type: 'received' },
  { type: 'withheld' },
  { type: 'stored' },
  { type: 'discarded' },
  { type: 'expired' },
  failed,
  lost,
  cancelled,
];

describe('a send', () => {
  it.each(EDGES)('that is %s goes with %j to %s', (from, event, to) => {
    expect(nextState({ from, event })).toBe(to);
  });

  const allowed = new Set(EDGES.map(([from, event]) => `${from} ${JSON.stringify(event)}`));
  const others = SEND_STATES.flatMap((from) =>
    EVENTS.map((event) => [from, event] as const)
  ).filter(([from, event]) => !allowed.has(`${from} ${JSON.stringify(event)}`));

  it.each(others)('that is %s stays what it is with %j', (from, event) => {
    expect(nextState({ from, event })).toBeNull();
  });
});
