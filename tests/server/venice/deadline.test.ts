import { getEventListeners } from 'node:events';
import { startDeadline } from '../../../server/src/venice/deadline';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('startDeadline', () => {
  it('ends when the time is up', () => {
    const deadline = startDeadline({ ms: 1_000 });
    jest.advanceTimersByTime(1_000);
    expect([deadline.signal.aborted, deadline.ended()]).toEqual([true, 'time']);
  });

  it('ends when a person cancels', () => {
    const controller = new AbortController();
    const deadline = startDeadline({ ms: 1_000, signal: controller.signal });
    controller.abort();
    expect([deadline.signal.aborted, deadline.ended()]).toEqual([true, 'person']);
  });

  it('has ended when a person had cancelled before', () => {
    expect(startDeadline({ ms: 1_000, signal: AbortSignal.abort() }).ended()).toBe('person');
  });

  it('remembers the first of two reasons', () => {
    const controller = new AbortController();
    const deadline = startDeadline({ ms: 1_000, signal: controller.signal });
    jest.advanceTimersByTime(1_000);
    controller.abort();
    expect(deadline.ended()).toBe('time');
  });

  it('leaves neither a timer nor a listener behind', () => {
    const { signal } = new AbortController();
    startDeadline({ ms: 1_000, signal }).clear();
    expect([jest.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
  });
});

describe('a process that was held beyond the time limit', () => {
  it('gets a moment to read what came meanwhile', () => {
    const deadline = startDeadline({ ms: 1_000 });
    const asleep = jest.spyOn(performance, 'now').mockReturnValueOnce(performance.now() + 3_000);
    jest.advanceTimersByTime(1_000);
    expect(deadline.signal.aborted).toBe(false);
    asleep.mockRestore();
    jest.advanceTimersByTime(1_000);
    expect(deadline.ended()).toBe('time');
  });
});
