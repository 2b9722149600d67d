import { ERRORS, type Charge, type ErrorCode } from '../../../shared/errors';

/** Which of two meanings a code has. */
export type VeniceErrorReason =
  | 'balance'
  | 'spend_limit'
  | 'no_key'
  | 'privacy'
  /** An INFERENCE key was used where Venice wants an ADMIN key. */
  | 'admin_key'
  /** Venice has switched the endpoint or the model off. */
  | 'retired'
  /** Venice wants the caller's consent to a provider's terms first. */
  | 'consent'
  | 'blurred'
  | 'violation'
  /** The server that had sent it ended before the answer was in the journal. */
  | 'server_gone'
  /** Of `store_failed`: it came, and there was no room for it; there would be none, so it was not asked for. */
  | 'not_kept'
  | 'not_sent';

/** One thing that is wrong with the request: where, as `images.1` or `seed`, and what. */
export type InputIssue = { path: string; message: string };

export type VeniceErrorFields = {
  code: ErrorCode;
  /** In English, for logs and developers. */
  message: string;
  /** Left out: what the table says of the code. */
  charge?: Charge;
  status?: number | null;
  cfRay?: string | null;
  requestId?: string | null;
  reason?: VeniceErrorReason | null;
  suggestedPrompt?: string | null;
  refunded?: boolean | null;
  retryAfterMs?: number | null;
  keyWide?: boolean;
  attempts?: number;
  issues?: InputIssue[];
  detail?: string;
};

/**
 * The one way in which work with Venice fails, told apart by `code` (see shared/errors.ts). It carries no headers, no request and no
 * `cause`: an axios error holds the Authorization header, and whoever logs an error logs all of it.
 */
export class VeniceError extends Error {
  override readonly name = 'VeniceError';
  readonly code: ErrorCode;
  readonly charge: Charge;
  /** Venice's HTTP status; null when none came. */
  readonly status: number | null;
  /** What Venice's support asks for. */
  readonly cfRay: string | null;
  readonly requestId: string | null;
  readonly reason: VeniceErrorReason | null;
  /** Venice's own rewording after a policy refusal. */
  readonly suggestedPrompt: string | null;
  /** Whether Venice gave the money for a failed job back; null where it does not say. */
  readonly refunded: boolean | null;
  /** Milliseconds from the failure until Venice may be asked again, where it named a time. */
  readonly retryAfterMs: number | null;
  /** Whether that time is for everything with this key: a limit of requests is used up. False where one model is overloaded. */
  readonly keyWide: boolean;
  /** How often the request left, or tried to; 0 when it was never tried. */
  readonly attempts: number;
  readonly issues: InputIssue[];
  /** What helps whoever reads the log: a system error code, the start of an unreadable answer. */
  readonly detail?: string;

  constructor(fields: VeniceErrorFields) {
    super(fields.message);
    this.code = fields.code;
    this.charge = fields.charge ?? ERRORS[fields.code].charge;
    this.status = fields.status ?? null;
    this.cfRay = fields.cfRay ?? null;
    this.requestId = fields.requestId ?? null;
    this.reason = fields.reason ?? null;
    this.suggestedPrompt = fields.suggestedPrompt ?? null;
    this.refunded = fields.refunded ?? null;
    this.retryAfterMs = fields.retryAfterMs ?? null;
    this.keyWide = fields.keyWide ?? false;
    this.attempts = fields.attempts ?? 0;
    this.issues = fields.issues ?? [];
    if (fields.detail !== undefined) this.detail = fields.detail;
  }
}

/** By name and not by class: a bundle may hold the class twice. */
export const isVeniceError = (value: unknown): value is VeniceError =>
  value instanceof Error && value.name === 'VeniceError' && 'code' in value && 'charge' in value;

/** Adds what only the caller of the failed step knows. The stack stays that of the failure. */
export const withContext = (
  error: VeniceError,
  context: Partial<
    Pick<VeniceError, 'attempts' | 'charge' | 'status' | 'cfRay' | 'requestId' | 'detail'>
  >
): VeniceError => Object.assign(error, context);

export const aborted = (charge: Charge): VeniceError =>
  new VeniceError({ code: 'aborted', charge, message: 'Cancelled' });
