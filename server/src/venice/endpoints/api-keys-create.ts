import * as z from 'zod/v4';
import { apiKeyType, keyDescription } from '../../../../shared/params/account';
import { jsonAnswer } from '../decode';
import { keyFields, newKey } from './api-keys-fields';
import { defineEndpoint, FREE_CHANGE } from './endpoint';

/** After a lost answer a key may exist that nobody knows: look for it in the list, and delete it. */
export const apiKeysCreate = defineEndpoint({
  ...FREE_CHANGE,
  method: 'POST',
  path: '/api_keys',
  input: z.strictObject({ apiKeyType, description: keyDescription, ...keyFields }),
  encoding: 'json',
  decoder: jsonAnswer({ schema: z.looseObject({ data: newKey }), pick: ({ data }) => data }),
  secret: true,
});
