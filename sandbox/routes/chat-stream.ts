import { piecesOf, sent, streamError } from '../text/events';
import { callId } from '../text/tools';
import { echoed, type Chat } from './chat-answer';

/** The chunks of a streamed answer, ready for the wire: role, words, finish, usage, end. */
export const chatEvents = (answer: Chat): string[] => {
  const chunk = (more: object) =>
    sent({
      id: answer.id,
      object: 'chat.completion.chunk',
      created: answer.created,
      model: answer.model,
      ...more,
    });
  const choices = (delta: object, finish: string | null = null) =>
    Array.from({ length: answer.copies }, (_, index) => ({
      index,
      delta,
      logprobs: null,
      finish_reason: finish,
    }));
  const { made, citations, parameters } = answer;
  const results =
    parameters.include_search_results_in_stream && citations.length > 0
      ? { venice_search_results: citations }
      : {};
  const opening = chunk({ choices: choices({ role: 'assistant', content: '' }), ...results });
  const words = made.toolCall
    ? [
        choices({
          tool_calls: [{ index: 0, id: callId(), type: 'function', function: made.toolCall }],
        }),
      ]
    : piecesOf(made.content).map((content) => choices({ content }));
  const spoken = words.map((piece) => chunk({ choices: piece }));
  if (made.breaksOff) return [opening, ...spoken.slice(0, 1), ...streamError()];
  return [
    opening,
    ...spoken,
    chunk({ choices: choices({}, made.finish) }),
    chunk({
      choices: [],
      usage: answer.usage,
      cost: answer.cost,
      venice_parameters: echoed(answer),
    }),
    'data: [DONE]\n\n',
  ];
};
