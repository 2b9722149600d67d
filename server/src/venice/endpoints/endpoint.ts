import type * as z from 'zod/v4';
import type { Charge } from '../../../../shared/errors';
import type { Decoder } from '../decode';
import type { Encoding } from '../encode';
import type { Timeouts } from '../limits';

/** All that the client knows of an endpoint. It is a value: adding one changes nothing else. */
export type Endpoint = {
  method: 'GET' | 'POST';
  /** Below the base URL, as in Venice's description. */
  path: `/${string}`;
  /** What callers may give; its output is what travels. Strict, so that a misspelt name costs nothing. */
  input: z.ZodType<Record<string, unknown>>;
  encoding: Encoding;
  decoder: Decoder<unknown>;
  /** `public`: answers without a key, and with a wrong one. A key is sent where there is one, since it tailors some answers. */
  access: 'public' | 'key';
  /** Whether a success costs money. What is not billed may be asked again after any failure. */
  billed: boolean;
  /** What is known of the charge when the content policy stopped the work. */
  chargeWhenBlocked: Charge;
  timeout: keyof Timeouts;
};

/** Keeps the exact types of a descriptor while checking its shape. */
export const defineEndpoint = <const E extends Endpoint>(endpoint: E): E => endpoint;

/** What all free catalogue endpoints have in common. */
export const CATALOGUE = {
  method: 'GET',
  encoding: 'query',
  billed: false,
  chargeWhenBlocked: 'none',
  timeout: 'catalogueMs',
} as const;

/** What all paid picture endpoints have in common. */
export const PAID = { method: 'POST', access: 'key', billed: true } as const;
