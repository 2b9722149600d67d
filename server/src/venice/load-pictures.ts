import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { aborted, VeniceError, type InputIssue } from './errors';
import { startDeadline } from './deadline';
import {
  bytesPicture,
  isPicture,
  tooLarge,
  type Picture,
  type ReadyPicture,
  type UnreadPicture,
} from './picture';
import { SNIFF_BYTES } from './sniff';

/**
 * Reads what was given as a stream or a path, wherever it stands in the fields, so that a missing or broken source is told before any
 * request leaves. Streams end up in memory; files stay on disk and are opened again for each attempt.
 */
export const loadPictures = async ({
  fields,
  timeoutMs,
  signal,
}: {
  fields: Record<string, unknown>;
  timeoutMs: number;
  signal?: AbortSignal;
}): Promise<Record<string, unknown>> => {
  const deadline = startDeadline({ ms: timeoutMs, signal });
  const issues: InputIssue[] = [];
  try {
    const read = async ({ picture, path }: { picture: Picture; path: string }) => {
      const found = await ready({ picture, signal: deadline.signal });
      if (typeof found !== 'string') return found;
      issues.push({ path, message: found });
      return null;
    };
    const loaded = await mapPictures({ value: fields, path: '', read });
    if (deadline.ended() === 'person') throw aborted('none');
    if (issues.length > 0) {
      throw new VeniceError({ code: 'invalid_input', message: messageOf(issues), issues });
    }
    return loaded as Record<string, unknown>; // an object goes in, so an object comes out
  } finally {
    deadline.clear();
  }
};

export const messageOf = (issues: readonly InputIssue[]): string =>
  `Invalid input: ${issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')}`;

type Mapping = {
  value: unknown;
  path: string;
  read(found: { picture: Picture; path: string }): Promise<unknown>;
};

/** Only lists and plain objects are walked: that is where a request's pictures stand. */
const mapPictures = async ({ value, path, read }: Mapping): Promise<unknown> => {
  if (isPicture(value)) return read({ picture: value, path });
  if (Array.isArray(value)) {
    return Promise.all(
      value.map((item, index) => mapPictures({ value: item, path: join(path, index), read }))
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = await Promise.all(
    Object.entries(value).map(
      async ([key, item]) =>
        [key, await mapPictures({ value: item, path: join(path, key), read })] as const
    )
  );
  return Object.fromEntries(entries);
};

const join = (path: string, key: string | number): string => (path ? `${path}.${key}` : `${key}`);

const ready = async ({
  picture,
  signal,
}: {
  picture: Picture;
  signal: AbortSignal;
}): Promise<ReadyPicture | string> => {
  if (picture.kind !== 'unread') return picture;
  try {
    const { source } = picture;
    return isStream(source)
      ? await readStream({ stream: source, picture, signal })
      : await lookAtFile({ path: source.path, picture });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null)?.code; // node's errors carry one; anything may be thrown by a stream
    return `The picture cannot be read${code ? ` (${code})` : ''}`;
  }
};

const isStream = (source: UnreadPicture['source']): source is Readable => 'pipe' in source;

const lookAtFile = async ({ path, picture }: { path: string; picture: UnreadPicture }) => {
  // Asked first, because opening a pipe waits for whoever writes to it.
  const entry = await stat(path);
  if (!entry.isFile()) return 'The path is not a file';
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(SNIFF_BYTES);
    const { bytesRead } = await file.read(head, 0, SNIFF_BYTES, 0);
    return bytesPicture({
      source: { path },
      head: head.subarray(0, bytesRead),
      size: entry.size,
      file: true,
      maxBytes: picture.maxBytes,
    });
  } finally {
    await file.close();
  }
};

const readStream = async ({
  stream,
  picture,
  signal,
}: {
  stream: Readable;
  picture: UnreadPicture;
  signal: AbortSignal;
}) => {
  const stop = () => stream.destroy(new Error('stopped'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      size += bytes.length;
      // Leaving the loop destroys the stream.
      if (size >= picture.maxBytes) return tooLarge(picture.maxBytes);
      chunks.push(bytes);
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
  const source = Buffer.concat(chunks);
  return bytesPicture({ source, head: source, size, file: true, maxBytes: picture.maxBytes });
};
