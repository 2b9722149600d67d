import { admit, type Call } from '../call';
import { check } from '../check';
import { refuse } from '../refusal';
import { jsonReply, streamReply, type Reply } from '../reply';
import { digits } from '../seeds';
import { openingOf } from '../text/characters';
import { compose, type Composition } from '../text/compose';
import { piecesOf, sent, streamError } from '../text/events';
import { can, writer } from '../text/models';
import { textUsd } from '../text/price';
import { callId } from '../text/tools';
import { responsesSchema } from './responses-schema';
import { wishOf } from './responses-wish';

/** The same writer as behind the chat, in the other shape. Nothing is remembered between two requests. */
export const responses = async (call: Call): Promise<Reply> => {
  const request = check({ schema: responsesSchema, fields: call.fields });
  const model = writer({ name: request.model, call });
  if (can({ model, ability: 'supportsE2EE' })) {
    throw refuse({ status: 400, error: `${model.id} is only available on /chat/completions` });
  }
  const opening = openingOf(request.venice_parameters?.character_slug);
  const made = await compose({ ...wishOf({ request, model }), opening });
  const searches = request.web_search ?? request.venice_parameters?.enable_web_search === 'on';
  const usd = textUsd({
    model,
    input: made.inputTokens,
    output: made.outputTokens,
    tools: searches ? 1 : 0,
  });
  admit({ call, usd });

  const id = `resp_${digits(16)}`;
  const answer = {
    id,
    object: 'response',
    created_at: Math.floor(call.sandbox.now() / 1000),
    model: model.id,
    status: 'completed',
    output: [...(searches ? [searchItem()] : []), itemOf(made)],
    usage: {
      input_tokens: made.inputTokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: made.outputTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: made.inputTokens + made.outputTokens,
    },
  };
  const charge = { id, model: model.id, usd };
  if (!request.stream) return jsonReply({ json: answer, charge });
  return streamReply({
    events: eventsOf({ answer, made }),
    charge: made.breaksOff ? undefined : charge,
  });
};

const searchItem = () => ({ type: 'web_search_call', id: `ws_${digits(16)}`, status: 'completed' });

const itemOf = ({ content, toolCall }: Composition) =>
  toolCall
    ? {
        type: 'function_call',
        id: `fc_${digits(16)}`,
        call_id: callId(),
        ...toolCall,
        status: 'completed',
      }
    : {
        type: 'message',
        id: `msg_${digits(16)}`,
        status: 'completed',
        role: 'assistant',
        content: [{ type: 'output_text', text: content, annotations: [] }],
      };

/** Every event carries its name twice, as a line of its own and inside, and a number that counts up. */
const eventsOf = ({ answer, made }: { answer: Answer; made: Composition }): string[] => {
  let sequence = 0;
  const event = (type: string, more: object): string =>
    sent({ type, sequence_number: sequence++, ...more }, type);
  const output_index = answer.output.length - 1;
  const item = answer.output[output_index];
  const begun = { ...answer, status: 'in_progress', output: [], usage: undefined };
  const opening = [
    event('response.created', { response: begun }),
    event('response.output_item.added', { output_index, item: { ...item, status: 'in_progress' } }),
  ];
  const at = { item_id: item?.id, output_index, content_index: 0 };
  const kind = made.toolCall ? 'response.function_call_arguments' : 'response.output_text';
  const text = made.toolCall?.arguments ?? made.content;
  const deltas = piecesOf(text).map((delta) => event(`${kind}.delta`, { ...at, delta }));
  if (made.breaksOff) return [...opening, ...deltas.slice(0, 1), ...streamError()];
  return [
    ...opening,
    ...deltas,
    event(`${kind}.done`, { ...at, [made.toolCall ? 'arguments' : 'text']: text }),
    event('response.output_item.done', { output_index, item }),
    event('response.completed', { response: answer }),
    'data: [DONE]\n\n',
  ];
};

type Answer = { output: { id: string }[] };
