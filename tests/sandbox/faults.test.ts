import { presetNames } from '../../sandbox/fault-presets';
import { useSandbox } from './ask';

const NOW = 1_790_000_000_000;
const { ask, control, handle, charged } = useSandbox({ now: () => NOW });
const path = '/image/generate';
const generate = (more = {}) =>
  ask({ path, json: { model: 'z-image-turbo', prompt: 'a hill', seed: 1, ...more } });
const inject = (fault: Record<string, unknown>) =>
  control({ path: '/__sandbox/faults', json: { path, ...fault } });
const failure = async (run: Promise<unknown>) => {
  const error = await run.then(
    () => undefined,
    (reason: Error & { cause?: { code?: string } }) => reason
  );
  return error?.cause?.code ?? error?.message;
};

it('answers as told, without work and without charge', async () => {
  await inject({ status: 418, headers: { 'x-tea': 'green' }, body: { error: 'teapot' } });
  const answer = await generate();
  expect([answer.status, answer.headers.get('x-tea'), answer.json()]).toEqual([
    418,
    'green',
    { error: 'teapot' },
  ]);
  expect(charged()).toEqual([]);
});

it('sends a body that is a string as it is', async () => {
  await inject({ status: 502, headers: { 'Content-Type': 'text/html' }, body: '<h1>Bad</h1>' });
  const answer = await generate();
  expect([answer.headers.get('content-type'), answer.bytes.toString()]).toEqual([
    'text/html',
    '<h1>Bad</h1>',
  ]);
});

it('happens once when no number is given', async () => {
  await inject({ status: 500 });
  expect([(await generate()).status, (await generate()).status]).toEqual([500, 200]);
});

it('happens as often as told', async () => {
  await inject({ status: 503, times: 2 });
  const answers = [await generate(), await generate(), await generate()];
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
});

it('happens in the order of injection', async () => {
  await inject({ status: 429 });
  await inject({ status: 503 });
  expect([(await generate()).status, (await generate()).status]).toEqual([429, 503]);
});

it('happens to its own path only', async () => {
  await inject({ status: 500 });
  expect((await ask({ path: '/image/styles' })).status).toBe(200);
});

it('happens to every path for a star, and not to the control surface', async () => {
  await inject({ path: '*', status: 500, times: 9 });
  expect((await ask({ path: '/image/styles' })).status).toBe(500);
  expect((await control({ path: '/__sandbox/ledger' })).status).toBe(200);
});

it('resets the connection before any work', async () => {
  await inject({ reset: 'before' });
  expect(await failure(generate())).toBe('ECONNRESET');
  expect(charged()).toEqual([]);
});

it('resets the connection after the work was charged', async () => {
  await inject({ reset: 'after' });
  expect(await failure(generate())).toBe('ECONNRESET');
  expect(charged()).toEqual([0.01]);
});

it('shows that sending again after a reset is charged twice', async () => {
  await inject({ reset: 'after' });
  await failure(generate());
  await generate();
  expect(charged()).toEqual([0.01, 0.01]);
});

it.each([{ json: {} }, { json: { return_binary: true } }])(
  'cuts the body short after the work was charged: %o',
  async ({ json }) => {
    await inject({ truncate: true });
    expect(await failure(generate(json))).toBe('UND_ERR_SOCKET');
    expect(charged()).toEqual([0.01]);
  }
);

it('promises the full length of a body that it cuts short', async () => {
  const whole = await generate({ return_binary: true });
  await inject({ truncate: 100 });
  const response = await fetch(`${handle().url}${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'z-image-turbo',
      prompt: 'a hill',
      seed: 1,
      return_binary: true,
    }),
  });
  expect(response.headers.get('content-length')).toBe(String(whole.bytes.length));
  await expect(response.arrayBuffer()).rejects.toThrow();
});

it('charges a slow answer that nobody waited for', async () => {
  await inject({ delayMs: 3_600_000 });
  const settled = new Promise<void>((resolve) => {
    const look = () => (charged().length > 0 ? resolve() : void setImmediate(look));
    look();
  });
  const impatient = new AbortController();
  const request = fetch(`${handle().url}${path}`, {
    method: 'POST',
    signal: impatient.signal,
    headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'z-image-turbo', prompt: 'a hill' }),
  });
  await settled;
  impatient.abort();
  await expect(request).rejects.toThrow();
  expect(charged()).toEqual([0.01]);
});

it('holds an answer back for as long as told', async () => {
  await inject({ delayMs: 120 });
  const startedAt = performance.now();
  expect((await generate()).status).toBe(200);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(119);
});

it.each([
  ['rate_limited', 429, 'x-ratelimit-reset-requests', String(NOW + 1000)],
  ['overloaded', 429, 'retry-after', '30'],
  ['error_budget', 429, 'x-ratelimit-resets', String(NOW + 30_000)],
  ['inference_failed', 500, 'content-type', 'application/json; charset=utf-8'],
  ['at_capacity', 503, 'content-type', 'application/json; charset=utf-8'],
  ['request_timeout', 504, 'content-type', 'application/json; charset=utf-8'],
  ['proxy_502', 502, 'content-type', 'text/html; charset=UTF-8'],
  ['proxy_504', 504, 'content-type', 'text/html; charset=UTF-8'],
  ['proxy_524', 524, 'content-type', 'text/html; charset=UTF-8'],
])('knows %s by name', async (preset, status, header, value) => {
  await inject({ preset });
  const answer = await generate();
  expect([answer.status, answer.headers.get(header)]).toEqual([status, value]);
  expect(charged()).toEqual([]);
});

it('takes what is given beside a preset for more than the preset', async () => {
  await inject({ preset: 'overloaded', headers: { 'Retry-After': '2' } });
  expect((await generate()).headers.get('retry-after')).toBe('2');
});

it('charges and sends nothing for empty_body', async () => {
  await inject({ preset: 'empty_body' });
  expect((await generate()).bytes).toHaveLength(0);
  expect(charged()).toEqual([0.01]);
});

it('charges and sends what is no base64', async () => {
  await inject({ preset: 'invalid_base64' });
  const [image] = (await generate()).json<{ images: string[] }>().images;
  expect(image).not.toMatch(/^[A-Za-z0-9+/=]+$/);
  expect(charged()).toEqual([0.01]);
});

it('charges and calls a picture text', async () => {
  await inject({ preset: 'wrong_content_type' });
  const answer = await generate({ return_binary: true });
  expect(answer.headers.get('content-type')).toBe('text/plain');
  expect(answer.bytes.subarray(0, 4).toString()).toBe('RIFF');
});

it('lets a request ask for its own failure', async () => {
  const headers = { 'x-sandbox-fault': 'at_capacity' };
  expect((await ask({ path: '/image/styles', headers })).status).toBe(503);
});

it('knows as many failures as it documents', () => {
  expect(presetNames).toHaveLength(12);
});

it('refuses a fault that it does not understand', async () => {
  expect((await inject({ explode: true })).status).toBe(400);
});
