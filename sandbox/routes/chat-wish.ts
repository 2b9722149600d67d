import type { Model } from '../catalogue/model';
import { invalidField } from '../refusal';
import type { Tool, Turn, Wish } from '../text/compose';
import type { Schema } from '../text/fill';
import { demand } from '../text/models';
import { insistedOn } from '../text/tools';
import type { ChatRequest } from './chat-schema';

const FIELD = 'messages';
const MOST_OF_A_KIND = { input_audio: 5, video_url: 3, file: 5 } as const;

/** The request in the words of whoever writes the answer. Refuses what this model cannot take. */
export const wishOf = ({ request, model }: Asked): Wish => ({
  turns: request.messages.map((message) => turnOf({ message, model })),
  model,
  field: FIELD,
  form: formOf({ request, model }),
  tool: toolOf({ request, model }),
  stop: typeof request.stop === 'string' ? [request.stop] : (request.stop ?? []),
  mostTokens: request.max_completion_tokens ?? request.max_tokens,
});

const turnOf = ({ message, model }: { message: Message; model: Model }): Turn => {
  const { role, content } = message;
  if (typeof content === 'string') return { role, text: content, pictures: [] };
  const parts: Part[] = content ?? [];
  checkAttachments({ parts, model });
  return {
    role,
    text: parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n'),
    pictures: parts.flatMap((part) => (part.type === 'image_url' ? [part.image_url.url] : [])),
  };
};

/** Sound, films and files are counted and looked at from outside; nobody here listens to them. */
const checkAttachments = ({ parts, model }: { parts: Part[]; model: Model }): void => {
  for (const [kind, most] of Object.entries(MOST_OF_A_KIND)) {
    if (parts.filter(({ type }) => type === kind).length > most) {
      throw invalidField({
        field: FIELD,
        message: `At most ${most} ${kind} parts are accepted in a message`,
      });
    }
  }
  for (const part of parts) {
    if (part.type === 'input_audio') demand({ model, ability: 'supportsAudioInput', field: FIELD });
    if (part.type === 'video_url') {
      demand({ model, ability: 'supportsVideoInput', field: FIELD });
      checkInline({ url: part.video_url.url, what: 'video' });
    }
    if (part.type === 'file') checkInline({ url: part.file.file_data, what: 'file' });
  }
};

const checkInline = ({ url, what }: { url: string; what: string }): void => {
  if (/^data:[^,]*,/i.test(url.slice(0, 300))) return;
  throw invalidField({
    field: FIELD,
    message: `The ${what} could not be fetched from the given URL`,
  });
};

const formOf = ({ request, model }: Asked): Schema | undefined => {
  const { response_format: format } = request;
  if (!format || format.type === 'text') return undefined;
  if (format.type === 'json_object') return ANY_OBJECT;
  demand({ model, ability: 'supportsResponseSchema', field: 'response_format' });
  const { schema } = format.json_schema;
  if (typeof schema === 'object' && schema !== null) return schema as Schema; // an object, so keys and values
  throw invalidField({ field: 'response_format', message: 'json_schema.schema is required' });
};

const toolOf = ({ request, model }: Asked): Tool | undefined => {
  const tools = (request.tools ?? []).flatMap((tool) =>
    'function' in tool ? [tool.function] : []
  );
  if (tools.length > 0) demand({ model, ability: 'supportsFunctionCalling', field: 'tools' });
  return insistedOn({ tools, choice: request.tool_choice });
};

const ANY_OBJECT: Schema = { type: 'object', properties: { answer: { type: 'string' } } };

type Asked = { request: ChatRequest; model: Model };
type Message = ChatRequest['messages'][number];
type Part = Exclude<Extract<Message, { role: 'user' }>['content'], string>[number];
