import type { IncomingHttpHeaders } from 'node:http';

import type { Caller, Key } from './auth';
import type { Body } from './body';
import type { KeyRecord } from './keyring';
import type { Amounts } from './ledger';
import { refuse } from './refusal';
import type { Sandbox } from './sandbox';
import { checkLimit, limitExceeded } from './spend-limit';

/** One request as a route sees it: authorised, read, its content type checked, its fields not yet. */
export type Call = Body & {
  sandbox: Sandbox;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  caller: Caller;
};

/** Whether the caller may spend this much now. Asked before the work; the charge itself follows after it. */
export const admit = ({
  call,
  usd,
  units = 1,
}: {
  call: Call;
  usd: number;
  units?: number;
}): void => {
  const { sandbox } = call;
  const key = keyOf(call);
  if (key.purse === 'capped') throw limitExceeded('USD');
  if (key.record) checkLimit({ sandbox, record: key.record, usd });
  if (key.purse === 'empty' || !sandbox.ledger.covers(usd)) {
    throw refuse({
      status: 402,
      error:
        'Insufficient USD or Diem balance to complete request. Visit https://venice.ai/settings/api to add credits.',
    });
  }
  const fitted = sandbox.rate.take({ key: key.token, units });
  if (!fitted && sandbox.options.enforceRateLimit) {
    sandbox.rateLog.add({
      key: sandbox.keys.nameOf(key.token),
      modelId: modelNamed(call.fields) ?? call.path,
      type: 'RPM',
    });
    throw refuse({ status: 429, error: 'Rate limit exceeded' });
  }
};

/**
 * Routes that need a key are only reached with one. A key that was made here ends when it is deleted or expires, and its record
 * says which models it may use and how much it may spend.
 */
export const keyOf = ({ caller, sandbox }: Call): Key & { record?: KeyRecord } => {
  const key = caller.kind === 'key' ? caller.key : undefined;
  if (key && !key.created) return key;
  const record = key && sandbox.keys.use(key.token);
  if (!record) throw refuse({ status: 401, error: 'Authentication failed' });
  const { modelPrivacy: privacy } = record;
  return {
    ...key,
    record,
    privateOnly: privacy === 'PRIVATE_ONLY',
    privateText: privacy !== 'ALL',
  };
};

/** What is in hand, as far as this key is concerned. */
export const purseOf = ({ sandbox, key }: { sandbox: Sandbox; key: Key }): Amounts =>
  key.purse === 'empty' ? { usd: 0, diem: 0 } : sandbox.ledger.purse();

/** The model that a request names, in whatever else it is wrong. */
export const modelNamed = ({ model, modelId }: Body['fields']): string | undefined =>
  [model, modelId].find((name) => typeof name === 'string');
