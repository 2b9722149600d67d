import { eventStream } from '../../../../server/src/services/text/event-stream';

type Options = Parameters<Parameters<typeof eventStream>[0]['open']>[0];

/** Tells its events one after the other, as a client does, and ends with an abort as a client does. */
const telling =
  (events: unknown[], { fails }: { fails?: Error } = {}) =>
  async ({ signal, onEvent }: Options) => {
    for (const event of events) {
      await onEvent(event);
      if (signal.aborted) throw new Error('aborted');
    }
    if (fails) throw fails;
    return 'whole';
  };

const all = async (stream: AsyncIterable<unknown>) => {
  const seen: unknown[] = [];
  for await (const event of stream) seen.push(event);
  return seen;
};

describe('a stream of events', () => {
  it('gives each in its order', async () => {
    expect(await all(eventStream({ open: telling([1, 2, 3]) }))).toEqual([1, 2, 3]);
  });

  it('returns the whole', async () => {
    const stream = eventStream({ open: telling([1]) });
    await stream.next();
    expect(await stream.next()).toEqual({ done: true, value: 'whole' });
  });

  it('does not begin before it is looped over', async () => {
    const open = jest.fn(telling([]));
    const stream = eventStream({ open });
    expect(open).not.toHaveBeenCalled();
    await all(stream);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('asks for the next event when this one has been dealt with', async () => {
    const told: number[] = [];
    const open = async ({ onEvent }: Options) => {
      for (const event of [1, 2]) {
        await onEvent(event);
        told.push(event);
      }
    };
    for await (const event of eventStream({ open })) {
      expect(told).not.toContain(event);
    }
    expect(told).toEqual([1, 2]);
  });

  it('ends the request when the loop is left, and waits until it has', async () => {
    let ended = false;
    const open = async (options: Options) => {
      try {
        return await telling([1, 2, 3])(options);
      } finally {
        ended = options.signal.aborted;
      }
    };
    for await (const _ of eventStream({ open })) break;
    expect(ended).toBe(true);
  });

  it('throws what went wrong, after the events that came', async () => {
    const seen: unknown[] = [];
    const stream = eventStream({ open: telling([1], { fails: new Error('broke off') }) });
    const loop = async () => {
      for await (const event of stream) seen.push(event);
    };
    await expect(loop()).rejects.toThrow('broke off');
    expect(seen).toEqual([1]);
  });

  it('hands the signal of the caller on', async () => {
    const stop = new AbortController();
    const stream = eventStream({ open: telling([1, 2]), signal: stop.signal });
    await stream.next();
    stop.abort();
    await expect(stream.next()).rejects.toThrow('aborted');
  });
});
