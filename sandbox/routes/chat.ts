import { admit, type Call } from '../call';
import { check } from '../check';
import { jsonReply, streamReply, type Reply } from '../reply';
import { digits } from '../seeds';
import { characterCalled } from '../text/characters';
import { compose, type Composition } from '../text/compose';
import { writer } from '../text/models';
import { costOf, textUsd } from '../text/price';
import { found, type Page } from '../text/web';
import { chatSchema, veniceParameters, type VeniceParameters } from './chat-schema';
import { chatEvents } from './chat-stream';
import { wishOf } from './chat-wish';
import { noticeHeaders } from './model-rules';

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

export const chat = async (call: Call): Promise<Reply> => {
  const request = check({ schema: chatSchema, fields: call.fields });
  const [name = '', suffix = ''] = request.model.split(/:(.*)/s);
  const model = writer({ name, call });
  const parameters = check({
    schema: veniceParameters,
    fields: { ...request.venice_parameters, ...read(suffix) },
  });
  const { character_slug: slug } = parameters;
  const opening = slug === undefined ? '' : `${characterCalled(slug).name}: `;
  const wish = { ...wishOf({ request, model }), opening };
  const made = await compose(wish);

  const last = wish.turns.filter(({ role }) => role === 'user').at(-1)?.text ?? '';
  const searched = parameters.enable_web_search === 'on';
  const scraped = parameters.enable_web_scraping && /https?:\/\/\S/i.test(last);
  const usage = usageOf({ made, copies: request.n });
  const usd = textUsd({
    model,
    input: usage.prompt_tokens,
    output: usage.completion_tokens,
    tools: [searched, scraped, parameters.enable_x_search].filter(Boolean).length,
  });
  admit({ call, usd });

  const answer: Chat = {
    id: `chatcmpl-${digits(16)}`,
    created: Math.floor(call.sandbox.now() / 1000),
    model: model.id,
    made,
    copies: request.n,
    usage,
    cost: costOf({ sandbox: call.sandbox, usd }),
    parameters,
    citations: searched ? found({ query: last, limit: 2, now: call.sandbox.now() }) : [],
  };
  const rest = {
    headers: noticeHeaders({ model, now: call.sandbox.now() }),
    charge: { id: answer.id, model: model.id, usd },
  };
  if (!request.stream) return jsonReply({ json: completion(answer), ...rest });
  return streamReply({
    events: chatEvents(answer),
    ...rest,
    charge: made.breaksOff ? undefined : rest.charge,
  });
};

/** The parameters as the answer repeats them. */
export const echoed = ({ parameters, citations }: Pick<Chat, 'parameters' | 'citations'>) => {
  const { enable_x_search: _, ...told } = parameters;
  return { ...told, web_search_citations: citations };
};

const completion = (answer: Chat) => ({
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

const messageOf = ({ content, toolCall }: Composition) => ({
  role: 'assistant',
  content: toolCall ? null : content,
  reasoning_content: null,
  tool_calls: toolCall ? [{ id: callId(), type: 'function', function: toolCall }] : [],
});

export const callId = (): string => `call_${digits(16)}`;

const usageOf = ({ made, copies }: { made: Composition; copies: number }) => ({
  prompt_tokens: made.inputTokens,
  completion_tokens: made.outputTokens * copies,
  total_tokens: made.inputTokens + made.outputTokens * copies,
  prompt_tokens_details: { cached_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 0 },
});

/** `enable_web_search=on&disable_thinking=true`, as it stands behind a model's name. */
const read = (suffix: string): Record<string, unknown> =>
  Object.fromEntries(
    [...new URLSearchParams(suffix)].map(([name, value]) => [
      name,
      value === 'true' || value === 'false' ? value === 'true' : value,
    ])
  );
