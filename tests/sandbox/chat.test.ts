import { useSandbox } from './ask';

const NOW = 1_790_000_000_000;
const { ask, charged } = useSandbox({ now: () => NOW });
const path = '/chat/completions';
const MODEL = 'qwen-3-8-27b';
const chat = (more: Record<string, unknown> = {}) =>
  ask({
    path,
    json: { model: MODEL, messages: [{ role: 'user', content: 'Tell me about hills.' }], ...more },
  });
type Chat = {
  choices: {
    finish_reason: string;
    message: {
      content: string;
      tool_calls: { function: { name: string; arguments: string } }[];
    };
  }[];
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
  cost: { usd: number; diem: number };
};
const said = async (more: Record<string, unknown> = {}) =>
  (await chat(more)).json<Chat>().choices[0]?.message.content ?? '';
const user = (content: unknown) => ({ messages: [{ role: 'user', content }] });
it('answers about what the last user message says', async () => {
  expect(await said()).toBe('This is a short answer about hills.');
});

it('answers the same question the same way', async () => {
  expect(await said()).toBe(await said());
});

it('counts about four characters a token and charges the listed price', async () => {
  const { usage, cost } = (await chat()).json<Chat>();
  expect(usage).toMatchObject({ prompt_tokens: 5, completion_tokens: 9, total_tokens: 14 });
  expect(cost).toEqual({ usd: 0.000032, diem: 0 });
  expect(charged()).toEqual([0.000032]);
});

it('takes the higher rates for the whole of a long text', async () => {
  const { cost } = (
    await chat({ model: 'grok-4-6', ...user('hill '.repeat(200_000)) })
  ).json<Chat>();
  expect(cost.usd).toBeCloseTo((250_000 * 4.53 + 9 * 13.6) / 1e6, 5);
});

it('takes a model by trait, by another name and with wishes behind it', async () => {
  const names = ['default_vision', 'gpt-4o-mini', `${MODEL}:enable_web_search=on`];
  const models: unknown[] = [];
  for (const model of names) models.push((await chat({ model })).json().model);
  expect(models).toEqual([MODEL, 'qwen3-6-35b-a3b', MODEL]);
});

it.each([
  ['an unknown model', { model: 'nobody' }, 404],
  ['a picture model', { model: 'z-image-turbo' }, 400],
  ['an unknown key', { safe_mode: true }, 400],
  ['a null', { max_tokens: null }, 400],
  ['no messages', { messages: [] }, 400],
  ['a role that nobody has', { messages: [{ role: 'robot', content: 'x' }] }, 400],
  ['an unknown character', { venice_parameters: { character_slug: 'nobody' } }, 404],
  ['an unknown wish behind the model', { model: `${MODEL}:enable_web_search=perhaps` }, 400],
  ['a violation', user('[violation]'), 422],
])('refuses %s without charge', async (_name, more, status) => {
  expect([(await chat(more)).status, charged()]).toEqual([status, []]);
});

it('says in the manner of OpenAI that a text is too long', async () => {
  const answer = await chat({ model: 'venice-uncensored-1-2', ...user('x'.repeat(600_000)) });
  expect([answer.status, answer.json()]).toEqual([
    400,
    {
      error: expect.objectContaining({
        type: 'invalid_request_error',
        code: 'context_length_exceeded',
      }),
    },
  ]);
});

it('repeats the parameters with their defaults, and what a search has found', async () => {
  const answer = (await chat({ venice_parameters: { enable_web_search: 'on' } })).json<{
    venice_parameters: { web_search_citations: unknown[] };
  }>();
  expect(answer.venice_parameters).toMatchObject({
    enable_web_search: 'on',
    include_venice_system_prompt: true,
  });
  expect(answer.venice_parameters.web_search_citations).toHaveLength(2);
  expect(charged()[0]).toBeGreaterThan(0.01);
});

it('lets a character speak', async () => {
  const text = await said({ venice_parameters: { character_slug: 'lamp-keeper' } });
  expect(text).toMatch(/^The Lamp Keeper: /);
});

it('stops at a word and at a number of tokens', async () => {
  expect(await said({ stop: 'about' })).toBe('This is a short answer ');
  const short = (await chat({ max_completion_tokens: 2 })).json<Chat>().choices[0];
  expect([short?.message.content, short?.finish_reason]).toEqual(['This is ', 'length']);
});

it('makes as many answers as asked and charges for each', async () => {
  const { choices, usage } = (await chat({ n: 3 })).json<Chat>();
  expect([choices.length, usage.completion_tokens]).toEqual([3, 27]);
});

describe('languages', () => {
  it.each([
    ['Reply in French.', /^Voici /],
    ['Schreib auf Deutsch.', /^Das ist /],
    ['Responde en español.', /^Esta es /],
    ['Language: de', /^Das ist /],
    ['Write it in `fr`.', /^Voici /],
    ['Locale de-CH', /^Das ist /],
    ['Locale pt-BR', /^This is /],
    ['Una casa de campo', /^This is .*casa.*campo/],
    ['Do not write German, write English', /^This is /],
    ['Describe the French fries in German', /^Das ist /],
    ['Answer in German; say "no" to French fries', /^Das ist /],
    ['In DE.', /^Das ist /],
  ])('%s', async (text, sentence) => {
    expect(await said(user(text))).toMatch(sentence);
  });

  it('hears a language in the system message', async () => {
    const messages = [
      { role: 'system', content: 'You write German.' },
      { role: 'user', content: 'Hills' },
    ];
    expect(await said({ messages })).toBe('Das ist eine kurze Antwort zu Hills.');
  });
});

describe('tools', () => {
  const parameters = {
    type: 'object',
    properties: { query: { type: 'string' }, limit: { type: 'integer' } },
  };
  const tools = [{ type: 'function', function: { name: 'find_pictures', parameters } }];

  it('calls one when it must, with arguments that fit', async () => {
    const [choice] = (await chat({ tools, tool_choice: 'required' })).json<Chat>().choices;
    expect(choice?.finish_reason).toBe('tool_calls');
    const { name, arguments: text } = choice?.message.tool_calls[0]?.function ?? {};
    expect([name, JSON.parse(text ?? '')]).toEqual([
      'find_pictures',
      { query: expect.any(String), limit: 1 },
    ]);
  });

  it('leaves them alone when it may', async () => {
    const [choice] = (await chat({ tools })).json<Chat>().choices;
    expect(choice?.finish_reason).toBe('stop');
  });

  it('refuses a choice that is not among the tools', async () => {
    const tool_choice = { type: 'function', function: { name: 'sing' } };
    expect((await chat({ tools, tool_choice })).status).toBe(400);
  });
});
