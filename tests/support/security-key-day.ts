import { plain } from './pictures';
import type { App } from './strapi';
import { until } from './until';

/** As the sandbox takes them. */
type Fault = Omit<Parameters<App['sandbox']['injectFault']>[0], 'path'>;

/** Small, because it is drawn often. */
const INPUT = { prompt: 'A lighthouse at dusk', width: 256, height: 256 };

/** What Venice, or whatever stands between, may answer in place of a picture, each with the key in its body. */
export const failuresWith = (key: string): Fault[] => {
  const page = `<html>GET / HTTP/1.1\nAuthorization: Bearer ${key}</html>`;
  return [
    { status: 400, body: { error: `Bad key ${key}`, issues: [{ path: [key], message: key }] } },
    { status: 401, body: { error: `Authentication failed for ${key}` } },
    { status: 402, body: { error: `Insufficient balance of ${key}` } },
    { status: 422, body: { error: `Policy ${key}`, suggested_prompt: `A ${key}` } },
    { status: 429, body: { error: `Too many requests of ${key}` } },
    { status: 500, body: { error: `Inference processing failed for ${key}`, request_id: key } },
    { status: 502, headers: { 'Content-Type': 'text/html' }, body: page },
    { status: 503, body: { error: { message: key, type: key } } },
    { status: 307, headers: { Location: `https://elsewhere.example/?${key}` }, body: key },
    { status: 200, body: `{ "images": "${key}"` },
    { status: 200, body: page },
    { reset: 'before' as const },
    { reset: 'after' as const },
    { truncate: true },
  ];
};

/** A gateway that repeats what it was sent in headers, and beside a picture. */
export const echoesOf = async (key: string): Promise<Fault[]> => {
  const png = await plain({ width: 64, height: 64 }).png().toBuffer();
  const images = [png.toString('base64')];
  return [
    { status: 500, headers: headersWith(key), body: { error: 'Inference processing failed' } },
    { status: 200, headers: headersWith(key), body: { images } },
    { status: 200, body: { images, id: key } },
    { status: 200, body: { images, timing: { [key]: 1, total: 2 } } },
    { status: 200, body: { images, request: { key } } },
  ];
};

const headersWith = (key: string) => ({
  'x-venice-model-id': key,
  'x-venice-model-name': key,
  'x-venice-enhanced-prompt': encodeURIComponent(`A ${key}`),
  'x-venice-model-deprecation-warning': key,
  'x-request-id': key,
  'cf-ray': key,
});

/** Lets code and a person meet each of these. What code was given is returned. */
export const meetFaults = async (question: { app: App; faults: Fault[] }): Promise<unknown[]> => {
  const { app, faults } = question;
  const given: unknown[] = [];
  for (const fault of faults) {
    app.sandbox.injectFault({ path: '/image/generate', times: 9, ...fault });
    given.push(await inCode(app), await overHttp(app));
    app.sandbox.reset();
    // Refusals in a row would at last stop the queue.
    given.push(await inCode(app));
  }
  return given;
};

/** Every page and form that knows of the key, as things go well and as they do not. */
export const openEverything = async ({ app, key }: { app: App; key: string }): Promise<void> => {
  const { admin } = app.people;
  app.sandbox.injectFault({ path: '*', times: 9, status: 500, body: { error: key } });
  for (const path of ['settings', 'status', 'catalogue/models?type=image&refresh=true']) {
    await admin.get(`/venice/${path}`);
  }
  await admin.get('/venice/catalogue/styles?refresh=true');
  await admin.post('/venice/settings/test');
  app.sandbox.reset();
  await admin.post('/venice/settings/test');
  await admin.post('/venice/settings/test', { apiKey: `${key}\nX-Evil: 1` });
  await admin.put('/venice/settings', { apiKey: key, format: 'not a format' });
  await admin.put('/venice/settings', { format: 'png' });
  const { assets } = await app.service('images').generate(INPUT);
  await admin.get(`/venice/records/${assets[0]?.id}`);
};

const inCode = (app: App): Promise<unknown> =>
  app
    .service('images')
    .generate(INPUT, { save: false })
    .catch((error: Error) => ({ ...error, message: error.message, stack: error.stack }));

const overHttp = async (app: App): Promise<unknown> => {
  const { admin } = app.people;
  const options = { save: false };
  const { body } = await admin.post('/venice/operations', {
    kind: 'generate',
    input: INPUT,
    options,
  });
  return until(async () => {
    const answer = await admin.get(`/venice/operations/${body.data.id}`);
    return answer.body.data.status !== 'running' && answer.body;
  });
};
