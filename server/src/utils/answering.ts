import type { Context } from 'koa';
import type * as z from 'zod/v4';
import { ERRORS } from '../../../shared/errors';
import { isVeniceError, VeniceError } from '../venice';

type Handler = (ctx: Context) => Promise<void>;

/**
 * Turns our errors into answers in Strapi's own form. Others (forbidden, not found) are Strapi's and pass through to its middleware.
 * No code of ours maps to 401: the admin client answers that by sending the request a second time.
 */
export const answering =
  (handler: Handler): Handler =>
  async (ctx) => {
    try {
      await handler(ctx);
    } catch (error) {
      if (!isVeniceError(error)) throw error;
      refuse({ ctx, error });
    }
  };

const refuse = ({ ctx, error }: { ctx: Context; error: VeniceError }): void => {
  const { code, message, charge, reason, suggestedPrompt, issues } = error;
  const status = ERRORS[code].http;
  const reference = error.requestId ?? error.cfRay;
  ctx.status = status;
  ctx.body = {
    data: null,
    error: {
      status,
      name: 'VeniceError',
      message,
      details: { code, charge, reason, suggestedPrompt, reference, issues },
    },
  };
};

/**
 * Reads a part of a request by its contract. Throws VeniceError `invalid_input` with an issue for each field, whose path leaves out
 * `within`.
 */
export const parse = <S extends z.ZodType>({
  schema,
  value,
  within,
}: {
  schema: S;
  value: unknown;
  within?: string;
}): z.output<S> => {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    path: (issue.path[0] === within ? issue.path.slice(1) : issue.path).join('.'),
    message: issue.message,
  }));
  const message = issues
    .map(({ path, message: text }) => (path ? `${path}: ${text}` : text))
    .join('; ');
  throw new VeniceError({ code: 'invalid_input', message, issues });
};
