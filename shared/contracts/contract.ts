import type * as z from 'zod/v4';
import type { Action } from '../plugin';

/**
 * A route as a value: the server mounts it, the admin calls it, and neither can disagree about where it is or what passes through.
 * `path` is relative to the plugin (`/venice` for the admin, `/api/venice` for the content API).
 */
export type Contract = {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  /**
   * Who may call it from the admin: any one of these actions suffices. `POST /operations` lists all that run something; which of
   * them is needed follows from the `kind` in the body and is checked once that is known.
   */
  anyOf: readonly [Action, ...Action[]];
  /** Whether API tokens and users of the content API have it too. */
  contentApi: boolean;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** What stands under `data` in the answer; null where the answer is a file. */
  data: z.ZodType | null;
};

export const defineContract = <const C extends Contract>(contract: C): C => contract;

export type DataOf<C extends Contract> = C['data'] extends z.ZodType ? z.infer<C['data']> : never;
export type BodyOf<C extends Contract> = C['body'] extends z.ZodType ? z.input<C['body']> : never;
export type ParamsOf<C extends Contract> = C['params'] extends z.ZodType
  ? z.input<C['params']>
  : never;
export type QueryOf<C extends Contract> = C['query'] extends z.ZodType
  ? z.input<C['query']>
  : never;
