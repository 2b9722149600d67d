import { SEND_STATES, type SendState } from '../../../../shared/contracts/operation';
import { nextState, type SendEvent } from '../../../../server/src/services/journal/transition';

type Edge = [from: SendState, event: SendEvent, to: SendState];

const EDGES: Edge[] = [
  ['queued', { type: 'sent' }, 'sending'],
  ['queued', { type: 'ended', code: 'aborted' }, 'cancelled'],
  ['queued', { type: 'ended', code: 'invalid_input' }, 'failed'],
  ['queued', { type: 'ended', code: 'no_answer' }, 'unknown'],
  ['sending', { type: 'received' }, 'received'],
  ['sending', { type: 'withheld' }, 'withheld'],
  ['sending', { type: 'ended', code: 'aborted' }, 'cancelled'],
  ['sending', { type: 'ended', code: 'rejected' }, 'failed'],
  ['sending', { type: 'ended', code: 'content_policy' }, 'failed'],
  ['sending', { type: 'ended', code: 'bad_response' }, 'failed'],
  ['sending', { type: 'ended', code: 'no_answer' }, 'unknown'],
  ['received', { type: 'stored' }, 'stored'],
  ['received', { type: 'discarded' }, 'discarded'],
  ['received', { type: 'expired' }, 'expired'],
  ['withheld', { type: 'discarded' }, 'discarded'],
  ['withheld', { type: 'expired' }, 'expired'],
];

const EVENTS: SendEvent[] = [
  ...(['sent', 'received', 'withheld', 'stored', 'discarded', 'expired'] as const).map((type) => ({
    type,
  })),
  ...(['aborted', 'rejected', 'no_answer'] as const).map((code) => ({
    type: 'ended' as const,
    code,
  })),
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
