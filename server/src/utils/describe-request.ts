import type { Context } from 'koa';
import { describeImage } from '../../../shared/contracts/describe';
import type { DescribeInput } from '../services/text';
import { parse } from './answering';
import { readBody, withFiles } from './uploaded-files';

/** A request as its contract has it, with the file of a multipart request in the place that names it. */
export const readDescribeRequest = (ctx: Context): DescribeInput => {
  const { value, uploads } = readBody(ctx);
  const input = parse({ schema: describeImage.body, value });
  return withFiles({ input, uploads }) as DescribeInput; // a file of the request stands where it was named
};
