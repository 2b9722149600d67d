/**
 * Every way in which work with Venice can end badly. One table says what follows from each: the HTTP status for our own caller,
 * whether a machine may try again, and what is known of the charge.
 *
 * Venice's 401 leaves as 502: the admin client answers a 401 by refreshing its token, sending the request **again** and, failing
 * that, logging the editor out.
 */
export type Charge = 'none' | 'charged' | 'unknown';

type Consequence = {
  /** Status of our answer to the admin or the content API. */
  http: number;
  /** `wait`: freely, never before the time that Venice names. `bounded`: few times, can be switched off. */
  retry: 'never' | 'wait' | 'bounded';
  /** What is known when nothing more precise is. An error may carry its own, more precise value. */
  charge: Charge;
};

export const ERRORS = {
  /** No usable API key. */
  not_configured: { http: 400, retry: 'never', charge: 'none' },
  /** Our own checks refused; nothing was sent. */
  invalid_input: { http: 400, retry: 'never', charge: 'none' },
  /** Venice refused the request: 400, 404, 413, 415, or a 422 that is not about content. */
  rejected: { http: 422, retry: 'never', charge: 'none' },
  /** Content policy. Generations are free; an edit blocked after rendering is charged, so edits carry `unknown`. */
  content_policy: { http: 422, retry: 'never', charge: 'none' },
  /** It costs more than the caller has accepted, or than is bought without asking. */
  confirmation_needed: { http: 409, retry: 'never', charge: 'none' },
  /** Venice refused the key, or no key reached it. */
  unauthorized: { http: 502, retry: 'never', charge: 'none' },
  /** Balance too low, or the key's own spend limit. */
  payment_required: { http: 402, retry: 'never', charge: 'none' },
  rate_limited: { http: 429, retry: 'wait', charge: 'none' },
  /** 503 in Venice's own words: at capacity, or offline. */
  unavailable: { http: 503, retry: 'wait', charge: 'none' },
  /** 500 or 502 in Venice's own words. */
  inference_failed: { http: 502, retry: 'bounded', charge: 'none' },
  /** Venice refused several requests in a row; ours stop for a moment, before its error budget locks the key. */
  circuit_open: { http: 503, retry: 'never', charge: 'none' },
  /** DNS, connection refused, TLS: the request never left. */
  unreachable: { http: 502, retry: 'wait', charge: 'none' },
  /** Sent, and no answer of Venice's came: reset, time limit, a proxy's error page. Never repeated by a machine. */
  no_answer: { http: 504, retry: 'never', charge: 'unknown' },
  /** A person cancelled. `unknown` once the request had left. */
  aborted: { http: 499, retry: 'never', charge: 'none' },
  /** A success that cannot be read. */
  bad_response: { http: 502, retry: 'never', charge: 'charged' },
  /** Made and paid, not saved yet. Only the save is tried again. */
  store_failed: { http: 500, retry: 'never', charge: 'charged' },
  /** The picture is on the disk of another server of this application, which alone can save or show it. */
  elsewhere: { http: 409, retry: 'never', charge: 'charged' },
} as const satisfies Record<string, Consequence>;

export type ErrorCode = keyof typeof ERRORS;

export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]; // keys of a const object: exactly its codes
