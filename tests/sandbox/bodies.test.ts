import { form, plain, useSandbox } from './ask';

const { ask, handle } = useSandbox();
const valid = { model: 'z-image-turbo', prompt: 'a hill' };
type Detailed = {
  error: string;
  details: { _errors: string[] } & Record<string, { _errors: string[] }>;
  issues: { code: string; path: string[]; keys?: string[] }[];
};
const refused = async (json: Record<string, unknown>) =>
  (await ask({ path: '/image/generate', json: { ...valid, ...json } })).json<Detailed>();

it('refuses a text body with a 415', async () => {
  const answer = await ask({
    path: '/image/generate',
    body: JSON.stringify(valid),
    headers: { 'content-type': 'text/plain' },
  });
  expect([answer.status, answer.json()]).toEqual([415, { error: 'Invalid request content-type' }]);
});

it('refuses a text body with a 400 when so switched, before it looks at the key', async () => {
  handle().setOptions({ contentTypeStatus: 400 });
  const answer = await ask({
    path: '/image/generate',
    key: 'bad-1',
    body: 'x',
    headers: { 'content-type': 'text/plain' },
  });
  expect([answer.status, answer.json()]).toEqual([
    400,
    { error: "'Content-Type' must be 'application/json'" },
  ]);
});

it('refuses a form where only JSON is known', async () => {
  expect((await ask({ path: '/image/generate', form: form(valid) })).status).toBe(415);
});

it('refuses malformed JSON', async () => {
  const answer = await ask({
    path: '/image/generate',
    body: '{"model":',
    headers: { 'content-type': 'application/json' },
  });
  expect([answer.status, answer.json()]).toEqual([400, { error: 'Invalid JSON request' }]);
});

it('refuses JSON that is no object', async () => {
  expect((await ask({ path: '/image/generate', json: ['a'] })).json().error).toBe(
    'Invalid request parameters'
  );
});

it('names an unknown key in both forms of the detailed error', async () => {
  const { error, details, issues } = await refused({ aspect: '1:1' });
  expect(error).toBe('Invalid request parameters');
  expect(details._errors).toEqual(["Unrecognized key(s) in object: 'aspect'"]);
  expect(issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['aspect'], path: [] }]);
});

it.each([
  ['too_small', { seed: -1_000_000_000 }, 'seed'],
  ['too_big', { width: 1281 }, 'width'],
  ['invalid_type', { safe_mode: 'yes' }, 'safe_mode'],
  ['invalid_enum_value', { format: 'gif' }, 'format'],
  ['too_big', { cfg_scale: 20.5 }, 'cfg_scale'],
])('reports %s for %o under the name of the field', async (code, json, field) => {
  const { details, issues } = await refused(json);
  expect(details[field]?._errors).toHaveLength(1);
  expect(issues).toMatchObject([{ code, path: [field] }]);
});

it.each([{ seed: null }, { negative_prompt: null }])('refuses null in %o', async (json) => {
  expect((await refused(json)).issues[0]?.code).toBe('invalid_type');
});

it('refuses a file of 25 MB', async () => {
  const image = Buffer.alloc(25 * 1024 * 1024);
  const answer = await ask({ path: '/image/upscale', form: form({ image }) });
  expect([answer.status, answer.json().code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
});

it('refuses a JSON body above 35 MB, whatever it holds', async () => {
  const padding = 'A'.repeat(36 * 1024 * 1024);
  const answer = await ask({ path: '/image/upscale', json: { padding } });
  expect([answer.status, answer.json().code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
});

it('reads the words true and false of a form as booleans', async () => {
  const image = await plain();
  const parts = { image, prompt: '[adult] a hill', safe_mode: 'false' };
  const answer = await ask({ path: '/image/edit', form: form(parts) });
  expect(answer.headers.get('x-venice-is-blurred')).toBe('false');
});

it('refuses other words for a boolean', async () => {
  const image = await plain();
  const parts = { image, prompt: 'a hill', safe_mode: 'yes' };
  expect((await ask({ path: '/image/edit', form: form(parts) })).status).toBe(400);
});

it('refuses a form without a boundary', async () => {
  const headers = { 'content-type': 'multipart/form-data' };
  expect((await ask({ path: '/image/edit', body: 'x', headers })).status).toBe(400);
});
