import type { AnswerMeta } from './answer-meta';
import { attemptOnce } from './attempt';
import { ENDPOINTS, type DataOf, type EndpointName, type InputOf } from './endpoints';
import type { VeniceError } from './errors';
import { settle, type VeniceClientOptions } from './options';
import { prepare } from './prepare';
import { withRetries } from './retry';

export type SendOptions = {
  signal?: AbortSignal;
  /** For one attempt, instead of the endpoint's own. */
  timeoutMs?: number;
  /** Parameters that this client does not know yet, sent unchecked; they win over listed ones. */
  extra?: Record<string, unknown>;
  /** What files of the answer are called; each gets a number behind it. Without one they get a name by chance. */
  spoolName?: string;
  /** Before each request leaves. What it throws keeps the request from leaving. */
  onAttempt?(info: { attempt: number }): void | Promise<void>;
  /** When a success begins to arrive, before its body is read. It was paid for, so this should not throw. */
  onAnswering?(info: { meta: AnswerMeta }): void | Promise<void>;
  /** Each event of a streamed answer, as it comes. What it throws ends the request, as `aborted` with an unknown charge. */
  onEvent?(event: unknown): void | Promise<void>;
  /** Before the wait that precedes another attempt. */
  onRetry?(info: { attempt: number; delayMs: number; error: VeniceError }): void | Promise<void>;
};

export type Answer<D> = { data: D; meta: AnswerMeta };

export type VeniceClient = {
  /**
   * Endpoints are named by method and path; input and result follow from the name. Rejects with a VeniceError, or with whatever one of
   * the caller's own functions threw.
   */
  send<N extends EndpointName>(
    endpoint: N,
    input: InputOf<N>,
    options?: SendOptions
  ): Promise<Answer<DataOf<N>>>;
};

export const createVeniceClient = (options: VeniceClientOptions): VeniceClient => {
  const settings = settle(options);
  return {
    send: async <N extends EndpointName>(
      name: N,
      input: InputOf<N>,
      { onAttempt, onRetry, ...rest }: SendOptions = {}
    ) => {
      const call = await prepare({ settings, endpoint: ENDPOINTS[name], input, ...rest });
      const answer = await withRetries({
        policy: settings.retry,
        repeatable: ENDPOINTS[name].repeatable,
        clock: settings.clock,
        signal: rest.signal,
        onRetry,
        attempt: async (attempt) => {
          await onAttempt?.({ attempt });
          return attemptOnce({ settings, call, attempt });
        },
      });
      return answer as Answer<DataOf<N>>; // the decoder of this very endpoint made it
    },
  };
};
