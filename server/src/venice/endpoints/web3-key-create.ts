import * as z from 'zod/v4';
import { apiKeyType } from '../../../../shared/params/account';
import { jsonAnswer } from '../decode';
import { keyFields, newKey } from './api-keys-fields';
import { defineEndpoint, FREE_CHANGE } from './endpoint';

/** Makes a key for whoever holds the wallet. */
export const web3KeyCreate = defineEndpoint({
  ...FREE_CHANGE,
  method: 'POST',
  path: '/api_keys/generate_web3_key',
  access: 'wallet',
  input: z.strictObject({
    apiKeyType,
    address: z.string().min(1),
    /** Of the token below, made with the wallet's private key. */
    signature: z.string().min(1),
    token: z.string().min(1),
    /** The description names no length here. */
    description: z.string().optional(),
    ...keyFields,
  }),
  encoding: 'json',
  decoder: jsonAnswer({ schema: z.looseObject({ data: newKey }), pick: ({ data }) => data }),
  secret: true,
});
