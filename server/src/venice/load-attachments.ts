import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { aborted, VeniceError, type InputIssue } from './errors';
import { startDeadline } from './deadline';
import {
  bytesAttachment,
  isAttachment,
  tooLarge,
  withFileName,
  type Attachment,
  type ReadyAttachment,
  type UnreadAttachment,
} from './attachment';
import { SNIFF_BYTES } from './sniff';

/**
 * Reads what was given as a stream or a path, wherever it stands in the fields, so that a missing or broken source is told before any
 * request leaves. Streams end up in memory; files stay on disk and are opened again for each attempt.
 */
export const loadAttachments = async ({
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
    const read = async ({ attachment, path }: { attachment: Attachment; path: string }) => {
      const found = await ready({ attachment, signal: deadline.signal });
      const { fileName } = attachment;
      if (typeof found !== 'string') {
        return fileName === undefined ? found : withFileName({ attachment: found, fileName });
      }
      issues.push({ path, message: found });
      return null;
    };
    const loaded = await mapAttachments({ value: fields, path: '', read });
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
  read(found: { attachment: Attachment; path: string }): Promise<unknown>;
};

/** Only lists and plain objects are walked: that is where a request's files stand. */
const mapAttachments = async ({ value, path, read }: Mapping): Promise<unknown> => {
  if (isAttachment(value)) return read({ attachment: value, path });
  if (Array.isArray(value)) {
    return Promise.all(
      value.map((item, index) => mapAttachments({ value: item, path: join(path, index), read }))
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = await Promise.all(
    Object.entries(value).map(
      async ([key, item]) =>
        [key, await mapAttachments({ value: item, path: join(path, key), read })] as const
    )
  );
  return Object.fromEntries(entries);
};

const join = (path: string, key: string | number): string => (path ? `${path}.${key}` : `${key}`);

const ready = async ({
  attachment,
  signal,
}: {
  attachment: Attachment;
  signal: AbortSignal;
}): Promise<ReadyAttachment | string> => {
  if (attachment.kind !== 'unread') return attachment;
  try {
    const { source } = attachment;
    return isStream(source)
      ? await readStream({ stream: source, attachment, signal })
      : await lookAtFile({ path: source.path, attachment });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null)?.code; // node's errors carry one; anything may be thrown by a stream
    return `The ${attachment.rules.noun} cannot be read${code ? ` (${code})` : ''}`;
  }
};

const isStream = (source: UnreadAttachment['source']): source is Readable => 'pipe' in source;

const lookAtFile = async ({ path, attachment }: { path: string; attachment: UnreadAttachment }) => {
  // Asked first, because opening a pipe waits for whoever writes to it.
  const entry = await stat(path);
  if (!entry.isFile()) return 'The path is not a file';
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(SNIFF_BYTES);
    const { bytesRead } = await file.read(head, 0, SNIFF_BYTES, 0);
    return bytesAttachment({
      source: { path },
      head: head.subarray(0, bytesRead),
      size: entry.size,
      file: true,
      rules: attachment.rules,
    });
  } finally {
    await file.close();
  }
};

const readStream = async ({
  stream,
  attachment,
  signal,
}: {
  stream: Readable;
  attachment: UnreadAttachment;
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
      if (size >= attachment.rules.maxBytes) return tooLarge(attachment.rules);
      chunks.push(bytes);
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
  const source = Buffer.concat(chunks);
  return bytesAttachment({ source, head: source, size, file: true, rules: attachment.rules });
};
