import * as z from 'zod/v4';
import { jsonAnswer } from '../decode';
import { knownKey } from './api-keys-fields';
import { CATALOGUE, defineEndpoint } from './endpoint';

export const apiKeysList = defineEndpoint({
  ...CATALOGUE,
  path: '/api_keys',
  access: 'admin',
  input: z.strictObject({}),
  decoder: jsonAnswer({
    schema: z.looseObject({ data: z.array(knownKey) }),
    pick: ({ data }) => data,
  }),
});
