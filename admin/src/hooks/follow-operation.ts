import type { Operation } from '../../../shared/contracts/operation';
import { getOperation } from '../api/operations';

const FIRST_POLL_MS = 400;
const SLOWEST_POLL_MS = 1_500;
/** Where Venice needs minutes, nobody sees a difference of seconds. */
const SLOWEST_JOB_POLL_MS = 4_000;
/** A poll may fail for a moment; the work goes on at the server all the same. */
const LOST_POLLS_MAX = 20;

/** Asks until the operation has ended. Stopping to ask does not end it. */
export const followOperation = async ({
  operation,
  signal,
  onProgress,
}: {
  operation: Operation;
  signal: AbortSignal;
  onProgress?(operation: Operation): void;
}): Promise<Operation> => {
  let latest = operation;
  let lost = 0;
  for (
    let wait = FIRST_POLL_MS;
    latest.status === 'running';
    wait = Math.min(wait * 1.3, slowest(latest))
  ) {
    await pause({ ms: wait, signal });
    try {
      latest = await getOperation({ id: operation.id, signal });
      lost = 0;
      onProgress?.(latest);
    } catch (error) {
      lost += 1;
      if (signal.aborted || lost > LOST_POLLS_MAX) throw error;
    }
  }
  return latest;
};

const slowest = ({ sends }: Operation): number =>
  sends.some(({ state }) => state === 'processing') ? SLOWEST_JOB_POLL_MS : SLOWEST_POLL_MS;

const pause = ({ ms, signal }: { ms: number; signal: AbortSignal }): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(new Error('Not followed any more'));
      },
      { once: true }
    );
  });
