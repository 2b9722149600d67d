import * as z from 'zod/v4';
import { jsonAnswer } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

/** A text for a wallet to sign, which then gets a key for it. */
export const web3KeyToken = defineEndpoint({
  ...CATALOGUE,
  path: '/api_keys/generate_web3_key',
  access: 'public',
  input: z.strictObject({}),
  decoder: jsonAnswer({
    schema: z.looseObject({ data: z.looseObject({ token: z.string().min(1) }) }),
    pick: ({ data }) => data,
  }),
  secret: true,
});
