import * as z from 'zod/v4';
import { inShape, readText, type Decoder } from './decode';
import type { FilesAnswer } from './image-answer';
import { mimeOf } from './peek';
import { writeToSpool } from './spool';

const span = { start: z.number(), end: z.number() };

/** Times in seconds. */
export const transcript = z.looseObject({
  text: z.string(),
  duration: z.number().nonnegative().nullish().catch(null),
  timestamps: z
    .looseObject({
      word: z.array(z.looseObject({ word: z.string(), ...span })).nullish(),
      segment: z.array(z.looseObject({ text: z.string(), ...span })).nullish(),
      char: z.array(z.looseObject({ char: z.string(), ...span })).nullish(),
    })
    .nullish()
    .catch(null),
});
export type Transcript = z.output<typeof transcript>;

/** Whether a text is what Venice sends for a recording. */
export const isTranscript = (text: string): boolean => readTranscript(text) !== null;

/** Null for what is something else. Plain text is a transcript without times. */
export const readTranscript = (text: string): Transcript | null => {
  if (!/^\s*\{/.test(text)) return text.trim() === '' ? null : { text };
  try {
    return transcript.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

export type TranscriptAnswer = FilesAnswer & { transcript: Transcript };

/** The words of a recording. They were paid for, so they are on the disk as Venice sent them before anybody reads them. */
export const transcriptAnswer: Decoder<TranscriptAnswer> = {
  spools: true,
  accept: 'application/json, text/plain',
  read: async (answer) => {
    const text = await readText({ body: answer.body, maxBytes: answer.limits.jsonBytes });
    const declaredMime = mimeOf(answer.headers['content-type']);
    const read = declaredMime === 'text/plain' ? { text } : inShape({ text, schema: transcript });
    const file = await writeToSpool({
      spool: answer.spool,
      index: 0,
      body: once(Buffer.from(text)),
      declaredMime,
    });
    const data = { files: [file], id: null, timing: null, request: null, transcript: read };
    return { data, requestId: null };
  },
};

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
