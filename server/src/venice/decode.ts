import type * as z from 'zod/v4';
import { VeniceError } from './errors';
import type { ByteLimits } from './limits';
import type { Spool } from './spool';
import type { Incoming } from './transport';

/** How a success is read. One per kind of answer; each endpoint names its own. */
export type Decoder<D> = {
  /** True when files are written: the spool is then checked before anything is sent. */
  spools: boolean;
  /** What is asked for; Venice may answer something else. */
  accept: string;
  read(answer: Success): Promise<{ data: D; requestId: string | null }>;
};

export type Success = Incoming & {
  /** Venice marked the content as a violation: its body may then be empty or unusable. */
  violation: boolean;
  spool: Spool;
  limits: ByteLimits;
  /** Each event of a stream as it comes; the next one is read when this is done. */
  onEvent?(event: unknown): void | Promise<void>;
};

/** A JSON answer. `pick` turns it into what callers get. */
export const jsonAnswer = <S extends z.ZodType, D>({
  schema,
  pick,
}: {
  schema: S;
  pick(body: z.output<S>): D;
}): Decoder<D> => ({
  spools: false,
  accept: 'application/json',
  read: async ({ body, limits }) => {
    const text = await readText({ body, maxBytes: limits.jsonBytes });
    return { data: pick(inShape({ text, schema })), requestId: null };
  },
});

/** The same where callers get all of it. */
export const wholeJson = <S extends z.ZodType>(schema: S): Decoder<z.output<S>> =>
  jsonAnswer({ schema, pick: (body) => body });

/** JSON, or plain text where that was asked for. */
export const jsonOrText = <S extends z.ZodType>(schema: S): Decoder<z.output<S> | string> => ({
  spools: false,
  accept: 'application/json, text/*',
  read: async ({ body, limits, headers }) => {
    const text = await readText({ body, maxBytes: limits.jsonBytes });
    const data = isPlainText(headers) ? text : inShape({ text, schema });
    return { data, requestId: null };
  },
});

/** A page is not a text that anybody asked for. */
const isPlainText = (headers: Incoming['headers']): boolean =>
  /^text\/(plain|csv|markdown|vtt)\b/i.test(headers['content-type'] ?? '');

export const inShape = <S extends z.ZodType>({
  text,
  schema,
}: {
  text: string;
  schema: S;
}): z.output<S> => {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw unreadable({ what: 'JSON of another shape', text });
  return parsed.data;
};

export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Not its cause: the message of a syntax error quotes the text.
    throw unreadable({ what: 'no valid JSON', text });
  }
};

/** A success that cannot be read: the work was done. `text` is shown to whoever reads the log, up to 200 characters. */
export const unreadable = ({ what, text }: { what: string; text?: string }): VeniceError =>
  new VeniceError({
    code: 'bad_response',
    message: `Venice's answer was ${what}`,
    ...(text === undefined ? {} : { detail: text.slice(0, 200) }),
  });

export async function* capped({
  body,
  maxBytes,
}: {
  body: AsyncIterable<Buffer>;
  maxBytes: number;
}): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw unreadable({ what: `longer than ${maxBytes} bytes` });
    yield chunk;
  }
}

export const readText = async (source: {
  body: AsyncIterable<Buffer>;
  maxBytes: number;
}): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of capped(source)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** As much of an error's body as came and may be kept: its status has already told the most. */
export const readStart = async ({
  body,
  maxBytes,
}: {
  body: AsyncIterable<Buffer>;
  maxBytes: number;
}): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= maxBytes) break;
    }
  } catch {
    // What broke off is judged by what was read before.
  }
  return Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8');
};
