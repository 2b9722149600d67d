/** Starts what tells its events one by one and waits for each to be taken. */
type Open<Whole> = (options: {
  signal: AbortSignal;
  onEvent(event: unknown): Promise<void>;
}) => Promise<Whole>;

/**
 * The events of a streamed answer, to be looped over once; its return value is the whole. It begins with the first step, the next event is
 * read when this one has been dealt with, and leaving the loop ends the request.
 */
export async function* eventStream<Whole>({
  open,
  signal,
}: {
  open: Open<Whole>;
  signal?: AbortSignal;
}): AsyncGenerator<unknown, Whole, void> {
  const left = new AbortController();
  const hatch = createHatch();
  const answer = open({
    signal: signal ? AbortSignal.any([signal, left.signal]) : left.signal,
    onEvent: hatch.put,
  });
  answer.then(hatch.close, hatch.close);
  try {
    for (let handed = await hatch.take(); handed !== null; handed = await hatch.take()) {
      yield handed.event;
      handed.taken();
    }
    return await answer;
  } finally {
    left.abort();
    hatch.close();
    // Its end is waited for, so that the connection is gone; how it ended was for the loop that was left.
    await answer.catch(() => undefined);
  }
}

type Handed = { event: unknown; taken(): void };

/** Two sides that wait for each other: one event at a time. */
const createHatch = () => {
  let inside: Handed | null = null;
  let seen = false;
  let closed = false;
  let wake = (): void => undefined;

  return {
    /** Resolves when the event has been dealt with, or nobody will. */
    put: (event: unknown): Promise<void> =>
      new Promise((taken) => {
        if (closed) return taken();
        inside = { event, taken };
        seen = false;
        wake();
      }),

    /** Null when there will be no more. */
    take: async (): Promise<Handed | null> => {
      if ((inside === null || seen) && !closed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (seen) return null;
      seen = true;
      return inside;
    },

    close: (): void => {
      closed = true;
      inside?.taken();
      wake();
    },
  };
};
