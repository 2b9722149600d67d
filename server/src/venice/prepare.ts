import { randomUUID } from 'node:crypto';
import type * as z from 'zod/v4';
import type { AnswerMeta } from './answer-meta';
import { addressOf } from './address';
import { encode, withoutUndefined, withoutUnset, type Encoded } from './encode';
import type { Endpoint } from './endpoints/endpoint';
import { aborted, VeniceError } from './errors';
import { timeLimit } from './limits';
import { loadAttachments, messageOf } from './load-attachments';
import type { Settings } from './options';
import { checkSpool } from './spool';

/** A request that is ready to leave, as often as it has to. */
export type Call = {
  endpoint: Endpoint;
  /** Below the base URL, with its query. */
  path: string;
  headers: Record<string, string>;
  encoded: Encoded;
  key: string | null;
  timeoutMs: number;
  signal?: AbortSignal;
  /** What the files of its answer are called. */
  spoolName: string;
  onAnswering?(info: { meta: AnswerMeta }): void | Promise<void>;
  onEvent?(event: unknown): void | Promise<void>;
};

/** Everything that can fail without costing anything, before anything is sent. */
export const prepare = async ({
  settings,
  endpoint,
  input,
  extra = {},
  timeoutMs: givenTimeoutMs,
  signal,
  spoolName = `venice-${randomUUID()}`,
  onAnswering,
  onEvent,
}: {
  settings: Settings;
  endpoint: Endpoint;
  input: unknown;
  extra?: Record<string, unknown>;
  timeoutMs?: number;
  signal?: AbortSignal;
  spoolName?: string;
  onAnswering?: Call['onAnswering'];
  onEvent?: Call['onEvent'];
}): Promise<Call> => {
  if (signal?.aborted) throw aborted('none');
  const given = validate({ endpoint, input });
  const listed = endpoint.keepsNull ? withoutUndefined(given) : withoutUnset(given);
  const key = await readKey({ settings, endpoint });
  const { timeouts } = settings;
  const timeoutMs =
    givenTimeoutMs ?? timeLimit({ timeouts, timeout: endpoint.timeout, fields: listed });
  const { headers: headerNames = {}, whole, encoding } = endpoint;
  if (whole !== undefined && Object.keys(extra).length > 0) throw noExtra();
  const address = addressOf({ path: endpoint.path, headerNames, fields: listed });
  const loaded = await loadAttachments({ fields: address.rest, timeoutMs, signal });
  const encoded = await encode({ fields: { ...loaded, ...extra }, encoding, whole });
  if (endpoint.decoder.spools) {
    await checkSpool({ dir: settings.spoolDir, freeBytes: settings.limits.spoolFreeBytes });
  }
  return {
    endpoint,
    path: `${address.path}${encoded.query}`,
    headers: address.headers,
    encoded,
    key,
    timeoutMs,
    signal,
    spoolName,
    onAnswering,
    onEvent,
  };
};

/** Where the body is one value, there is no place for a parameter beside it. */
const noExtra = (): VeniceError => {
  const message = 'This endpoint takes no further parameters';
  return new VeniceError({
    code: 'invalid_input',
    message,
    issues: [{ path: 'extra', message }],
  });
};

const validate = ({ endpoint, input }: { endpoint: Endpoint; input: unknown }) => {
  const parsed = endpoint.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue: z.core.$ZodIssue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }));
  throw new VeniceError({ code: 'invalid_input', message: messageOf(issues), issues });
};

/** Line breaks would end the header, other signs would be altered on the way. */
const PRINTABLE = /^[\x21-\x7e]+$/;

const readKey = async ({ settings, endpoint }: { settings: Settings; endpoint: Endpoint }) => {
  // A wallet speaks for itself, and must not be taken for the key's owner.
  if (endpoint.access === 'wallet') return null;
  const key = (await settings.apiKey())?.trim() || null;
  if (key === null && endpoint.access !== 'public') {
    throw new VeniceError({ code: 'not_configured', message: 'There is no Venice API key' });
  }
  if (key !== null && !PRINTABLE.test(key)) {
    const message = 'The Venice API key holds characters that no header can carry';
    throw new VeniceError({ code: 'not_configured', message });
  }
  return key;
};
