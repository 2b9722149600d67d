import * as z from 'zod/v4';

/** `max_tokens` says the same and is outdated. */
export const max_completion_tokens = z.int();
export const max_output_tokens = z.int().min(1);

export const temperature = z.number().min(0).max(2);
export const top_p = z.number().min(0).max(1);
/** Of `frequency_penalty` and `presence_penalty`. */
export const penalty = z.number().min(-2).max(2);
export const repetition_penalty = z.number().min(0);
/** Of language models, which know no 0 and nothing below. */
export const seed = z.int().min(1);
/** Texts that end the answer where they would come. */
export const stop = z.union([z.string(), z.array(z.string()).min(1).max(4)]);

export const reasoning_effort = z.enum([
  'none',
  'minimal',
  'low',
  'medium',
  'high',
  'xhigh',
  'max',
]);
export const reasoning = z.strictObject({
  effort: reasoning_effort.optional(),
  summary: z.enum(['auto', 'concise', 'detailed']).optional(),
});
export const verbosity = z.enum(['low', 'medium', 'high', 'auto']);

/** Models that may answer where the first one refuses; few providers know of it. */
export const fallbacks = z.array(z.strictObject({ model: z.string().min(1) })).max(10);

/** Models that can hold to a schema answer JSON that fits it; `json_object` is the older way and promises less. */
export const response_format = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({ type: z.literal('json_object') }),
  z.strictObject({ type: z.literal('text') }),
]);

/** The public id of a character, as it stands in its address. */
export const character_slug = z
  .string()
  .min(1)
  .max(255)
  .regex(/^(?!\.{1,2}$)/, 'Not a slug');

const web_search_mode = z.enum(['off', 'auto', 'on']);

const veniceParameters = z.strictObject({
  character_slug: character_slug.optional(),
  enable_e2ee: z.boolean().optional(),
  /** Costs extra for each search. */
  enable_web_search: web_search_mode.optional(),
  /** Reads the addresses in the last message of the user. */
  enable_web_scraping: z.boolean().optional(),
  enable_web_citations: z.boolean().optional(),
  include_search_results_in_stream: z.boolean().optional(),
  /** On at Venice: its own instructions come before those of the caller, unless this is false. */
  include_venice_system_prompt: z.boolean().optional(),
});

/** Of `POST /responses`. */
export const responses_venice_parameters = veniceParameters;

/** Of `POST /chat/completions`. */
export const venice_parameters = veniceParameters.extend({
  strip_thinking_response: z.boolean().optional(),
  disable_thinking: z.boolean().optional(),
  return_search_results_as_documents: z.boolean().optional(),
  /** The provider's own search, which costs extra. */
  enable_x_search: z.boolean().optional(),
});
