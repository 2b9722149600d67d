import type { Charge } from '../../../shared/errors';
import type { Headers } from './answer-meta';
import { readErrorBody, type ErrorBody } from './error-body';
import { VeniceError, type VeniceErrorFields } from './errors';
import { identifier } from './plain-text';
import { retryInstant } from './retry-after';

/** What an answer other than a success means. `text` is its body, as far as it was read. */
export const refusalFrom = ({ status, headers, text, now, ...rules }: Refusal): VeniceError => {
  const body = readErrorBody(text);
  const instant = retryInstant({ status, headers, now });
  return new VeniceError({
    status,
    cfRay: identifier(headers['cf-ray']),
    requestId: body.requestId ?? identifier(headers['x-request-id']),
    suggestedPrompt: body.suggestedPrompt,
    refunded: body.refunded,
    retryAfterMs: instant === null ? null : Math.max(0, instant - now),
    // An overloaded model names a time to wait; a used-up window is told by its reset.
    keyWide: status === 429 && instant !== null && headers['retry-after'] === undefined,
    issues: body.issues,
    message: sentence({ status, body }),
    ...(body.own ? {} : { detail: text.slice(0, DETAIL_MAX) }),
    ...meaning({ status, body, ...rules }),
  });
};

type Rules = {
  billed: boolean;
  /** What is known of the charge when the content policy stopped the work; null where nothing is looked at for its content. */
  chargeWhenBlocked: Charge | null;
  /** Nothing but a success tells what happened. */
  uncertain?: boolean;
};
type Refusal = Rules & { status: number; headers: Headers; text: string; now: number };
type Meaning = Pick<VeniceErrorFields, 'code' | 'charge' | 'reason'>;
type Case = Rules & { status: number; body: ErrorBody };

const DETAIL_MAX = 500;

const meaning = (found: Case): Meaning => {
  const { status, body } = found;
  // Below 200 is no answer at all: something in between lost its way.
  if (status >= 500 || status < 200) return serverFault(found);
  if (status === 401) {
    return { code: 'unauthorized', reason: ADMIN_KEY.test(body.words) ? 'admin_key' : null };
  }
  if (status === 402) return paymentFault(body);
  if (status === 403) {
    return { code: 'unauthorized', reason: PRIVACY.test(body.words) ? 'privacy' : null };
  }
  if (status === 429) return { code: 'rate_limited' };
  return isAboutContent(found)
    ? { code: 'content_policy', charge: found.chargeWhenBlocked ?? 'none' }
    : { code: 'rejected', reason: reasonOf(found) };
};

const reasonOf = ({ status, body }: Case): Meaning['reason'] => {
  if (status === 410) return 'retired';
  return status === 409 && /consent/i.test(body.words) ? 'consent' : null;
};

/** Only Venice's own words say that nothing was made. A proxy in front of it cannot know what happened behind it. */
const serverFault = ({ status, body, uncertain = false }: Case): Meaning => {
  if (uncertain) return { code: 'no_answer' };
  if (body.own && (status === 500 || status === 502)) return { code: 'inference_failed' };
  return body.own && status === 503 ? { code: 'unavailable' } : { code: 'no_answer' };
};

/** Three different answers share the 402: no key arrived, a wallet is empty, or this key may spend no more. */
const paymentFault = (body: ErrorBody): Meaning => {
  if (body.discovery) return { code: 'unauthorized', reason: 'no_key' };
  const reason = /spend limit/i.test(body.words) ? 'spend_limit' : 'balance';
  return { code: 'payment_required', reason };
};

const ADMIN_KEY = /admin (api )?key/i;
const PRIVACY = /privacy|private|anonymi[sz]ed/i;
const CONTENT = /content[ _-]?(policy|violation)|violat|moderat/i;
const SHAPE =
  /dimension|aspect.?ratio|resolution|pixel|duration|too (large|small|long|short|many)/i;

/** A 422 speaks of content unless it names a measure; a 400 only when it says so, and names no field. */
const isAboutContent = ({ status, body, billed, chargeWhenBlocked }: Case): boolean => {
  if (status !== 422 && status !== 400) return false;
  if (body.policy) return true;
  if (!billed || chargeWhenBlocked === null) return false;
  if (status === 400) return body.issues.length === 0 && CONTENT.test(body.words);
  return CONTENT.test(body.words) || !SHAPE.test(body.words);
};

const sentence = ({ status, body }: Pick<Case, 'status' | 'body'>): string => {
  if (status >= 300 && status < 400) {
    return `Venice's address answered with a redirect (${status}), which is not followed; check the base URL`;
  }
  return body.own
    ? `Venice answered ${status}: ${body.words}`
    : `Answer ${status}, and not in Venice's own words`;
};
