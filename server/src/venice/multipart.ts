import { createReadStream, type ReadStream } from 'node:fs';
import FormData from 'form-data';
import { isPicture, type BytesPicture } from './picture';
import type { RequestBody } from './transport';

/**
 * A form of these fields, opened anew for each attempt because it can be read only once. Pictures of a list repeat the part name, in
 * their order. File names are ours and come from the bytes: a caller's path tells Venice nothing it should know.
 */
export const openForm = (fields: Readonly<Record<string, unknown>>): RequestBody => {
  const form = new FormData();
  const files: ReadStream[] = [];
  let failure: Error | null = null;
  for (const [name, value] of Object.entries(fields)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (!isPicture(item)) form.append(name, asText(item));
      else if (item.kind === 'bytes') appendPicture({ form, name, picture: item, files });
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

type Part = { form: FormData; name: string; picture: BytesPicture; files: ReadStream[] };

const appendPicture = ({ form, name, picture, files }: Part): void => {
  const options = {
    filename: `image.${picture.type.extension}`,
    contentType: picture.type.mime,
    knownLength: picture.size,
  };
  if (Buffer.isBuffer(picture.source)) {
    form.append(name, picture.source, options);
    return;
  }
  const file = createReadStream(picture.source.path, { start: 0, end: picture.size - 1 });
  files.push(file);
  form.append(name, file, options);
};

/** A form knows only words: booleans are "true" and "false". */
const asText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
