import type { Context } from 'koa';
import type * as z from 'zod/v4';
import { operationRequest } from '../../../shared/contracts/operations';
import { parse } from './answering';
import { readBody, withFiles } from './uploaded-files';

/** A request as its contract has it, with the files of a multipart request in the places that name them. */
export const readOperationRequest = (ctx: Context): z.output<typeof operationRequest> => {
  const { value, uploads } = readBody(ctx);
  // An editor's form speaks of `prompt`, wherever in the request it stands.
  const request = parse({ schema: operationRequest, value, within: 'input' });
  const input = withFiles({ input: request.input, uploads });
  return { ...request, input } as typeof request; // same shape, files in place
};
