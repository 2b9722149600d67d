import { useSandbox } from './ask';

const { ask, charged } = useSandbox({ now: () => 1_790_000_000_000 });
const path = '/responses';
const respond = (more: Record<string, unknown> = {}) =>
  ask({ path, json: { model: 'qwen-3-8-27b', input: 'Tell me about hills.', ...more } });
type Item = { type: string; content: { text: string }[]; name: string; arguments: string };
const output = async (more: Record<string, unknown> = {}) =>
  (await respond(more)).json<{ output: Item[] }>().output;

it('says the same as the chat, in its own shape', async () => {
  const answer = (await respond()).json();
  expect(answer).toMatchObject({
    object: 'response',
    status: 'completed',
    output: [{ type: 'message', content: [{ text: 'This is a short answer about hills.' }] }],
    usage: { input_tokens: 5, output_tokens: 9, total_tokens: 14 },
  });
  expect(charged()).toEqual([0.000032]);
});

it('looks at a picture', async () => {
  const content = [
    { type: 'input_text', text: 'Auf Deutsch, bitte' },
    { type: 'input_image', image_url: { url: 'https://sandbox.test/600x300.png' } },
  ];
  const [item] = await output({ input: [{ role: 'user', content }] });
  expect(item?.content[0]?.text).toMatch(/^Ein breites, /);
});

it('takes what was said and done before', async () => {
  const input = [
    { type: 'message', role: 'user', content: 'Find a hill' },
    { type: 'function_call', call_id: 'c1', name: 'find', arguments: '{}' },
    { type: 'function_call_output', call_id: 'c1', output: 'a hill' },
    { role: 'user', content: 'Thank you' },
  ];
  expect((await output({ input }))[0]?.content[0]?.text).toBe(
    'This is a short answer about Thank.'
  );
});

it('calls a tool when it must', async () => {
  const parameters = { type: 'object', properties: { place: { type: 'string' } } };
  const tools = [{ type: 'function', function: { name: 'find', parameters } }];
  const [item] = await output({ tools, tool_choice: 'required' });
  expect([item?.type, item?.name]).toEqual(['function_call', 'find']);
  expect(JSON.parse(item?.arguments ?? '')).toEqual({ place: expect.any(String) });
});

it('searches the web when asked, for a cent more', async () => {
  expect((await output({ web_search: true }))[0]?.type).toBe('web_search_call');
  expect(charged()[0]).toBeGreaterThan(0.01);
});

it('leaves a key aside that nobody knows', async () => {
  expect((await respond({ unheard: 1 })).status).toBe(200);
});

it.each([
  ['an unknown model', { model: 'nobody' }, 404],
  ['an encrypted model', { model: 'e2ee-gemma-4-31b' }, 400],
  ['no input', { input: null }, 400],
  ['a violation', { input: '[violation]' }, 422],
])('refuses %s without charge', async (_name, more, status) => {
  expect([(await respond(more)).status, charged()]).toEqual([status, []]);
});

it('streams events that are numbered and carry their names', async () => {
  const answer = await respond({ stream: true });
  const events = answer.bytes.toString('utf8').trimEnd().split('\n\n');
  expect(events.at(-1)).toBe('data: [DONE]');
  const read = events.slice(0, -1).map((event) => {
    const [, name, data] = /^event: (\S+)\ndata: (.*)$/.exec(event) ?? [];
    return {
      name,
      data: JSON.parse(data ?? '') as { type: string; sequence_number: number; delta?: string },
    };
  });
  expect(read.map(({ data }) => data.sequence_number)).toEqual(read.map((_, nth) => nth));
  expect(read.every(({ name, data }) => name === data.type)).toBe(true);
  expect(read.map(({ data }) => data.delta ?? '').join('')).toBe(
    'This is a short answer about hills.'
  );
  expect([read[0]?.name, read.at(-1)?.name]).toEqual(['response.created', 'response.completed']);
});

it('fails in the middle of a stream when the prompt asks for it', async () => {
  const answer = await respond({ stream: true, input: 'stream-error' });
  expect(answer.bytes.toString('utf8')).toMatch(/data: \{"error":.*\n\ndata: \[DONE\]\n\n$/);
  expect(charged()).toEqual([]);
});
