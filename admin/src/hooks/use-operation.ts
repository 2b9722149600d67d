import { useCallback, useEffect, useRef, useState } from 'react';
import type { Operation } from '../../../shared/contracts/operation';
import {
  cancelOperation,
  createOperation,
  getOperation,
  type OperationRequest,
} from '../api/operations';
import { toFailure, type FailureInfo } from '../components/failure/failure-info';

export type Work =
  | { phase: 'idle' }
  /** `operation` is null until the server has answered that it knows of it. */
  | { phase: 'running'; operation: Operation | null; startedAt: number }
  | { phase: 'ended'; operation: Operation }
  | { phase: 'refused'; failure: FailureInfo };

const FIRST_POLL_MS = 400;
const SLOWEST_POLL_MS = 1_500;
/** A poll may fail for a moment; the work goes on at the server all the same. */
const LOST_POLLS_MAX = 20;

/** One operation at a time: asked for once, then followed until it ends. Closing what shows it does not end it. */
export const useOperation = () => {
  const [work, setWork] = useState<Work>({ phase: 'idle' });
  const following = useRef<AbortController | null>(null);
  useEffect(() => () => following.current?.abort(), []);

  const start = useCallback(async (request: OperationRequest) => {
    following.current?.abort();
    const controller = new AbortController();
    following.current = controller;
    const startedAt = Date.now();
    const show = (next: Work) => {
      if (!controller.signal.aborted) setWork(next);
    };
    show({ phase: 'running', operation: null, startedAt });
    try {
      const created = await createOperation(request);
      show({ phase: 'running', operation: created, startedAt });
      const operation = await follow({
        operation: created,
        signal: controller.signal,
        onProgress: (progress) => show({ phase: 'running', operation: progress, startedAt }),
      });
      show({ phase: 'ended', operation });
    } catch (error) {
      show({ phase: 'refused', failure: toFailure(error) });
    }
  }, []);

  const cancel = useCallback(async () => {
    if (work.phase === 'running' && work.operation) await cancelOperation(work.operation.id);
  }, [work]);

  /** Takes over what an answer said of the operation, after a result was kept or discarded. */
  const replace = useCallback((operation: Operation) => setWork({ phase: 'ended', operation }), []);

  return { work, start, cancel, replace };
};

const follow = async ({
  operation,
  signal,
  onProgress,
}: {
  operation: Operation;
  signal: AbortSignal;
  onProgress(operation: Operation): void;
}): Promise<Operation> => {
  let latest = operation;
  let lost = 0;
  for (
    let wait = FIRST_POLL_MS;
    latest.status === 'running';
    wait = Math.min(wait * 1.3, SLOWEST_POLL_MS)
  ) {
    await pause({ ms: wait, signal });
    try {
      latest = await getOperation({ id: operation.id, signal });
      lost = 0;
      onProgress(latest);
    } catch (error) {
      lost += 1;
      if (signal.aborted || lost > LOST_POLLS_MAX) throw error;
    }
  }
  return latest;
};

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
