import type * as z from 'zod/v4';
import type { Charge } from '../../../../shared/errors';
import type { Decoder } from '../decode';
import type { Encoding } from '../encode';
import type { Timeouts } from '../limits';

/** All that the client knows of an endpoint. It is a value: adding one changes nothing else. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base URL, as in Venice's description. A `{name}` in it is a required text of the input. */
  path: `/${string}`;
  /** What callers may give; its output is what travels. Strict, so that a misspelt name costs nothing. */
  input: z.ZodType<Record<string, unknown>>;
  encoding: Encoding;
  /** Fields that travel as a header, and which. */
  headers?: Readonly<Record<string, string>>;
  /** Null and "" say something in this body. Elsewhere they are not sent, because they are refused. */
  keepsNull?: boolean;
  /** The field that is the JSON body by itself, where the body is not an object of parameters. */
  whole?: string;
  decoder: Decoder<unknown>;
  /**
   * - `public`: answers without a key, and with a wrong one. A key is sent where there is one, since it tailors some answers.
   * - `key`: any key.
   * - `admin`: an ADMIN key; an INFERENCE key is refused with 401.
   * - `wallet`: signed by a wallet, and no key at all.
   */
  access: 'public' | 'key' | 'admin' | 'wallet';
  /** Whether a success costs money. */
  billed: boolean;
  /** Whether it may be asked again after a lost answer, because the same twice is the same once. Never true of what is billed. */
  repeatable: boolean;
  /** What is known of the charge when the content policy stopped the work; null where nothing is looked at for its content. */
  chargeWhenBlocked: Charge | null;
  /** Also a failure in Venice's own words does not say that nothing happened: money moves, or a key is made, somewhere behind it. */
  uncertain?: boolean;
  timeout: keyof Timeouts;
  /** Its answer may hold a secret, so no part of it is ever quoted in an error. */
  secret?: boolean;
  /** Venice has switched it off, and answers 410: since when, or what stands in for it. */
  retired?: string;
};

/** Keeps the exact types of a descriptor while checking its shape. */
export const defineEndpoint = <const E extends Endpoint>(endpoint: E): E => endpoint;

/** What all that is free and only read have in common. */
export const CATALOGUE = {
  method: 'GET',
  encoding: 'query',
  billed: false,
  repeatable: true,
  chargeWhenBlocked: 'none',
  timeout: 'catalogueMs',
} as const;

/** What all that costs money with a key has in common. */
export const PAID = { method: 'POST', access: 'key', billed: true, repeatable: false } as const;

/** What is free and changes something: after a lost answer it may have happened. */
export const FREE_CHANGE = {
  access: 'admin',
  billed: false,
  repeatable: false,
  uncertain: true,
  chargeWhenBlocked: 'none',
  timeout: 'catalogueMs',
} as const;

/** What asking for a price has in common. */
export const QUOTE = {
  method: 'POST',
  access: 'public',
  encoding: 'json',
  billed: false,
  repeatable: true,
  chargeWhenBlocked: 'none',
  timeout: 'quoteMs',
} as const;
