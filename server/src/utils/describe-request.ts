import type { Context } from 'koa';
import type * as z from 'zod/v4';
import { describeImage } from '../../../shared/contracts/describe';
import type { DescribeInput } from '../services/text';
import { VeniceError } from '../venice';
import { parse } from './answering';

type Uploaded = { filepath: string; originalFilename?: string | null };

/** A request as its contract has it, with the file of a multipart request in the place that names it. */
export const readDescribeRequest = (ctx: Context): DescribeInput => {
  // koa-body has read both; koa itself types neither.
  const { body, files } = ctx.request as {
    body?: { data?: unknown };
    files?: { files?: Uploaded | Uploaded[] };
  };
  const value = ctx.is('multipart/form-data') ? jsonOf(body?.data) : body;
  const { image, ...rest } = parse({ schema: describeImage.body, value });
  return { ...rest, image: imageOf({ image, uploads: [files?.files ?? []].flat() }) };
};

const jsonOf = (data: unknown): unknown => {
  try {
    return JSON.parse(String(data));
  } catch {
    throw refusal({ path: 'data', message: 'The field "data" has to hold the request as JSON' });
  }
};

const imageOf = ({
  image,
  uploads,
}: {
  image: z.output<typeof describeImage.body>['image'];
  uploads: Uploaded[];
}): DescribeInput['image'] => {
  if (typeof image !== 'object' || !('file' in image)) return image;
  const file = uploads[image.file];
  if (file) return { upload: { path: file.filepath, name: file.originalFilename ?? null } };
  const message = `The request has no file number ${image.file} under the key "files"`;
  throw refusal({ path: 'files', message });
};

const refusal = (issue: { path: string; message: string }): VeniceError =>
  new VeniceError({ code: 'invalid_input', message: issue.message, issues: [issue] });
