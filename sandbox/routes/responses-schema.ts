import { z } from 'zod/v3';

import { effort, fallbacks, url, veniceParameters } from './chat-schema';

const detail = z.enum(['auto', 'low', 'high']).optional();
const image = z.union([url, z.object({ url, detail })]);
const part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('input_text'), text: z.string() }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('output_text'), text: z.string() }),
  z.object({ type: z.literal('input_image'), image_url: image }),
  z.object({ type: z.literal('image_url'), image_url: image }),
]);
const message = z.object({
  type: z.literal('message').optional(),
  role: z.enum(['user', 'assistant', 'system', 'developer']),
  content: z.union([z.string(), z.array(part)]),
});
/** What was said and done before; read for its length and otherwise left alone. */
const past = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reasoning') }),
  z.object({
    type: z.literal('function_call'),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
  }),
  z.object({ type: z.literal('function_call_output'), call_id: z.string(), output: z.unknown() }),
  z.object({ type: z.literal('item_reference'), id: z.string() }),
]);

const tool = z
  .object({
    type: z.string(),
    function: z
      .object({
        name: z.string(),
        description: z.string().optional(),
        parameters: z.record(z.unknown()).optional(),
      })
      .passthrough()
      .optional(),
  })
  .passthrough();

/** Tolerant: a key that nobody knows is left aside. */
export const responsesSchema = z.object({
  model: z.string().min(1),
  input: z.union([z.string(), z.array(z.union([message, past]))]),
  include: z.array(z.string()).optional(),
  max_output_tokens: z.number().int().gt(0).optional(),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().min(0).max(1).optional(),
  fallbacks: fallbacks.optional(),
  reasoning: z
    .object({
      effort: effort.optional(),
      summary: z.enum(['auto', 'concise', 'detailed']).optional(),
    })
    .nullish(),
  tools: z.array(tool).optional(),
  tool_choice: z
    .union([
      z.enum(['auto', 'none', 'required']),
      z.object({ type: z.literal('function'), function: z.object({ name: z.string() }) }),
    ])
    .optional(),
  web_search: z.boolean().optional(),
  stream: z.boolean().default(false),
  venice_parameters: veniceParameters.partial().optional(),
});

export type ResponsesRequest = z.output<typeof responsesSchema>;
