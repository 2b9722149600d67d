import { setTimeout as wait } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { identify, type Caller } from './auth';
import { collect, parse, refusedType } from './body';
import { modelNamed } from './call';
import { control, isControl } from './control/surface';
import { deliver, reset } from './deliver';
import type { Fault } from './faults';
import { downloadRoutes, isDownload } from './jobs-download';
import { balanceHeaders, commonHeaders, rateHeaders } from './headers';
import { paymentOffer } from './payment-required';
import { presets, presetNames, type PresetName } from './fault-presets';
import { Refusal, refuse } from './refusal';
import type { Reply } from './reply';
import { find, type Route } from './router';
import { routes } from './routes';
import type { Sandbox } from './sandbox';

const BASE = '/api/v1';

/** One request from its first byte to its last. Nothing in here knows a particular route. */
export const answer = async ({ sandbox, request, response }: Exchange): Promise<void> => {
  const raw = await collect(request);
  const url = new URL(request.url ?? '/', 'http://sandbox');
  if (isControl(url.pathname)) {
    const reply = await orRefusal(() => control({ sandbox, request, raw, url }));
    return deliver({ request, response, reply, headers: commonHeaders(sandbox) });
  }

  const path = pathOf(url);
  const fault = path === undefined ? undefined : faultFor({ sandbox, request, path });
  if (fault?.reset === 'before') return reset(request);

  const caller = identify(request.headers);
  // The balance that is told is the one before this request; the rate already counts it.
  const balance = caller.kind === 'key' ? balanceHeaders({ sandbox, key: caller.key }) : {};
  const asked = { sandbox, request, raw, url, path, caller };
  if (fault?.status === 429) await logRefusal({ ...asked, fault });
  const reply = fault?.status === undefined ? await orRefusal(() => serve(asked)) : canned(fault);
  // From here on nothing asks whether the client still listens: work that was done is charged, as at Venice.
  settle({ ...asked, reply });
  const held = (fault?.delayMs ?? 0) + (reply.charge ? sandbox.options.latencyMs : 0);
  if (held > 0) await wait(held, undefined, { ref: false });
  const rate = caller.kind === 'key' ? rateHeaders({ sandbox, key: caller.key }) : {};
  deliver({
    request,
    response,
    reply,
    headers: { ...commonHeaders(sandbox), ...balance, ...rate },
    fault,
  });
};

const serve = async ({ sandbox, request, raw, url, path, caller }: Serving): Promise<Reply> => {
  if (path === undefined) throw refuse({ status: 404, error: `Route ${url.pathname} not found` });
  const table = isDownload(url.pathname) ? downloadRoutes : routes;
  const route = find({ routes: table, method: request.method ?? 'GET', path });
  const refused = refusedType({ request, kind: route.body, options: sandbox.options });
  // The 400 flavour of the content-type check is said to come before the key is looked at.
  if (refused?.status === 400) throw refused;
  authorise({ route, caller, sandbox, path });
  if (refused) throw refused;
  const body = await parse({ request, raw, kind: route.body });
  return route.run({
    ...body,
    sandbox,
    path,
    query: url.searchParams,
    headers: request.headers,
    caller,
  });
};

/** Without the base. Downloads hang beside the API and keep their whole path. */
const pathOf = ({ pathname }: URL): string | undefined => {
  if (isDownload(pathname)) return pathname;
  return pathname.startsWith(`${BASE}/`) ? pathname.slice(BASE.length) : undefined;
};

const authorise = ({ route, caller, sandbox, path }: Authorising): void => {
  if (route.access === 'public') return;
  if (caller.kind === 'nobody') throw paymentOffer({ url: sandbox.url(), path });
  if (caller.kind === 'wrong') throw refuse({ status: 401, error: 'Authentication failed' });
  if (route.access === 'admin' && !caller.key.admin) {
    throw refuse({ status: 401, error: 'Admin API key required' });
  }
};

const settle = ({ sandbox, url, path = url.pathname, caller, reply }: Settling): void => {
  const { ledger, keys } = sandbox;
  const key = caller.kind === 'key' ? keys.nameOf(caller.key.token) : null;
  if (reply.charge) ledger.charge({ ...reply.charge, path, key });
  if (reply.refund !== undefined) ledger.refund({ id: reply.refund, path });
  if (reply.deposit) ledger.deposit({ ...reply.deposit, path });
};

/** An injected 429 stands in the log of the key like one of our own. */
const logRefusal = async ({
  sandbox,
  request,
  raw,
  path,
  caller,
  fault,
}: Logging): Promise<void> => {
  if (caller.kind !== 'key') return;
  const body = await parse({ request, raw, kind: 'json-or-form' }).catch(() => undefined);
  sandbox.rateLog.add({
    key: sandbox.keys.nameOf(caller.key.token),
    modelId: modelNamed(body?.fields ?? {}) ?? path ?? '',
    type: fault.headers?.['x-ratelimit-resets'] === undefined ? 'RPM' : 'FAILED_REQUESTS',
  });
};

/** A fault that waits for the path, or one that the request itself asks for by name. */
const faultFor = ({
  sandbox,
  request,
  path,
}: {
  sandbox: Sandbox;
  request: IncomingMessage;
  path: string;
}) => {
  const asked = presetNames.find(
    (name): name is PresetName => name === request.headers['x-sandbox-fault']
  );
  if (asked) return presets[asked](sandbox.now()) as Fault; // only lacks `body`, which is optional in all but name
  return sandbox.faults.take({ path, now: sandbox.now() });
};

const canned = ({ status = 500, headers = {}, body }: Fault): Reply => ({
  status,
  headers,
  content:
    typeof body === 'string' || body === undefined
      ? { bytes: Buffer.from(body ?? ''), type: 'text/plain; charset=utf-8' }
      : { json: body },
});

const orRefusal = async (work: () => Reply | Promise<Reply>): Promise<Reply> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) {
      return { status: error.status, headers: error.headers, content: { json: error.body } };
    }
    process.stderr.write(
      `Venice sandbox: ${error instanceof Error ? error.stack : String(error)}\n`
    );
    return {
      status: 500,
      headers: {},
      content: { json: { error: 'Inference processing failed' } },
    };
  }
};

type Exchange = { sandbox: Sandbox; request: IncomingMessage; response: ServerResponse };
type Serving = {
  sandbox: Sandbox;
  request: IncomingMessage;
  raw: Buffer | 'too-large';
  url: URL;
  path: string | undefined;
  caller: Caller;
};
type Settling = Serving & { reply: Reply };
type Logging = Serving & { fault: Fault };
type Authorising = { route: Route; caller: Caller; sandbox: Sandbox; path: string };
