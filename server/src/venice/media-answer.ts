import * as z from 'zod/v4';
import { capped, inShape, readText, unreadable, type Decoder, type Success } from './decode';
import type { FilesAnswer } from './image-answer';
import { mimeOf, peek } from './peek';
import { VeniceError } from './errors';
import { oneLine } from './plain-text';
import { sniffAudio, sniffVideo } from './sniff';
import { checkSpool, writeToSpool, type SpooledFile } from './spool';

/** Speech, as one file. */
export const speechAnswer: Decoder<FilesAnswer> = {
  spools: true,
  accept: 'application/json, audio/*',
  read: async (answer) => {
    const { head, body } = await peek(answer.body);
    const known = sniffAudio(head) !== null || isRawSound({ answer, head });
    if (!known) {
      throw unreadable({
        what: head.length === 0 ? 'empty' : 'no sound',
        text: head.toString('utf8'),
      });
    }
    const file = await spooled({ answer, body });
    return { data: { files: [file], id: null, timing: null, request: null }, requestId: null };
  },
};

/** What Venice says of a job that was queued. Times in milliseconds; its average is of the slower jobs, four in five end sooner. */
export type JobAnswer =
  | { state: 'processing'; averageMs: number | null; elapsedMs: number | null }
  /** The file is not in this answer: it is fetched from the address that came when the job was queued. */
  | { state: 'elsewhere' }
  | { state: 'done'; files: SpooledFile[] };

/** A job is asked for again and again; in the end the answer is the file itself. */
export const jobAnswer: Decoder<JobAnswer> = {
  spools: true,
  accept: 'application/json, video/*, audio/*',
  read: async (answer) => {
    const { head, body } = await peek(answer.body);
    if (sniffVideo(head) || sniffAudio(head) || isDeclaredMedia({ answer, head })) {
      await checkRoom(answer);
      return {
        data: { state: 'done', files: [await spooled({ answer, body })] },
        requestId: null,
      };
    }
    const text = await readText({ body, maxBytes: answer.limits.errorBytes });
    const { status, ...times } = inShape({ text, schema: progress });
    if (FAILED.test(status)) throw failed(status);
    // A state that nobody knows yet is still under way.
    const state = FINISHED.test(status) ? ('elsewhere' as const) : ('processing' as const);
    return {
      data: state === 'elsewhere' ? { state } : { state, ...timesOf(times) },
      requestId: null,
    };
  },
};

const FAILED = /^(failed|failure|error|cancell?ed|expired)$/i;

/** Not as an error status, which would tell of a refund. */
const failed = (status: string): VeniceError =>
  new VeniceError({
    code: 'inference_failed',
    charge: 'unknown',
    message: `Venice says of the job: ${oneLine({ text: status, max: 40 })}`,
  });

const FINISHED = /^(completed|succeeded|done)$/i;

const progress = z.looseObject({
  status: z.string(),
  average_execution_time: z.number().nonnegative().nullish().catch(null),
  execution_duration: z.number().nonnegative().nullish().catch(null),
});

const timesOf = ({
  average_execution_time: averageMs = null,
  execution_duration: elapsedMs = null,
}: Pick<z.output<typeof progress>, 'average_execution_time' | 'execution_duration'>) => ({
  averageMs,
  elapsedMs,
});

/** A container that nobody here knows is kept all the same: it was paid for. */
const isDeclaredMedia = ({ answer, head }: { answer: Success; head: Buffer }): boolean =>
  /^((video|audio)\/|application\/octet-stream$)/.test(
    mimeOf(answer.headers['content-type']) ?? ''
  ) &&
  head.length > 0 &&
  !/^\s*[{[<]/.test(head.toString('latin1'));

/** Samples without any header have no signature; what is declared has to do, as long as it is no text. */
const isRawSound = ({ answer, head }: { answer: Success; head: Buffer }): boolean =>
  /^audio\/(pcm|l16|x-pcm)$/.test(mimeOf(answer.headers['content-type']) ?? '') &&
  head.length > 0 &&
  !/^\s*[{[<]/.test(head.toString('latin1'));

/** Before a disk is filled to its last byte, which others need as well. What a job made can be asked for again. */
const checkRoom = async ({ headers, limits, spool: { dir } }: Success): Promise<void> => {
  const announced = Number(headers['content-length'] ?? 0);
  if (announced > limits.mediaBytes) {
    throw unreadable({ what: `announced with more than ${limits.mediaBytes} bytes` });
  }
  await checkSpool({ dir, freeBytes: announced + limits.spoolFreeBytes });
};

const spooled = ({ answer, body }: { answer: Success; body: AsyncIterable<Buffer> }) =>
  writeToSpool({
    spool: answer.spool,
    index: 0,
    body: capped({ body, maxBytes: answer.limits.mediaBytes }),
    declaredMime: mimeOf(answer.headers['content-type']),
  });
