import type { ErrorCode } from '../../../../shared/errors';
import type { TranslationKey } from '../../translations/en';
import type { FailureInfo } from './failure-info';

type Words = { title: TranslationKey; text: TranslationKey };

const words = <T extends string>(name: T) =>
  ({ title: `error.${name}.title`, text: `error.${name}.text` }) as const;

/** The compiler names a code that has no words. */
const BY_CODE = {
  not_configured: words('not_configured'),
  invalid_input: words('invalid_input'),
  rejected: words('rejected'),
  content_policy: words('content_policy'),
  confirmation_needed: words('confirmation_needed'),
  unauthorized: words('unauthorized'),
  payment_required: words('balance'),
  rate_limited: words('rate_limited'),
  unavailable: words('unavailable'),
  inference_failed: words('inference_failed'),
  circuit_open: words('circuit_open'),
  unreachable: words('unreachable'),
  no_answer: words('no_answer'),
  aborted: words('aborted'),
  bad_response: words('bad_response'),
  store_failed: words('store_failed'),
  elsewhere: words('elsewhere'),
  unexpected: words('unexpected'),
} as const satisfies Record<ErrorCode | 'unexpected', Words>;

/** Where a code has two meanings, the reason tells which. */
const BY_REASON: Record<string, Words> = {
  blurred: words('blurred'),
  violation: words('violation'),
  balance: words('balance'),
  spend_limit: words('spend_limit'),
  privacy: words('privacy'),
  not_kept: words('not_kept'),
  not_sent: words('not_sent'),
  retired: words('retired'),
  consent: words('consent'),
};

export const wordsFor = ({
  code,
  reason,
  reference,
}: Pick<FailureInfo, 'code' | 'reason' | 'reference'>): Words => {
  const precise = reason === null ? undefined : BY_REASON[reason];
  const { title, text } = precise ?? BY_CODE[code];
  return code === 'bad_response' && reference === null
    ? { title, text: 'error.bad_response.noReference' }
    : { title, text };
};

/** A picture that came and could not be used was made, so it was paid for; only Venice's own bill could be sure of it. */
export const chargeFor = ({
  code,
  charge,
}: Pick<FailureInfo, 'code' | 'charge'>): TranslationKey =>
  code === 'bad_response' && charge === 'charged' ? 'charge.probably' : `charge.${charge}`;
