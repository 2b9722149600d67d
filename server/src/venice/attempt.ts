import { readMeta, type AnswerMeta } from './answer-meta';
import { readStart, unreadable } from './decode';
import { isVeniceError, withContext, type VeniceError } from './errors';
import type { Settings } from './options';
import type { Call } from './prepare';
import { refusalFrom } from './refusals';
import { exchange, type Incoming } from './transport';

type Attempt = { settings: Settings; call: Call; attempt: number };

/** Sends the request once and reads what comes. */
export const attemptOnce = async ({
  settings,
  call,
  attempt,
}: Attempt): Promise<{ data: unknown; meta: AnswerMeta }> => {
  const { endpoint, encoded, key, timeoutMs, signal } = call;
  const started = settings.clock.now();
  try {
    return await exchange(
      {
        method: endpoint.method,
        url: `${settings.baseUrl}${call.path}`,
        headers: {
          Accept: endpoint.decoder.accept,
          'Accept-Encoding': 'gzip, br',
          'User-Agent': settings.userAgent,
          ...call.headers,
          ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
        },
        body: encoded.open(),
        timeoutMs,
        connectMs: Math.min(settings.timeouts.connectMs, timeoutMs),
        signal,
      },
      (incoming) => receive({ settings, call, attempt, started, incoming })
    );
  } catch (error) {
    throw isVeniceError(error) ? finished({ error, call }) : error;
  }
};

const receive = async ({
  settings,
  call,
  attempt,
  started,
  incoming,
}: Attempt & { started: number; incoming: Incoming }) => {
  const { status } = incoming;
  const clean = <T>(value: T): T => withoutKeyIn({ value, key: call.key });
  const headers = clean(incoming.headers);
  const known = readMeta({ status, headers, now: settings.clock.now() });
  let { requestId } = known;
  const meta = (): AnswerMeta => ({
    ...known,
    requestId,
    elapsedMs: settings.clock.now() - started,
    attempts: attempt,
  });
  try {
    if (status < 200 || status > 299) {
      throw await refusal({ settings, call, incoming: { ...incoming, headers } });
    }
    await call.onAnswering?.({ meta: meta() });
    const answer = await call.endpoint.decoder.read({
      ...incoming,
      headers,
      violation: known.moderation.violation === true,
      spool: {
        dir: settings.spoolDir,
        name: call.spoolName,
        fullDiskMs: settings.timeouts.fullDiskMs,
      },
      limits: settings.limits,
      onEvent: (event) => call.onEvent?.(clean(event)),
    });
    requestId = clean(answer.requestId) ?? requestId;
    return { data: clean(answer.data), meta: meta() };
  } catch (error) {
    // A fault of our own while reading must not pass for one from before the money was spent.
    const found = isVeniceError(error) ? error : unreadable({ what: 'too much for this client' });
    const failure = call.endpoint.secret ? withoutQuote(found) : found;
    requestId = failure.requestId ?? requestId;
    throw withContext(failure, { status, cfRay: known.cfRay, requestId });
  } finally {
    notify({ settings, meta: meta() });
  }
};

const refusal = async ({
  settings,
  call,
  incoming,
}: Pick<Attempt, 'settings' | 'call'> & { incoming: Incoming }): Promise<VeniceError> => {
  const { status, headers, body } = incoming;
  const text = await readStart({ body, maxBytes: settings.limits.errorBytes });
  const { billed, chargeWhenBlocked, uncertain } = call.endpoint;
  const now = settings.clock.now();
  const readable = withoutKey({ text, key: call.key });
  return refusalFrom({
    ...{ status, headers, text: readable, now },
    ...{ billed, chargeWhenBlocked, uncertain },
  });
};

/** What is free to ask leaves no charge, however it ends. */
const finished = ({ error, call }: { error: VeniceError; call: Call }): VeniceError => {
  const { detail } = error;
  if (detail !== undefined)
    withContext(error, { detail: withoutKey({ text: detail, key: call.key }) });
  return call.endpoint.billed ? error : withContext(error, { charge: 'none' });
};

/** Whatever came may hold the start of a secret. */
const withoutQuote = (error: VeniceError): VeniceError => withContext(error, { detail: undefined });

/** Some servers repeat what they were sent. */
const withoutKey = ({ text, key }: { text: string; key: string | null }): string =>
  key === null || key.length < 6 ? text : text.replaceAll(key, '[key]');

/** The same in every text of a value that is plain data, names of fields too. */
const withoutKeyIn = <T>({ value, key }: { value: T; key: string | null }): T => {
  const clean = (part: unknown): unknown => {
    if (typeof part === 'string') return withoutKey({ text: part, key });
    if (typeof part !== 'object' || part === null || Buffer.isBuffer(part)) return part;
    if (Array.isArray(part)) return part.map(clean);
    return Object.fromEntries(
      Object.entries(part).map(([name, item]) => [withoutKey({ text: name, key }), clean(item)])
    );
  };
  return clean(value) as T; // the same shape: only texts change
};

/** A listener that fails must not lose an answer that was paid for. */
const notify = ({ settings, meta }: { settings: Settings; meta: AnswerMeta }): void => {
  try {
    settings.onAnswer?.(meta);
  } catch {
    // Its own concern.
  }
};
