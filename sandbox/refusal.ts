import { ZodError, type ZodIssue } from 'zod/v3';

/** An answer other than success, thrown from wherever it is found out. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;

  constructor({ status, body, headers = {} }: RefusalInput) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** The plain shape: `{ error }`. */
export const refuse = ({ status, error, headers }: PlainInput): Refusal =>
  new Refusal({ status, body: { error }, headers });

/** The detailed shape: zod's own tree beside its list of issues. */
export const invalidParameters = (issues: ZodIssue[]): Refusal =>
  new Refusal({
    status: 400,
    body: {
      error: 'Invalid request parameters',
      details: new ZodError(issues).format(),
      issues,
    },
  });

/** A fault that only the model's own limits can tell, in the same detailed shape. */
export const invalidField = ({ field, message }: { field: string; message: string }): Refusal =>
  invalidParameters([{ code: 'custom', path: [field], message }]);

export const notInList = ({ field, received, options }: EnumInput): Refusal =>
  invalidParameters([
    {
      code: 'invalid_enum_value',
      received,
      options,
      path: [field],
      message: `Invalid enum value. Expected ${options.map((o) => `'${o}'`).join(' | ')}, received '${received}'`,
    },
  ]);

/** Some routes say more beside it. */
export const contentViolation = (more: object = {}): Refusal =>
  new Refusal({
    status: 422,
    body: {
      error: 'Your prompt violates the content policy of Venice.ai or the model provider',
      ...more,
    },
  });

export const tooLarge = (error: string): Refusal =>
  new Refusal({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE', error } });

type RefusalInput = { status: number; body: unknown; headers?: Record<string, string> };
type PlainInput = { status: number; error: string; headers?: Record<string, string> };
type EnumInput = { field: string; received: string; options: string[] };
