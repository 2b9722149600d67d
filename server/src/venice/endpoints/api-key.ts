import * as z from 'zod/v4';
import { pathName } from '../../../../shared/params/account';
import { jsonAnswer } from '../decode';
import { knownKey } from './api-keys-fields';
import { CATALOGUE, defineEndpoint } from './endpoint';

export const apiKey = defineEndpoint({
  ...CATALOGUE,
  path: '/api_keys/{id}',
  access: 'admin',
  input: z.strictObject({ id: pathName }),
  decoder: jsonAnswer({ schema: z.looseObject({ data: knownKey }), pick: ({ data }) => data }),
});
