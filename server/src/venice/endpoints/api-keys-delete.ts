import * as z from 'zod/v4';
import { wholeJson } from '../decode';
import { defineEndpoint, FREE_CHANGE } from './endpoint';

/** The description lets one leave the id out, and does not say what would be deleted then. */
export const apiKeysDelete = defineEndpoint({
  ...FREE_CHANGE,
  method: 'DELETE',
  path: '/api_keys',
  input: z.strictObject({ id: z.string().min(1) }),
  encoding: 'query',
  decoder: wholeJson(z.looseObject({ success: z.boolean() })),
});
