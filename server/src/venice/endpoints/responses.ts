import * as z from 'zod/v4';
import * as chat from '../../../../shared/params/chat';
import { model } from '../../../../shared/params/model';
import { jsonOrEvents } from '../event-answer';
import { defineEndpoint, PAID } from './endpoint';
import { response, wholeOf } from './responses-answer';
import { responsesInput, responsesToolChoice, responsesTools } from './responses-input';

const input = z.strictObject({
  model,
  input: responsesInput,
  include: z.array(z.string()).optional(),
  max_output_tokens: chat.max_output_tokens.optional(),
  temperature: chat.temperature.optional(),
  top_p: chat.top_p.optional(),
  reasoning: chat.reasoning.optional(),
  fallbacks: chat.fallbacks.optional(),
  tools: responsesTools.optional(),
  tool_choice: responsesToolChoice.optional(),
  web_search: z.boolean().optional(),
  /** The answer comes in pieces, for `onEvent`; the data is that of one in one piece. */
  stream: z.boolean().optional(),
  venice_parameters: chat.responses_venice_parameters.optional(),
});

export const responses = defineEndpoint({
  ...PAID,
  path: '/responses',
  input,
  encoding: 'json',
  decoder: jsonOrEvents({
    schema: response,
    join: wholeOf,
    isWhole: (events) => wholeOf(events) !== undefined,
  }),
  chargeWhenBlocked: 'unknown',
  timeout: 'textMs',
});
