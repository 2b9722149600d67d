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
import { VeniceError } from './errors';
import { oneLine } from './plain-text';

/** A JSON answer, or server-sent events where a stream was asked for. Either way callers get the whole at the end. */
export const jsonOrEvents = <S extends z.ZodType>({
  schema,
  join,
}: {
  schema: S;
  /** Puts the events together to what the answer would have been without a stream. */
  join(events: readonly unknown[]): unknown;
}): Decoder<z.output<S>> => ({
  spools: false,
  accept: 'application/json, text/event-stream',
  read: async (answer) => {
    if (/^text\/event-stream/i.test(answer.headers['content-type'] ?? '')) {
      const parsed = schema.safeParse(join(await readEvents(answer)));
      if (!parsed.success) throw unreadable({ what: 'a stream of another shape' });
      return { data: parsed.data, requestId: null };
    }
    const text = await readText({ body: answer.body, maxBytes: answer.limits.jsonBytes });
    return { data: inShape({ text, schema }), requestId: null };
  },
});

const END = '[DONE]';

const readEvents = async ({ body, limits, onEvent }: Success): Promise<unknown[]> => {
  const waiting: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => void waiting.push(data) });
  const letters = new TextDecoder();
  const events: unknown[] = [];
  let ended = false;
  for await (const chunk of capped({ body, maxBytes: limits.jsonBytes })) {
    parser.feed(letters.decode(chunk, { stream: true }));
    for (const data of waiting.splice(0)) {
      if (data.trim() === END) ended = true;
      if (ended) continue;
      const event = parseJson(data);
      checkFault(event);
      events.push(event);
      await onEvent?.(event);
    }
  }
  if (!ended && !events.some(isLast)) throw unreadable({ what: 'a stream that broke off' });
  return events;
};

/** Streams of `/responses` end with an event of their own. */
const isLast = (event: unknown): boolean =>
  z
    .looseObject({ type: z.string().regex(/^response\.(completed|incomplete|failed)$/) })
    .safeParse(event).success;

const fault = z.looseObject({
  error: z.union([
    z.string().transform((message) => ({ message })),
    z.looseObject({ message: z.string() }),
  ]),
});

/** An error within a stream: its status said success, and what was written until then may have been charged. */
const checkFault = (event: unknown): void => {
  const found = fault.safeParse(event);
  if (!found.success) return;
  throw new VeniceError({
    code: 'inference_failed',
    charge: 'unknown',
    message: `Venice broke off: ${oneLine({ text: found.data.error.message, max: 500 })}`,
  });
};
