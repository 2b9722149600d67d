import { admit, type Call } from '../call';
import { check } from '../check';
import { jsonReply, streamReply, type Reply } from '../reply';
import { digits } from '../seeds';
import { openingOf } from '../text/characters';
import { compose } from '../text/compose';
import { writer } from '../text/models';
import { costOf, textUsd } from '../text/price';
import { found } from '../text/web';
import { completion, usageOf, type Chat } from './chat-answer';
import { chatSchema, veniceParameters } from './chat-schema';
import { chatEvents } from './chat-stream';
import { wishOf } from './chat-wish';
import { noticeHeaders } from './model-rules';

export const chat = async (call: Call): Promise<Reply> => {
  const request = check({ schema: chatSchema, fields: call.fields });
  const [name = '', suffix = ''] = request.model.split(/:(.*)/s);
  const model = writer({ name, call });
  const parameters = check({
    schema: veniceParameters,
    fields: { ...request.venice_parameters, ...read(suffix) },
  });
  const opening = openingOf(parameters.character_slug);
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

/** `enable_web_search=on&disable_thinking=true`, as it stands behind a model's name. */
const read = (suffix: string): Record<string, unknown> =>
  Object.fromEntries(
    [...new URLSearchParams(suffix)].map(([name, value]) => [
      name,
      value === 'true' || value === 'false' ? value === 'true' : value,
    ])
  );
