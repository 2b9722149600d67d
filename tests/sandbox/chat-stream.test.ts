import { useSandbox } from './ask';

const { ask, handle, charged } = useSandbox({ now: () => 1_790_000_000_000 });
const path = '/chat/completions';
const stream = (content: string, more: Record<string, unknown> = {}) =>
  ask({
    path,
    json: {
      model: 'qwen-3-8-27b',
      messages: [{ role: 'user', content }],
      stream: true,
      ...more,
    },
    headers: { 'accept-encoding': 'gzip' },
  });
type Chunk = {
  object?: string;
  choices: { delta: Record<string, unknown>; finish_reason: string | null }[];
  usage?: { total_tokens: number };
  cost?: { usd: number };
  error?: { type: string; retry_after: number };
};
const HILLS = 'Hills, rivers, lakes, valleys, meadows and forests';
const chunksOf = (bytes: Buffer): { chunks: Chunk[]; end: string } => {
  const lines = bytes.toString('utf8').trimEnd().split('\n\n');
  const end = lines.pop() ?? '';
  return { chunks: lines.map((line) => JSON.parse(line.replace(/^data: /, '')) as Chunk), end };
};

it('says role, words, finish and usage in chunks of their own', async () => {
  const answer = await stream(HILLS);
  const { chunks, end } = chunksOf(answer.bytes);
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(chunks.length).toBeGreaterThan(5);
  expect(chunks[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '' });
  expect(chunks.at(-2)?.choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 13 } });
  expect(end).toBe('data: [DONE]');
});

it('says in pieces what it says at once, for the same money', async () => {
  const { chunks } = chunksOf((await stream(HILLS)).bytes);
  const whole = (await stream(HILLS, { stream: false })).json<{
    choices: { message: { content: string } }[];
  }>();
  const pieces = chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('');
  expect(pieces).toBe(whole.choices[0]?.message.content);
  expect(charged()).toEqual([chunks.at(-1)?.cost?.usd, chunks.at(-1)?.cost?.usd]);
});

it('lets the chunks go one by one', async () => {
  const response = await fetch(`${handle().url}${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'qwen-3-8-27b',
      messages: [{ role: 'user', content: HILLS }],
      stream: true,
    }),
  });
  let reads = 0;
  const reader = response.body?.getReader();
  while (reader && !(await reader.read()).done) reads += 1;
  expect(reads).toBeGreaterThan(2);
});

it('breaks off where a fault says so, after it was charged', async () => {
  handle().injectFault({ path, truncate: true });
  await expect(stream(HILLS)).rejects.toThrow();
  expect(charged()).toHaveLength(1);
});

it('fails in the middle of a stream when the prompt asks for it, and costs nothing then', async () => {
  const answer = await stream('stream-error about hills');
  const { chunks, end } = chunksOf(answer.bytes);
  expect(answer.status).toBe(200);
  expect(chunks.at(-1)?.error).toMatchObject({ type: 'server_error', retry_after: 30 });
  expect([end, charged()]).toEqual(['data: [DONE]', []]);
});

it('refuses before the stream begins', async () => {
  const answers = [await stream('[violation]'), await stream(HILLS, { model: 'nobody' })];
  expect(answers.map(({ status }) => status)).toEqual([422, 404]);
});

it('streams a tool call', async () => {
  const tools = [{ type: 'function', function: { name: 'look', parameters: {} } }];
  const { chunks } = chunksOf((await stream(HILLS, { tools, tool_choice: 'required' })).bytes);
  expect(chunks[1]?.choices[0]?.delta).toMatchObject({
    tool_calls: [{ index: 0, function: { name: 'look' } }],
  });
  expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('tool_calls');
});

it('brings what a search found before the first word, when asked', async () => {
  const venice_parameters = { enable_web_search: 'on', include_search_results_in_stream: true };
  const { chunks } = chunksOf((await stream(HILLS, { venice_parameters })).bytes);
  expect(chunks[0]).toHaveProperty('venice_search_results');
});

it.each(['empty_body', 'wrong_content_type'])('is spoilt by %s', async (preset) => {
  const answer = await ask({
    path,
    json: { model: 'qwen-3-8-27b', messages: [{ role: 'user', content: 'x' }], stream: true },
    headers: { 'x-sandbox-fault': preset },
  });
  const type = answer.headers.get('content-type') ?? '';
  expect([answer.bytes.length === 0, type.startsWith('text/plain')]).toEqual(
    preset === 'empty_body' ? [true, false] : [false, true]
  );
});
