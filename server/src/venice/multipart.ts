import { createReadStream, type ReadStream } from 'node:fs';
import FormData from 'form-data';
import { isAttachment, type BytesAttachment } from './attachment';
import type { RequestBody } from './transport';

/**
 * A form of these fields, opened anew for each attempt because it can be read only once. Files of a list repeat the part name, in
 * their order. File names are ours and come from the bytes, unless the caller gave one to be sent: a path tells Venice nothing it
 * should know.
 */
export const openForm = (fields: Readonly<Record<string, unknown>>): RequestBody => {
  const form = new FormData();
  const files: ReadStream[] = [];
  let failure: Error | null = null;
  for (const [name, value] of Object.entries(fields)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (!isAttachment(item)) form.append(name, asText(item));
      else if (item.kind === 'bytes') appendAttachment({ form, name, attachment: item, files });
    }
  }
  // Fails only when a file does: it went away, or cannot be read any more.
  form.on('error', (error: Error) => {
    failure = error;
  });
  return {
    headers: form.getHeaders(),
    data: form,
    failure: () => failure,
    // form-data's own destroy forgets its sources and leaves them open.
    dispose: () => files.forEach((file) => file.destroy()),
  };
};

type Part = { form: FormData; name: string; attachment: BytesAttachment; files: ReadStream[] };

const appendAttachment = ({ form, name, attachment, files }: Part): void => {
  const options = {
    filename: nameOf(attachment),
    contentType: attachment.type.mime,
    knownLength: attachment.size,
  };
  if (Buffer.isBuffer(attachment.source)) {
    form.append(name, attachment.source, options);
    return;
  }
  const file = createReadStream(attachment.source.path, { start: 0, end: attachment.size - 1 });
  files.push(file);
  form.append(name, file, options);
};

/** What the route can tell it by: it may know files by their extension alone. */
const nameOf = ({ fileName, type, rules }: BytesAttachment): string =>
  fileName ?? `${rules.noun === 'picture' ? 'image' : rules.noun}.${type.extension}`;

/** A form knows only words: booleans are "true" and "false". */
const asText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
