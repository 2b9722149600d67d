import pLimit from 'p-limit';
import { whenFree } from '../../../server/src/utils/when-free';

const never = () => new Promise<never>(() => {});

it('does the work when its turn comes', async () => {
  const { signal } = new AbortController();
  const done = whenFree({ limit: pLimit(1), signal, work: async () => 'done' });
  await expect(done).resolves.toBe('done');
});

it('passes on what the work throws', async () => {
  const { signal } = new AbortController();
  const work = () => Promise.reject(new Error('no'));
  await expect(whenFree({ limit: pLimit(1), signal, work })).rejects.toThrow('no');
});

it('gives up the wait when it is aborted, and never begins', async () => {
  const limit = pLimit(1);
  const controller = new AbortController();
  void limit(never);
  const work = jest.fn(async () => 'done');
  const waiting = whenFree({ limit, signal: controller.signal, work });
  controller.abort();
  await expect(waiting).resolves.toBeNull();
  expect(work).not.toHaveBeenCalled();
});

it('does not begin what was aborted before', async () => {
  const work = jest.fn(async () => 'done');
  const waiting = whenFree({ limit: pLimit(1), signal: AbortSignal.abort(), work });
  await expect(waiting).resolves.toBeNull();
  expect(work).not.toHaveBeenCalled();
});
