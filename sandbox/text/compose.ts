import type { Model } from '../catalogue/model';
import { moderate } from '../moderation';
import { Refusal, contentViolation, invalidField, refuse } from '../refusal';
import { readSource, type Source } from '../pictures/source';
import { fill, type Schema } from './fill';
import { languageOf } from './language';
import { looksOf } from './looks';
import { demand, maxPicturesOf, windowOf } from './models';
import { said, type Speaker } from './speaker';
import { subjectOf } from './subject';
import { CHARACTERS_PER_TOKEN, TOKENS_PER_PICTURE, tokensOf } from './tokens';

/** One message, whichever route it came by. Pictures are URLs or data URIs. */
export type Turn = { role: string; text: string; pictures: string[] };
export type Tool = { name: string; parameters: Schema };
export type Wish = {
  turns: Turn[];
  model: Model;
  /** The field of the request that holds the messages, for the refusals. */
  field: string;
  form?: Schema;
  tool?: Tool;
  /** Put before an answer in plain text. */
  opening?: string;
  stop?: string[];
  mostTokens?: number;
};
export type Composition = {
  content: string;
  toolCall?: { name: string; arguments: string };
  finish: 'stop' | 'length' | 'tool_calls';
  inputTokens: number;
  outputTokens: number;
  /** A word in the prompt asks for an error in the middle of a stream. */
  breaksOff: boolean;
};

/** What a model would answer: the same words, the same answer. Refuses what breaks the content policy or does not fit. */
export const compose = async (wish: Wish): Promise<Composition> => {
  const { turns, tool } = wish;
  const asked = turns.filter(({ role }) => role === 'user');
  if (asked.some(({ text }) => moderate(text).violation)) throw contentViolation();
  const inputTokens = weigh(wish);
  const speaker = await speakerFor(wish);
  const breaksOff = asked.some(({ text }) => text.includes('stream-error'));
  if (tool) {
    const written = JSON.stringify(fill({ schema: tool.parameters, speaker }) ?? {});
    return {
      content: '',
      toolCall: { name: tool.name, arguments: written },
      finish: 'tool_calls',
      inputTokens,
      outputTokens: tokensOf(tool.name + written),
      breaksOff,
    };
  }
  const { content, finish } = limited({ ...wish, text: worded({ wish, speaker }) });
  return { content, finish, inputTokens, outputTokens: tokensOf(content), breaksOff };
};

const worded = ({ wish, speaker }: { wish: Wish; speaker: Speaker }): string =>
  wish.form
    ? JSON.stringify(fill({ schema: wish.form, speaker }))
    : `${wish.opening ?? ''}${said(speaker)}`;

/** Counts what was sent, and refuses more than the model can hold. */
const weigh = ({ turns, model, field }: Wish): number => {
  const pictures = turns.reduce((sum, turn) => sum + turn.pictures.length, 0);
  const text = turns.reduce((sum, turn) => sum + tokensOf(turn.text), 0);
  const tokens = text + pictures * TOKENS_PER_PICTURE;
  if (tokens <= windowOf(model)) return tokens;
  throw new Refusal({
    status: 400,
    body: {
      error: {
        message: `This model's maximum context length is ${windowOf(model)} tokens. Your messages resulted in ${tokens} tokens.`,
        type: 'invalid_request_error',
        param: field,
        code: 'context_length_exceeded',
      },
    },
  });
};

const speakerFor = async ({ turns, model, field }: Wish): Promise<Speaker> => {
  const last = turns.filter(({ role }) => role === 'user').at(-1);
  const looks: Speaker['looks'] = [];
  for (const url of seen({ turns, model, field })) {
    looks.push(await looksOf((await visible({ url, field })).bytes));
  }
  return {
    language: languageOf(turns.map(({ text }) => text).join('\n')),
    about: subjectOf(last?.text ?? ''),
    looks,
  };
};

const seen = ({ turns, model, field }: Pick<Wish, 'turns' | 'model' | 'field'>): string[] => {
  const pictures = turns.flatMap((turn) => turn.pictures);
  if (pictures.length > 0) demand({ model, ability: 'supportsVision', field });
  const most = maxPicturesOf(model);
  if (turns.some((turn) => turn.pictures.length > most)) {
    throw invalidField({
      field,
      message: `${model.id} accepts at most ${most} images in a message`,
    });
  }
  return pictures;
};

const visible = async ({ url, field }: { url: string; field: string }): Promise<Source> => {
  const source = await readSource({ given: url, field });
  if (Math.min(source.width, source.height) >= MIN_SIDE) return source;
  throw refuse({ status: 400, error: 'Image dimensions are too small' });
};

const limited = ({
  text,
  stop = [],
  mostTokens,
}: { text: string } & Pick<Wish, 'stop' | 'mostTokens'>) => {
  const ends = stop
    .filter(Boolean)
    .map((word) => text.indexOf(word))
    .filter((at) => at >= 0);
  const stopped = ends.length > 0 ? text.slice(0, Math.min(...ends)) : text;
  const room = Math.max(0, mostTokens ?? Infinity) * CHARACTERS_PER_TOKEN;
  return stopped.length > room
    ? { content: stopped.slice(0, room), finish: 'length' as const }
    : { content: stopped, finish: 'stop' as const };
};

const MIN_SIDE = 64;
