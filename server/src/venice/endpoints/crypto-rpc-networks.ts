import * as z from 'zod/v4';
import { jsonAnswer } from '../decode';
import { CATALOGUE, defineEndpoint } from './endpoint';

/** Names for `POST /crypto/rpc/{network}`. */
export const cryptoRpcNetworks = defineEndpoint({
  ...CATALOGUE,
  path: '/crypto/rpc/networks',
  access: 'public',
  input: z.strictObject({}),
  decoder: jsonAnswer({
    schema: z.looseObject({ networks: z.array(z.string()) }),
    pick: ({ networks }) => networks,
  }),
});
