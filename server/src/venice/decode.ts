import type * as z from 'zod/v4';
import { VeniceError } from './errors';
import type { ByteLimits } from './limits';
import type { Spool } from './spool';
import type { Incoming } from './transport';

/** How a success is read. One per kind of answer; each endpoint names its own. */
export type Decoder<D> = {
  /** True when files are written: the spool is then checked before anything is sent. */
  spools: boolean;
  read(answer: Success): Promise<{ data: D; requestId: string | null }>;
};

export type Success = Incoming & {
  /** Venice marked the content as a violation: its body may then be empty or unusable. */
  violation: boolean;
  spool: Spool;
  limits: ByteLimits;
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
  read: async ({ body, limits }) => {
    const text = await readText({ body, maxBytes: limits.jsonBytes });
    const parsed = schema.safeParse(parseJson(text));
    if (!parsed.success) throw unreadable({ what: 'JSON of another shape', text });
    return { data: pick(parsed.data), requestId: null };
  },
});

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
