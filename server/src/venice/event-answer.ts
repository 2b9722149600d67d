import { createParser } from 'eventsource-parser';
import * as z from 'zod/v4';
import {
  capped,
  inShape,
  parseJson,
  readText,
  unreadable,
  type Decoder,
  type Success,
} from './decode';
import { isVeniceError, VeniceError } from './errors';
import { mimeOf } from './peek';
import { identifier, oneLine } from './plain-text';

/** A JSON answer, or server-sent events where a stream was asked for. Either way callers get the whole at the end. */
export const jsonOrEvents = <S extends z.ZodType<{ id?: string | null }>>({
  schema,
  join,
  isWhole,
}: {
  schema: S;
  /** Puts the events together to what the answer would have been without a stream. */
  join(events: readonly unknown[]): unknown;
  /** Whether nothing is missing, where a stream ended without the mark of its end. */
  isWhole(events: readonly unknown[]): boolean;
}): Decoder<z.output<S>> => ({
  spools: false,
  accept: 'application/json, text/event-stream',
  read: async (answer) => {
    const data =
      mimeOf(answer.headers['content-type']) === 'text/event-stream'
        ? joined({ schema, whole: join(await readEvents({ answer, isWhole })) })
        : inShape({
            text: await readText({ body: answer.body, maxBytes: answer.limits.jsonBytes }),
            schema,
          });
    return { data, requestId: identifier(data.id) };
  },
});

const joined = <S extends z.ZodType>({ schema, whole }: { schema: S; whole: unknown }) => {
  const parsed = schema.safeParse(whole);
  if (!parsed.success) throw unreadable({ what: 'a stream of another shape' });
  return parsed.data;
};

const END = '[DONE]';

const readEvents = async ({
  answer: { body, limits, onEvent },
  isWhole,
}: {
  answer: Success;
  isWhole(events: readonly unknown[]): boolean;
}): Promise<unknown[]> => {
  const waiting: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => void waiting.push(data) });
  const letters = new TextDecoder();
  const events: unknown[] = [];
  let ended = false;
  const take = async (data: string) => {
    ended ||= data.trim() === END;
    if (ended) return;
    const event = parseJson(data);
    checkFault(event);
    events.push(event);
    await tell({ onEvent, event });
  };
  for await (const chunk of capped({ body, maxBytes: limits.jsonBytes })) {
    parser.feed(letters.decode(chunk, { stream: true }));
    for (const data of waiting.splice(0)) await take(data);
  }
  // The blank line behind the last event is at times missing; half an event is no JSON, and counts as not there.
  parser.feed('\n\n');
  for (const data of waiting.filter(isEvent)) await take(data);
  if (!ended && !isWhole(events)) throw unreadable({ what: 'a stream that broke off' });
  return events;
};

const isEvent = (data: string): boolean => {
  if (data.trim() === END) return true;
  try {
    return typeof JSON.parse(data) === 'object';
  } catch {
    return false;
  }
};

/** Whoever listens may end it. What was written until then may have been charged. */
const tell = async ({ onEvent, event }: Pick<Success, 'onEvent'> & { event: unknown }) => {
  try {
    await onEvent?.(event);
  } catch (error) {
    if (isVeniceError(error)) throw error;
    throw new VeniceError({
      code: 'aborted',
      charge: 'unknown',
      message: 'Ended by the listener of its events',
      ...(error instanceof Error ? { detail: oneLine({ text: error.message, max: 500 }) } : {}),
    });
  }
};

const words = z.looseObject({
  message: z.string(),
  /** Seconds. */
  retry_after: z.number().nonnegative().nullish().catch(null),
});

/** In Venice's own shape, and in that of streams of responses. */
const fault = z.union([
  z.looseObject({ error: words }).transform(({ error }) => error),
  z.looseObject({ error: z.string() }).transform(({ error }) => ({ message: error })),
  words.extend({ type: z.literal('error') }),
]);

/** An error within a stream: its status said success, and what was written until then may have been charged. */
const checkFault = (event: unknown): void => {
  const { data: found } = fault.safeParse(event);
  if (!found) return;
  const wait = 'retry_after' in found ? (found.retry_after as number | null | undefined) : null; // the shape above; the other has none
  throw new VeniceError({
    code: 'inference_failed',
    charge: 'unknown',
    message: 'Venice broke off while it was writing',
    ...(wait === null || wait === undefined ? {} : { retryAfterMs: wait * 1_000 }),
    // Not in the message: it may repeat what was sent, and of the two only this is cleared of the key.
    detail: oneLine({ text: found.message, max: 500 }),
  });
};
