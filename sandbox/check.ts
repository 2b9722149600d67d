import type { z } from 'zod/v3';

import { invalidParameters } from './refusal';

/** The fields as the route's schema sees them, or Venice's detailed 400. */
export const check = <S extends z.ZodTypeAny>({
  schema,
  fields,
}: {
  schema: S;
  fields: unknown;
}): z.output<S> => {
  const result = schema.safeParse(fields);
  if (result.success) return result.data as z.output<S>; // safeParse types this as the same thing under another name
  throw invalidParameters(result.error.issues);
};
