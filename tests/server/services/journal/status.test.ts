import type { SendState } from '../../../../shared/contracts/operation';
import { statusOf } from '../../../../server/src/services/journal/status';

const STORE_FAILED = { code: 'store_failed', message: 'full' } as const;
const sends = (...states: SendState[]) => states.map((state) => ({ state, error: null }));

it.each<[string, SendState[]]>([
  ['running', ['queued']],
  ['running', ['sending', 'stored']],
  ['running', ['processing']],
  ['running', ['processing', 'stored']],
  ['running', ['processing', 'failed']],
  ['running', ['received', 'stored']],
  ['running', ['sending', 'unknown']],
  ['waiting', ['unknown', 'stored']],
  ['done', ['stored', 'stored']],
  ['done', ['stored', 'discarded', 'expired']],
  ['partial', ['stored', 'failed']],
  ['partial', ['stored', 'withheld']],
  ['partial', ['stored', 'cancelled']],
  ['failed', ['failed']],
  ['failed', ['withheld', 'cancelled']],
])('is %s with sends that are %j', (status, states) => {
  expect(statusOf({ sends: sends(...states), saves: true })).toBe(status);
});

it.each<[string, SendState[]]>([
  ['failed', ['unknown']],
  ['partial', ['unknown', 'stored']],
])('is %s when a person has decided what was unknown in %j', (status, states) => {
  const decided = sends(...states).map((send) => ({ ...send, decision: 'given_up' as const }));
  expect(statusOf({ sends: decided, saves: true })).toBe(status);
});

it('waits where a picture is on the disk of a server that is gone', () => {
  const [send] = sends('received');
  expect(statusOf({ sends: [{ ...send!, stranded: true }], saves: true })).toBe('waiting');
});

it('waits for a person where results are not saved by themselves', () => {
  expect(statusOf({ sends: sends('received', 'stored'), saves: false })).toBe('waiting');
});

it('runs while Venice works, also where results are not saved by themselves', () => {
  expect(statusOf({ sends: sends('processing', 'received'), saves: false })).toBe('running');
});

it('waits for a person when a save has failed', () => {
  const failed = { state: 'received', error: STORE_FAILED } as const;
  expect(statusOf({ sends: [failed], saves: true })).toBe('waiting');
});
