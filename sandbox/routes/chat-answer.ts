import type { Composition } from '../text/compose';
import { callId } from '../text/tools';
import type { Page } from '../text/web';
import type { VeniceParameters } from './chat-schema';

/** What a finished answer and a streamed one have in common. */
export type Chat = {
  id: string;
  created: number;
  model: string;
  made: Composition;
  copies: number;
  usage: ReturnType<typeof usageOf>;
  cost: { usd: number; diem: number };
  parameters: VeniceParameters;
  citations: Page[];
};

export const completion = (answer: Chat) => ({
  id: answer.id,
  object: 'chat.completion',
  created: answer.created,
  model: answer.model,
  choices: Array.from({ length: answer.copies }, (_, index) => ({
    index,
    finish_reason: answer.made.finish,
    logprobs: null,
    message: messageOf(answer.made),
  })),
  usage: answer.usage,
  cost: answer.cost,
  venice_parameters: echoed(answer),
});

/** The parameters as the answer repeats them. */
export const echoed = ({ parameters, citations }: Pick<Chat, 'parameters' | 'citations'>) => {
  const { enable_x_search: _, ...told } = parameters;
  return { ...told, web_search_citations: citations };
};

export const usageOf = ({ made, copies }: { made: Composition; copies: number }) => ({
  prompt_tokens: made.inputTokens,
  completion_tokens: made.outputTokens * copies,
  total_tokens: made.inputTokens + made.outputTokens * copies,
  prompt_tokens_details: { cached_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 0 },
});

const messageOf = ({ content, toolCall }: Composition) => ({
  role: 'assistant',
  content: toolCall ? null : content,
  reasoning_content: null,
  tool_calls: toolCall ? [{ id: callId(), type: 'function', function: toolCall }] : [],
});
