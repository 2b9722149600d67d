import { z } from 'zod/v3';

const cache_control = z
  .object({ type: z.literal('ephemeral'), ttl: z.string().optional() })
  .optional();
/** Only looked at for its beginning: a data URI may be megabytes long. */
export const url = z.string().regex(/^(https?:\/\/|data:)/i, 'Invalid url');
const text = z.object({ type: z.literal('text'), text: z.string().min(1), cache_control });
const image_url = z.object({
  type: z.literal('image_url'),
  image_url: z.object({ url }),
  cache_control,
});
const input_audio = z.object({
  type: z.literal('input_audio'),
  input_audio: z.object({
    data: z.string(),
    format: z
      .enum(['wav', 'mp3', 'aiff', 'aac', 'ogg', 'flac', 'm4a', 'pcm16', 'pcm24'])
      .default('wav'),
  }),
  cache_control,
});
const video_url = z.object({
  type: z.literal('video_url'),
  video_url: z.object({ url }),
  cache_control,
});
const file = z.object({
  type: z.literal('file'),
  file: z.object({ file_data: z.string(), filename: z.string().optional() }),
  cache_control,
});
const part = z.discriminatedUnion('type', [text, image_url, input_audio, video_url, file]);

const name = z.string().nullish();
const tool_calls = z.array(z.unknown()).nullish();
const message = z.discriminatedUnion('role', [
  z.object({ role: z.literal('user'), content: z.union([z.string(), z.array(part)]), name }),
  z.object({
    role: z.literal('assistant'),
    content: z.union([z.string(), z.array(text)]).nullish(),
    reasoning_content: z.string().nullish(),
    reasoning_details: z.array(z.unknown()).optional(),
    thought_signature: z.string().nullish(),
    tool_calls,
    name,
  }),
  z.object({
    role: z.literal('tool'),
    content: z.string(),
    tool_call_id: z.string(),
    reasoning_content: z.string().nullish(),
    tool_calls,
    name,
  }),
  z.object({ role: z.literal('system'), content: z.union([z.string(), z.array(text)]), name }),
  z.object({ role: z.literal('developer'), content: z.union([z.string(), z.array(text)]), name }),
]);

export const effort = z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']);
export const fallbacks = z.array(z.object({ model: z.string() })).max(10);
const verbosity = z.enum(['low', 'medium', 'high', 'auto']);
const dictionary = z.record(z.unknown());

/** Also what may stand behind a model's name: `:enable_web_search=on&disable_thinking=true`. */
export const veniceParameters = z.object({
  character_slug: z.string().optional(),
  strip_thinking_response: z.boolean().default(false),
  disable_thinking: z.boolean().default(false),
  enable_e2ee: z.boolean().default(true),
  enable_web_search: z.enum(['auto', 'off', 'on']).default('off'),
  enable_web_scraping: z.boolean().default(false),
  enable_web_citations: z.boolean().default(false),
  include_search_results_in_stream: z.boolean().default(false),
  return_search_results_as_documents: z.boolean().default(false),
  include_venice_system_prompt: z.boolean().default(true),
  enable_x_search: z.boolean().default(false),
});

const functionTool = z.object({
  type: z.string().optional(),
  id: z.string().optional(),
  function: z.object({
    name: z.string(),
    description: z.string().optional(),
    parameters: dictionary.optional(),
    strict: z.boolean().default(false),
  }),
});
const searchTool = z.object({ type: z.enum(['web_search', 'x_search']) });

/** Strict at the top only, as the description has it. */
export const chatSchema = z
  .object({
    model: z.string().min(1),
    messages: z.array(message).min(1),
    frequency_penalty: z.number().min(-2).max(2).optional(),
    presence_penalty: z.number().min(-2).max(2).optional(),
    repetition_penalty: z.number().min(0).optional(),
    logprobs: z.boolean().optional(),
    top_logprobs: z.number().int().min(0).optional(),
    max_completion_tokens: z.number().int().optional(),
    max_tokens: z.number().int().optional(),
    max_temp: z.number().min(0).max(2).optional(),
    min_temp: z.number().min(0).max(2).optional(),
    min_p: z.number().min(0).max(1).optional(),
    n: z.number().int().min(1).max(10).default(1),
    prompt_cache_key: z.string().optional(),
    prompt_cache_retention: z.enum(['default', 'extended', '24h']).optional(),
    reasoning: z
      .object({
        effort: effort.optional(),
        summary: z.enum(['auto', 'concise', 'detailed']).optional(),
      })
      .optional(),
    reasoning_effort: effort.optional(),
    seed: z.number().int().gt(0).optional(),
    stop: z.union([z.string(), z.array(z.string()).min(1).max(4)]).nullish(),
    stop_token_ids: z.array(z.number()).optional(),
    stream: z.boolean().default(false),
    stream_options: z.object({ include_usage: z.boolean().optional() }).optional(),
    temperature: z.number().min(0).max(2).optional(),
    top_k: z.number().int().min(0).optional(),
    top_p: z.number().min(0).max(1).optional(),
    user: z.string().optional(),
    fallbacks: fallbacks.optional(),
    store: z.boolean().optional(),
    verbosity: verbosity.optional(),
    text: z.object({ verbosity: verbosity.optional() }).optional(),
    include: z.array(z.string()).optional(),
    metadata: z.record(z.string()).optional(),
    venice_parameters: veniceParameters.partial().optional(),
    parallel_tool_calls: z.boolean().optional(),
    response_format: z
      .discriminatedUnion('type', [
        z.object({ type: z.literal('json_schema'), json_schema: dictionary }).strict(),
        z.object({ type: z.literal('json_object') }).strict(),
        z.object({ type: z.literal('text') }).strict(),
      ])
      .optional(),
    tool_choice: z
      .union([z.string(), z.object({ type: z.string(), function: z.object({ name: z.string() }) })])
      .optional(),
    tools: z.array(z.union([searchTool, functionTool])).nullish(),
  })
  .strict();

export type ChatRequest = z.output<typeof chatSchema>;
export type VeniceParameters = z.output<typeof veniceParameters>;
