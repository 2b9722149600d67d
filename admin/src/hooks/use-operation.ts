import { useCallback, useEffect, useRef, useState } from 'react';
import type { Operation } from '../../../shared/contracts/operation';
import {
  cancelOperation,
  createOperation,
  getOperation,
  resendSend,
  type OperationRequest,
} from '../api/operations';
import { toFailure, type FailureInfo } from '../components/failure/failure-info';
import { followOperation } from './follow-operation';
import * as kept from './kept-work';
import * as lasting from './lasting-work';

export type Work =
  | { phase: 'idle' }
  /** `operation` is null until the server has answered that it knows of it. */
  | { phase: 'running'; operation: Operation | null; startedAt: number }
  | { phase: 'ended'; operation: Operation }
  | { phase: 'refused'; failure: FailureInfo };

type Options = {
  /** Where it is asked for: a tab that comes back to the same place finds its operation there. */
  place: string;
  /** Whether an operation that was found there can be shown. */
  accepts(operation: Operation): boolean;
  /** It takes minutes: whoever closes the tab and comes back to the place finds it all the same. */
  outlivesTab?: boolean;
};

/** One operation at a time: asked for once, then followed until it ends. Closing what shows it does not end it. */
export const useOperation = ({ place, accepts, outlivesTab = false }: Options) => {
  const [work, setWork] = useState<Work>({ phase: 'idle' });
  const [restored, setRestored] = useState<object | null>(
    () => kept.recall(place).intent?.request.input ?? null
  );
  const following = useRef<AbortController | null>(null);
  const accepted = useRef(accepts);

  const run = useCallback(
    async ({ ask, startedAt }: { ask: () => Promise<Operation>; startedAt: number }) => {
      following.current?.abort();
      const controller = new AbortController();
      following.current = controller;
      const show = (next: Work) => {
        if (!controller.signal.aborted) setWork(next);
      };
      show({ phase: 'running', operation: null, startedAt });
      try {
        const found = await ask();
        if (outlivesTab) lasting.remember({ place, operationId: found.id });
        show({ phase: 'running', operation: found, startedAt });
        const operation = await followOperation({
          operation: found,
          signal: controller.signal,
          onProgress: (progress) => show({ phase: 'running', operation: progress, startedAt }),
        });
        kept.ended({ place, operationId: operation.id });
        show({ phase: 'ended', operation });
      } catch (error) {
        show({ phase: 'refused', failure: toFailure(error) });
      }
    },
    [place, outlivesTab]
  );

  const start = useCallback(
    (request: OperationRequest) =>
      run({ ask: () => askOnce({ place, request }), startedAt: Date.now() }),
    [place, run]
  );

  /** Has an unknown picture made once more, which may cost a second time. */
  const resend = useCallback(
    (sendId: number) =>
      run({
        ask: async () => {
          const operation = await resendSend(sendId);
          kept.follow({ place, operationId: operation.id });
          return operation;
        },
        startedAt: Date.now(),
      }),
    [place, run]
  );

  useEffect(() => {
    let left = false;
    const { intent, operationId: ofTab } = kept.recall(place);
    // What this tab has asked for and not heard of goes before what another one did.
    const operationId = ofTab ?? (outlivesTab && !intent ? lasting.recall(place) : null);
    const pickUp = async (id: number) => {
      const operation = await getOperation({ id });
      // Whoever was quicker to ask for something has what they asked for.
      if (left || following.current || !accepted.current(operation)) return;
      if (!isOpen(operation)) {
        kept.forget(place);
        lasting.forget(place);
        return;
      }
      if (!intent) setRestored({ ...operation.parameters, prompt: operation.prompt });
      const startedAt = Date.parse(operation.createdAt);
      await run({ ask: () => Promise.resolve(operation), startedAt });
    };
    // What cannot be read now is still among what waits.
    if (operationId !== null) pickUp(operationId).catch(() => undefined);
    return () => {
      left = true;
      following.current?.abort();
      following.current = null;
    };
  }, [place, run, outlivesTab]);

  const cancel = useCallback(async () => {
    if (work.phase === 'running' && work.operation) await cancelOperation(work.operation.id);
  }, [work]);

  /** Takes over what an answer said of the operation, after a result was kept or discarded. */
  const replace = useCallback((operation: Operation) => setWork({ phase: 'ended', operation }), []);

  return { work, restored, start, resend, cancel, replace };
};

/** The same request is the same operation until that was seen to end, however often and after whatever mishap it is sent. */
const askOnce = async ({
  place,
  request: wanted,
}: {
  place: string;
  request: OperationRequest;
}): Promise<Operation> => {
  const request = kept.asBefore({ place, request: wanted });
  const idempotencyKey = kept.keyFor({ place, request });
  const options = { ...request.options, idempotencyKey };
  try {
    const operation = await createOperation({ ...request, options });
    kept.answered({ place, key: idempotencyKey, operationId: operation.id });
    return operation;
  } catch (error) {
    const { code, charge } = toFailure(error);
    // Only words of our own server mean that nothing was begun. Anything else may be an answer that was lost.
    if (code !== 'unexpected' && charge === 'none') kept.refused({ place, key: idempotencyKey });
    throw error;
  }
};

/** It still runs, or holds results that nobody took. */
const isOpen = ({ status, sends }: Operation): boolean =>
  status === 'running' || sends.some(({ state }) => state === 'received');
