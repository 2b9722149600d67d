import type { SendState } from '../../../shared/contracts/operation';
import { statusOf } from '../../../server/src/services/journal/status';

const status = (states: SendState[], { saves = true, broken = false } = {}) =>
  statusOf({
    saves,
    sends: states.map((state) => ({
      state,
      error: broken ? { code: 'store_failed' as const, message: 'no room' } : null,
    })),
  });

describe('the status of an operation', () => {
  it.each([
    ['running', ['queued', 'stored']],
    ['running', ['sending']],
    ['running', ['received']],
    ['waiting', ['unknown', 'stored']],
    ['done', ['stored', 'stored']],
    ['done', ['stored', 'discarded']],
    ['partial', ['stored', 'failed']],
    ['partial', ['stored', 'withheld']],
    ['failed', ['failed', 'withheld']],
    ['failed', ['cancelled']],
  ] as const)('is %s for %j', (expected, states) => {
    expect(status([...states])).toBe(expected);
  });

  it('is waiting for previews that nobody has kept', () => {
    expect(status(['received'], { saves: false })).toBe('waiting');
  });

  it('is waiting for a save that failed', () => {
    expect(status(['received'], { broken: true })).toBe('waiting');
  });
});
