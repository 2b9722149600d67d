import { randomBytes } from 'node:crypto';

import { z } from 'zod/v3';

import type { Call } from '../call';
import { check } from '../check';
import { refuse } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import type { Sandbox } from '../sandbox';
import { remembered } from '../text/memory';
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
export const web3Token = ({ sandbox }: Call): Reply => {
  const token = `sandbox-web3-${randomBytes(16).toString('hex')}`;
  handedOut(sandbox).add(token);
  return jsonReply({ json: { success: true, data: { token } } });
};

/** The token must be one of ours and is good once; of the signature only that there is one. */
export const web3Key = (call: Call): Reply => {
  const wanted = check({ schema, fields: call.fields });
  if (!handedOut(call.sandbox).delete(wanted.token)) {
    throw refuse({ status: 400, error: 'Invalid token. Ask for a new one and sign that' });
  }
  return created({ call, wanted });
};

const handedOut: (sandbox: Sandbox) => Set<string> = remembered(() => new Set<string>());
