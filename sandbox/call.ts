import type { Caller, Key } from './auth';
import type { Body } from './body';
import { refuse } from './refusal';
import { refusalsOf } from './routes/api-keys-refused';
import { keyring } from './routes/api-keys-store';
import type { Sandbox } from './sandbox';

/** One request as a route sees it: authorised, read, its content type checked, its fields not yet. */
export type Call = Body & {
  sandbox: Sandbox;
  path: string;
  query: URLSearchParams;
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
  if (key.purse === 'capped') {
    throw refuse({
      status: 402,
      error:
        'API key USD spend limit exceeded. Raise the limit of this key at https://venice.ai/settings/api',
    });
  }
  if (key.purse === 'empty' || !sandbox.ledger.covers(usd)) {
    throw refuse({
      status: 402,
      error:
        'Insufficient USD or Diem balance to complete request. Visit https://venice.ai/settings/api to add credits.',
    });
  }
  const fitted = sandbox.rate.take({ key: key.token, units });
  if (!fitted && sandbox.options.enforceRateLimit) {
    refusalsOf(sandbox).add({ call, key });
    throw refuse({ status: 429, error: 'Rate limit exceeded' });
  }
};

/**
 * Routes that need a key are only reached with one. A key that was made here ends when it is deleted or expires, and its record
 * says which models it may use.
 */
export const keyOf = ({ caller, sandbox }: Call): Key => {
  const key = caller.kind === 'key' ? caller.key : undefined;
  if (key && !key.created) return key;
  const record = key && keyring(sandbox).use(key.token);
  if (!record) throw refuse({ status: 401, error: 'Authentication failed' });
  const { modelPrivacy: privacy } = record;
  return { ...key, privateOnly: privacy === 'PRIVATE_ONLY', privateText: privacy !== 'ALL' };
};
