/** Reason of an abort that no person asked for: the server stops. */
export const SHUTDOWN = Symbol('shutdown');

/**
 * The signal of a request, where a job may be bought with it: once it is out, what a person says of it waits, because its answer is the
 * only thing by which the job, which is paid, can be found. A stop of the server does not wait.
 */
export const untilBack = ({ signal, holds }: { signal: AbortSignal; holds: boolean }) => {
  const own = new AbortController();
  let isOut = false;
  const pass = () => {
    if (!holds || !isOut || signal.reason === SHUTDOWN) own.abort(signal.reason);
  };
  signal.addEventListener('abort', pass);
  if (signal.aborted) pass();
  return {
    signal: own.signal,
    out(): void {
      isOut = true;
    },
    back(): void {
      isOut = false;
      if (signal.aborted) pass();
    },
    dispose: () => signal.removeEventListener('abort', pass),
  };
};
