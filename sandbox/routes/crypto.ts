import { createHash, randomBytes } from 'node:crypto';

import { z } from 'zod/v3';

import { admit, keyOf, type Call } from '../call';
import { check } from '../check';
import { invalidField, refuse } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { segment } from '../router';
import { digits } from '../seeds';
import { creditsFor, networks, passes, reply, type Network, type RpcCall } from '../text/chain';
import { billable } from '../text/price';

const USD_PER_CREDIT = 7e-7;
/** What a call costs that the chain itself answers with an error. */
const ERROR_CREDITS = 5;
const MOST = 100;

const one = z.object({
  jsonrpc: z.literal('2.0').optional(),
  method: z.string().min(1),
  params: z.array(z.unknown()).optional(),
  id: z.union([z.number().int(), z.string()]).optional(),
});
const many = z.array(one).min(1).max(MOST);

export const cryptoNetworks = (): Reply =>
  jsonReply({ json: { networks: networks.map(({ slug }) => slug) } });

export const cryptoRpc = (call: Call): Reply => {
  const network = networkOf(call);
  const name = idempotencyKeyOf(call);
  const rpc = rpcOf(call);
  const print = createHash('sha256')
    .update(JSON.stringify([network.slug, rpc]))
    .digest('hex');
  const known = name === undefined ? undefined : answered({ call, name, print });
  if (known) return { ...known, headers: { ...known.headers, 'Idempotent-Replayed': 'true' } };

  const calls: RpcCall[] = Array.isArray(rpc) ? rpc : [rpc];
  checkMethods({ calls, network });
  const done = calls.map((single) => {
    const answer = reply({ call: single, network, now: call.sandbox.now() });
    const credits =
      'error' in answer ? ERROR_CREDITS : creditsFor({ method: single.method, network });
    const { id } = single;
    return { credits, json: { jsonrpc: '2.0', ...(id === undefined ? {} : { id }), ...answer } };
  });
  const credits = done.reduce((sum, { credits: each }) => sum + each, 0);
  const usd = billable(credits * USD_PER_CREDIT);
  admit({ call, usd });

  const answers = done.map(({ json }) => json);
  const answer = jsonReply({
    json: Array.isArray(rpc) ? answers : answers[0],
    headers: {
      'X-Venice-RPC-Credits': String(credits),
      'X-Venice-RPC-Cost-USD': (credits * USD_PER_CREDIT).toFixed(8),
      'X-Request-ID': randomBytes(16).toString('hex'),
    },
  });
  if (name !== undefined) {
    call.sandbox.replays.keep({ name: slot({ call, name }), print, answer });
  }
  return { ...answer, charge: { id: `rpc-${digits(12)}`, model: network.slug, usd } };
};

/** One call or a list of them. */
const rpcOf = ({ json }: Call): RpcCall | RpcCall[] =>
  Array.isArray(json)
    ? check({ schema: many, fields: json })
    : check({ schema: one, fields: json });

const networkOf = ({ path }: Call): Network => {
  const slug = segment({ path, nth: 3 });
  const network = networks.find((candidate) => candidate.slug === slug);
  if (network) return network;
  throw refuse({ status: 400, error: `Unsupported network: ${slug}` });
};

/** One method that cannot pass keeps the whole list back. */
const checkMethods = ({ calls, network }: { calls: RpcCall[]; network: Network }): void => {
  const stopped = calls
    .map(({ method }) => method)
    .filter((method) => !passes({ method, network }));
  if (stopped.length === 0) return;
  throw refuse({
    status: 400,
    error: `Unsupported methods on ${network.slug}: ${[...new Set(stopped)].join(', ')}`,
  });
};

const idempotencyKeyOf = ({ headers }: Call): string | undefined => {
  const name = headers['idempotency-key'];
  if (name === undefined) return undefined;
  if (typeof name === 'string' && /^[A-Za-z0-9_-]{1,255}$/.test(name)) return name;
  throw invalidField({
    field: 'Idempotency-Key',
    message: 'Must be 1 to 255 letters, digits, - or _',
  });
};

const answered = ({
  call,
  name,
  print,
}: {
  call: Call;
  name: string;
  print: string;
}): Reply | undefined => {
  const known = call.sandbox.replays.find(slot({ call, name }));
  if (!known) return undefined;
  if (known.print === print) return known.answer;
  throw refuse({ status: 400, error: 'This Idempotency-Key was used with another body' });
};

const slot = ({ call, name }: { call: Call; name: string }): string =>
  `${keyOf(call).token} ${name}`;
