import * as z from 'zod/v4';

const tokens = z.number().nullish().catch(null);

const toolCall = z.looseObject({
  id: z.string().nullish().catch(null),
  type: z.string().nullish().catch(null),
  /** `arguments` is JSON, as far as the model wrote any. */
  function: z.looseObject({ name: z.string(), arguments: z.string().nullish().catch(null) }),
});

/** Some models answer in several parts, which are one text all the same. */
const content = z
  .union([
    z.string(),
    z
      .array(z.looseObject({ text: z.string().nullish() }))
      .transform((parts) => parts.map(({ text }) => text ?? '').join('')),
  ])
  .nullish()
  .catch(null);

const message = z.looseObject({
  role: z.literal('assistant').catch('assistant'),
  content,
  /** What the model thought before it answered, where it tells. */
  reasoning_content: z.string().nullish().catch(null),
  reasoning_details: z
    .array(z.looseObject({ type: z.string() }))
    .nullish()
    .catch(null),
  thought_signature: z.string().nullish().catch(null),
  tool_calls: z.array(toolCall).nullish().catch(null),
});

const citation = z.looseObject({
  title: z.string().nullish().catch(null),
  url: z.string(),
  content: z.string().nullish().catch(null),
  date: z.string().nullish().catch(null),
});

/** What a conversation is answered with, streamed or not. */
export const completion = z.looseObject({
  id: z.string().nullish().catch(null),
  model: z.string().nullish().catch(null),
  /** Seconds since 1970. */
  created: z.number().nullish().catch(null),
  choices: z.array(
    z.looseObject({
      index: z.number().nullish().catch(null),
      message,
      /** `stop`, `length`, `tool_calls`, `content_filter`. Null: nobody said why it ended. */
      finish_reason: z.string().nullish().catch(null),
    })
  ),
  usage: z
    .looseObject({
      prompt_tokens: tokens,
      completion_tokens: tokens,
      total_tokens: tokens,
      prompt_tokens_details: z.looseObject({ cached_tokens: tokens }).nullish().catch(null),
      completion_tokens_details: z.looseObject({ reasoning_tokens: tokens }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  /** What it has cost, by the currency it was taken from. */
  cost: z.looseObject({ usd: z.number(), diem: z.number() }).nullish().catch(null),
  venice_parameters: z
    .looseObject({ web_search_citations: z.array(citation).nullish().catch(null) })
    .nullish()
    .catch(null),
});
