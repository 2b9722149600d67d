import { z } from 'zod/v3';

import type { Call } from '../call';
import { check } from '../check';
import { refuse } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { created, keyFields } from './api-keys';

const schema = z
  .object({
    ...keyFields,
    description: z.string().max(64).default('Web3 API Key'),
    address: z.string().min(1),
    signature: z.string().min(1),
    token: z.string().min(1),
  })
  .strict();

/** What a wallet is asked to sign. */
export const web3Token = ({ sandbox }: Call): Reply =>
  jsonReply({ json: { success: true, data: { token: sandbox.keys.offer() } } });

/** The token must be one of ours and is good once; of the signature only that there is one. */
export const web3Key = (call: Call): Reply => {
  const wanted = check({ schema, fields: call.fields });
  if (!call.sandbox.keys.redeem(wanted.token)) {
    throw refuse({ status: 400, error: 'Invalid token. Ask for a new one and sign that' });
  }
  return created({ call, wanted });
};
