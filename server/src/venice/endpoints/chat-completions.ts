import * as z from 'zod/v4';
import * as chat from '../../../../shared/params/chat';
import { model } from '../../../../shared/params/model';
import { jsonOrEvents } from '../event-answer';
import { completion } from './chat-answer';
import { messages } from './chat-messages';
import { isWholeStream, joinChunks } from './chat-stream';
import { chatToolChoice, chatTools } from './chat-tools';
import { defineEndpoint, PAID } from './endpoint';

const input = z.strictObject({
  /** An id, a trait or an alias, which may carry features behind a colon. */
  model,
  messages,
  max_completion_tokens: chat.max_completion_tokens.optional(),
  max_tokens: chat.max_completion_tokens.optional(),
  temperature: chat.temperature.optional(),
  min_temp: chat.temperature.optional(),
  max_temp: chat.temperature.optional(),
  top_p: chat.top_p.optional(),
  min_p: chat.top_p.optional(),
  top_k: z.int().min(0).optional(),
  frequency_penalty: chat.penalty.optional(),
  presence_penalty: chat.penalty.optional(),
  repetition_penalty: chat.repetition_penalty.optional(),
  seed: chat.seed.optional(),
  stop: chat.stop.optional(),
  stop_token_ids: z.array(z.number()).optional(),
  /** Answers to choose from, each of which is paid for. */
  n: z.int().min(1).optional(),
  logprobs: z.boolean().optional(),
  top_logprobs: z.int().min(0).optional(),
  /** The answer comes in pieces, for `onEvent`; the data is that of one in one piece. */
  stream: z.boolean().optional(),
  stream_options: z.strictObject({ include_usage: z.boolean().optional() }).optional(),
  reasoning: chat.reasoning.optional(),
  /** Wins over `reasoning.effort`. */
  reasoning_effort: chat.reasoning_effort.optional(),
  verbosity: chat.verbosity.optional(),
  text: z.strictObject({ verbosity: chat.verbosity.optional() }).optional(),
  response_format: chat.response_format.optional(),
  tools: chatTools.optional(),
  tool_choice: chatToolChoice.optional(),
  parallel_tool_calls: z.boolean().optional(),
  fallbacks: chat.fallbacks.optional(),
  prompt_cache_key: z.string().optional(),
  prompt_cache_retention: z.enum(['default', 'extended', '24h']).optional(),
  include: z.array(z.string()).optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  /** These two are taken and not used. */
  user: z.string().optional(),
  store: z.boolean().optional(),
  venice_parameters: chat.venice_parameters.optional(),
});

export const chatCompletions = defineEndpoint({
  ...PAID,
  path: '/chat/completions',
  input,
  encoding: 'json',
  decoder: jsonOrEvents({ schema: completion, join: joinChunks, isWhole: isWholeStream }),
  chargeWhenBlocked: 'unknown',
  timeout: 'textMs',
});
