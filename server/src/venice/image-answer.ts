import * as z from 'zod/v4';
import { decodeBase64 } from './base64';
import { capped, parseJson, readText, unreadable, type Decoder, type Success } from './decode';
import { isVeniceError } from './errors';
import { identifier } from './plain-text';
import { mimeOf, peek } from './peek';
import { sniffImage } from './sniff';
import { writeToSpool, type SpooledFile } from './spool';

/**
 * What all routes answer that make files. A binary answer is one file, without id or timing. `files` are in Venice's order and may be
 * fewer than were asked for, or none when the content was marked as a violation.
 */
export type FilesAnswer = {
  files: SpooledFile[];
  id: string | null;
  /** Venice's own measure, in milliseconds. */
  timing: Record<string, number> | null;
  /** What Venice says it was asked, as `/image/generate` repeats it. */
  request: unknown;
};

/** What the bytes are decides how they are read, and neither what was asked for nor the declared type: both are wrong at times. */
export const imageAnswer: Decoder<FilesAnswer> = {
  spools: true,
  accept: 'application/json, image/*',
  read: async (answer) => {
    const { head, body } = await peek(answer.body);
    if (sniffImage(head)) {
      const declaredMime = mimeOf(answer.headers['content-type']);
      const whole = capped({ body, maxBytes: answer.limits.binaryBytes });
      const { spool } = answer;
      const file = await writeToSpool({ spool, index: 0, body: whole, declaredMime });
      return { data: { files: [file], id: null, timing: null, request: null }, requestId: null };
    }
    const text = await readText({ body, maxBytes: answer.limits.jsonBytes });
    return answer.violation ? fromMarked({ text, answer }) : fromJson({ text, answer });
  },
};

const NOTHING: FilesAnswer = { files: [], id: null, timing: null, request: null };

/** A name such as `inferenceDuration`, and nothing that a database could refuse. */
const TIMING = z.string().regex(/^[\w.-]{1,64}$/);

const nativeBody = z.looseObject({
  images: z.array(z.string()),
  id: z.string().nullish().catch(null).transform(identifier),
  timing: z.record(TIMING, z.number()).nullish().catch(null),
  request: z.unknown().optional(),
});

/** The OpenAI-compatible shape: base64, or a data URI where a `url` was asked for. */
const openAiBody = z
  .looseObject({
    data: z.array(z.looseObject({ b64_json: z.string().optional(), url: z.string().optional() })),
  })
  .transform(({ data }) => ({
    images: data.map(({ b64_json: base64, url }) => base64 ?? url ?? ''),
    id: null,
    timing: null,
    request: null,
  }));

const imagesBody = z.union([nativeBody, openAiBody]);

const fromJson = async ({ text, answer }: { text: string; answer: Success }) => {
  if (text.trim() === '') throw unreadable({ what: 'empty' });
  if (!/^\s*[{[]/.test(text)) throw unreadable({ what: 'not an image', text });
  const parsed = imagesBody.safeParse(parseJson(text));
  if (!parsed.success) throw unreadable({ what: 'JSON without images', text });
  const { images, id, timing = null, request = null } = parsed.data;
  const decoded = answer.violation ? decodable(images) : decodeAll(images);
  const files = await store({ images: decoded, answer });
  return { data: { files, id, timing, request }, requestId: id };
};

/** The headers of a marked answer have said all that matters, so its body is forgiven everything. */
const fromMarked = async (question: { text: string; answer: Success }) => {
  try {
    return await fromJson(question);
  } catch (error) {
    if (isVeniceError(error) && error.code === 'bad_response') {
      return { data: NOTHING, requestId: null };
    }
    throw error;
  }
};

type Decoded = { bytes: Buffer; mime: string | null };

/**
 * Later pictures that cannot be read are left out, so that the others, which were paid for too, are not lost. Not the first: it alone
 * belongs to the seed that was sent, and the next one must not take its place.
 */
const decodeAll = (images: readonly string[]): Decoded[] => {
  const [first] = images;
  if (first === undefined) throw unreadable({ what: 'a list without images' });
  if (!decode(first)) throw unreadable({ what: 'no decodable image', text: first });
  return decodable(images);
};

const decodable = (images: readonly string[]): Decoded[] =>
  images.map(decode).filter((image) => image !== null);

const decode = (text: string): Decoded | null => {
  const found = decodeBase64(text);
  return found && sniffImage(found.bytes) ? found : null;
};

const store = async ({ images, answer }: { images: Decoded[]; answer: Success }) => {
  const files: SpooledFile[] = [];
  try {
    for (const [index, { bytes, mime }] of images.entries()) {
      const body = capped({ body: once(bytes), maxBytes: answer.limits.binaryBytes });
      const { spool } = answer;
      files.push(await writeToSpool({ spool, index, body, declaredMime: mime }));
    }
  } catch (error) {
    // The first alone belongs to the seed that was sent; without it the others have nobody. With it, they were paid for as well.
    if (files.length === 0) throw error;
  }
  return files;
};

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
