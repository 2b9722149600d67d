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
        url: `${settings.baseUrl}${endpoint.path}${encoded.query}`,
        headers: {
          Accept: 'application/json, image/*',
          'Accept-Encoding': 'gzip, br',
          'User-Agent': settings.userAgent,
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
  const { status, headers } = incoming;
  const known = readMeta({ status, headers, now: settings.clock.now() });
  let { requestId } = known;
  const meta = (): AnswerMeta => ({
    ...known,
    requestId,
    elapsedMs: settings.clock.now() - started,
    attempts: attempt,
  });
  try {
    if (status < 200 || status > 299) throw await refusal({ settings, call, incoming });
    const answer = await call.endpoint.decoder.read({
      ...incoming,
      violation: known.moderation.violation === true,
      spoolDir: settings.spoolDir,
      limits: settings.limits,
    });
    requestId = answer.requestId ?? requestId;
    return { data: answer.data, meta: meta() };
  } catch (error) {
    // A fault of our own while reading must not pass for one from before the money was spent.
    const failure = isVeniceError(error) ? error : unreadable({ what: 'too much for this client' });
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
  const { billed, chargeWhenBlocked } = call.endpoint;
  const now = settings.clock.now();
  const readable = withoutKey({ text, key: call.key });
  return refusalFrom({ status, headers, text: readable, now, billed, chargeWhenBlocked });
};

/** What is free to ask leaves no charge, however it ends. */
const finished = ({ error, call }: { error: VeniceError; call: Call }): VeniceError => {
  const { detail } = error;
  if (detail !== undefined)
    withContext(error, { detail: withoutKey({ text: detail, key: call.key }) });
  return call.endpoint.billed ? error : withContext(error, { charge: 'none' });
};

/** Some servers repeat what they were sent. */
const withoutKey = ({ text, key }: { text: string; key: string | null }): string =>
  key === null || key.length < 6 ? text : text.replaceAll(key, '[key]');

/** A listener that fails must not lose an answer that was paid for. */
const notify = ({ settings, meta }: { settings: Settings; meta: AnswerMeta }): void => {
  try {
    settings.onAnswer?.(meta);
  } catch {
    // Its own concern.
  }
};
