import type { Model } from '../catalogue/model';
import type { Turn, Wish } from '../text/compose';
import { demand } from '../text/models';
import { insistedOn } from '../text/tools';
import type { ResponsesRequest } from './responses-schema';

const FIELD = 'input';

/** The request in the words of whoever writes the answer. */
export const wishOf = ({ request, model }: { request: ResponsesRequest; model: Model }): Wish => {
  const tools = (request.tools ?? []).flatMap((tool) => (tool.function ? [tool.function] : []));
  if (tools.length > 0) demand({ model, ability: 'supportsFunctionCalling', field: 'tools' });
  return {
    turns: turnsOf(request.input),
    model,
    field: FIELD,
    tool: insistedOn({ tools, choice: request.tool_choice }),
    mostTokens: request.max_output_tokens,
  };
};

const turnsOf = (input: ResponsesRequest['input']): Turn[] => {
  if (typeof input === 'string') return [{ role: 'user', text: input, pictures: [] }];
  return input.map((item) => {
    if (!('role' in item)) return { role: 'tool', text: JSON.stringify(item), pictures: [] };
    const { role, content } = item;
    if (typeof content === 'string') return { role, text: content, pictures: [] };
    return {
      role,
      text: content.flatMap((part) => ('text' in part ? [part.text] : [])).join('\n'),
      pictures: content.flatMap((part) => ('image_url' in part ? [urlOf(part.image_url)] : [])),
    };
  });
};

const urlOf = (image: string | { url: string }): string =>
  typeof image === 'string' ? image : image.url;
