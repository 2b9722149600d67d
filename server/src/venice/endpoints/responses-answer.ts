import * as z from 'zod/v4';

const count = z.number().nullish().catch(null);
const text = z.string().nullish().catch(null);

const citation = z.looseObject({ type: text, url: text, title: text });

/** `message`, `reasoning`, `function_call` or `web_search_call`; which of the rest is there follows from that. */
const item = z.looseObject({
  type: z.string(),
  id: text,
  status: text,
  /** Of a message. */
  role: text,
  content: z
    .array(
      z.looseObject({
        type: text,
        text,
        annotations: z.array(citation).nullish().catch(null),
      })
    )
    .nullish()
    .catch(null),
  /** Of a call; `arguments` is JSON, as far as the model wrote any. */
  call_id: text,
  name: text,
  arguments: text,
});

/** A `status` of `failed` comes with a success too; `error` then says why. */
export const response = z.looseObject({
  id: text,
  model: text,
  /** Seconds since 1970. */
  created_at: count,
  /** `completed`, `failed`, `in_progress`, `cancelled` or `incomplete`. */
  status: text,
  output: z.array(item),
  usage: z
    .looseObject({
      input_tokens: count,
      output_tokens: count,
      total_tokens: count,
      input_tokens_details: z.looseObject({ cached_tokens: count }).nullish().catch(null),
      output_tokens_details: z.looseObject({ reasoning_tokens: count }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  error: z.looseObject({ code: text, message: text }).nullish().catch(null),
});

/** Streams of responses end with an event that holds all of it. */
export const wholeOf = (events: readonly unknown[]): unknown => {
  const found = events.map((event) => last.safeParse(event).data).filter(Boolean);
  return found.at(-1)?.response;
};

const last = z.looseObject({
  type: z.string().regex(/^response\.(completed|incomplete|failed|cancelled)$/),
  response: z.unknown(),
});
