import { loadDescription, type Description } from '../support/openapi';
import { type Answer, form, plain, useSandbox } from './ask';

/**
 * Every answer that the description knows must fit it. Where the sandbox leaves the description on purpose, `docs/sandbox.md`
 * says so, and the status is one that the description does not know.
 */
const file = process.env.VENICE_OPENAPI;
if (!file) {
  console.warn(
    'SKIPPED: VENICE_OPENAPI does not name a description, so no answer is checked against it.'
  );
}

(file ? describe : describe.skip)('against the official description', () => {
  const { ask, handle } = useSandbox();
  let venice: Description;
  beforeAll(() => {
    venice = loadDescription(String(file));
  });

  const verdict = ({ answer, method, path }: { answer: Answer; method: string; path: string }) => {
    const headers = Object.fromEntries(answer.headers);
    const isJson = headers['content-type']?.startsWith('application/json');
    return venice.validateResponse({
      method,
      path: path.replace(/\?.*$/, ''),
      status: answer.status,
      headers,
      body: isJson ? answer.json() : undefined,
    });
  };
  const FITS = { known: true, valid: true, errors: [] };

  const TYPES = [
    'asr',
    'embedding',
    'image',
    'music',
    'text',
    'tts',
    'upscale',
    'inpaint',
    'video',
  ];
  const GETS = [
    ...[...TYPES, 'all', 'code'].map((type) => `/models?type=${type}`),
    ...TYPES.map((type) => `/models/traits?type=${type}`),
    ...TYPES.map((type) => `/models/compatibility_mapping?type=${type}`),
    '/image/styles',
    '/api_keys',
    '/api_keys/rate_limits',
    '/billing/balance',
  ];

  it.each(GETS)('GET %s fits', async (path) => {
    const answer = await ask({ path });
    expect(answer.status).toBe(200);
    expect(verdict({ answer, method: 'GET', path })).toEqual(FITS);
  });

  const PICTURE = 'https://sandbox.test/300x300.png';
  const BASE64 = async () => (await plain()).toString('base64');
  const generate = { model: 'z-image-turbo', prompt: 'a hill' };
  const PICTURES: [string, () => unknown][] = [
    ['/image/generate', () => generate],
    ['/image/generate', () => ({ ...generate, return_binary: true, format: 'jpeg' })],
    ['/image/generate', () => ({ ...generate, prompt: '[violation]' })],
    ['/image/generate', () => ({ ...generate, model: 'lustify-sdxl', enhance_prompt: true })],
    ['/images/generations', () => generate],
    ['/images/generations', () => ({ ...generate, response_format: 'url' })],
    ['/image/edit', () => ({ image: PICTURE, prompt: 'warm' })],
    ['/image/edit', () => ({ image: PICTURE, prompt: 'warm', output_format: 'webp' })],
    ['/image/multi-edit', () => ({ images: [PICTURE], prompt: 'warm' })],
    ['/image/upscale', async () => ({ image: await BASE64() })],
    ['/image/background-remove', () => ({ image_url: PICTURE })],
  ];

  it.each(PICTURES)('200 of POST %s fits', async (path, body) => {
    const json = await body();
    expect(venice.validateRequest({ method: 'POST', path, body: json })).toEqual(FITS);
    const answer = await ask({ path, json });
    expect(answer.status).toBe(200);
    expect(verdict({ answer, method: 'POST', path })).toEqual(FITS);
  });

  const ROUTES = [
    '/image/generate',
    '/images/generations',
    '/image/edit',
    '/image/multi-edit',
    '/image/upscale',
    '/image/background-remove',
  ];
  const text = { body: 'x', headers: { 'content-type': 'text/plain' } };
  const VALID: Record<string, unknown> = {
    '/image/generate': generate,
    '/images/generations': generate,
    '/image/edit': { image: PICTURE, prompt: 'warm' },
    '/image/multi-edit': { images: [PICTURE], prompt: 'warm' },
    '/image/background-remove': { image_url: PICTURE },
  };
  const valid = async (path: string) => VALID[path] ?? { image: await BASE64() };

  it.each(ROUTES)('refusals of POST %s fit', async (path) => {
    const json = await valid(path);
    const presets = ['overloaded', 'inference_failed', 'at_capacity'];
    const answers = [
      await ask({ path, json: { image: 3, prompt: 4, unheard: 5 } }),
      await ask({ path, json, key: 'bad-1' }),
      await ask({ path, json, key: null }),
      await ask({ path, json, key: 'poor-1' }),
      await ask({ path, ...text }),
      ...(await Promise.all(
        presets.map((preset) => ask({ path, json, headers: { 'x-sandbox-fault': preset } }))
      )),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 401, 402, 402, 415, 429, 500, 503]);
    for (const answer of answers) expect(verdict({ answer, method: 'POST', path })).toEqual(FITS);
  });

  it('a refused model and a refused field fit', async () => {
    const path = '/image/edit';
    const answers = [
      await ask({ path, json: { image: PICTURE, prompt: 'warm', model: 'nope' } }),
      await ask({ path, json: { image: PICTURE, prompt: 'warm', resolution: '4K' } }),
      await ask({ path, form: form({ prompt: 'warm' }) }),
    ];
    for (const answer of answers) expect(verdict({ answer, method: 'POST', path })).toEqual(FITS);
  });

  it('sees an answer that does not fit', async () => {
    handle().setOptions({ bareStyles: true });
    const answer = await ask({ path: '/image/styles' });
    expect(verdict({ answer, method: 'GET', path: '/image/styles' }).valid).toBe(false);
  });
});
