import * as z from 'zod/v4';
import { expiresAt, keyDescription } from '../../../../shared/params/account';
import { jsonAnswer } from '../decode';
import { keyFields, knownKey } from './api-keys-fields';
import { defineEndpoint, FREE_CHANGE } from './endpoint';

export const apiKeysUpdate = defineEndpoint({
  ...FREE_CHANGE,
  method: 'PATCH',
  path: '/api_keys',
  input: z.strictObject({
    ...keyFields,
    id: z.string().min(1),
    description: keyDescription.optional(),
    /** Null or "": it never expires. */
    expiresAt: expiresAt.nullable().optional(),
  }),
  encoding: 'json',
  keepsNull: true,
  decoder: jsonAnswer({ schema: z.looseObject({ data: knownKey }), pick: ({ data }) => data }),
});
