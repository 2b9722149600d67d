import { ENDPOINTS, type InputOf, type SendOptions } from '../../../server/src/venice';
import { useLoopback, type Reply } from '../../support/loopback';
import { useTempFolder } from '../../support/temp-folder';
import { failure, openClient, TEST_KEY } from '../../support/venice-client';

const venice = useLoopback();
const folder = useTempFolder();
const client = () => openClient({ baseUrl: venice().url, spoolDir: folder() });

const question: InputOf<'POST /chat/completions'> = {
  model: 'm',
  messages: [{ role: 'user', content: 'What is this?' }],
  stream: true,
};
const ask = (options: SendOptions = {}) =>
  client().send('POST /chat/completions', question, options);
const respond = () =>
  client().send('POST /responses', { model: 'm', input: 'What is this?', stream: true });

const HEADERS = { 'content-type': 'text/event-stream' };
const DONE = 'data: [DONE]\n\n';
const line = (event: unknown): string => `data: ${JSON.stringify(event)}\n\n`;
const stream = (...lines: string[]): Reply => ({ headers: HEADERS, body: lines.join('') });

type Chunk = { delta?: object; end?: string | null; index?: number };
const chunk = ({ delta = {}, end = null, index = 0 }: Chunk): string =>
  line({ id: 'chatcmpl-1', model: 'm', choices: [{ index, delta, finish_reason: end }] });
const said = (content: string): string => chunk({ delta: { content } });
const END = chunk({ end: 'stop' });
const called = (call: object): string => chunk({ delta: { tool_calls: [call] } });

describe('a streamed completion becomes one', () => {
  it('with its text, its thoughts, its end, its usage and its cost', async () => {
    const usage = { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 };
    const cost = { usd: 0.001, diem: 0 };
    venice().script(
      stream(
        chunk({ delta: { role: 'assistant', content: '', reasoning_content: 'It is ' } }),
        chunk({ delta: { reasoning_content: 'tall' } }),
        said('A light'),
        said('house'),
        chunk({ end: 'length' }),
        line({ id: 'chatcmpl-1', model: 'm', choices: [], usage, cost }),
        DONE
      )
    );
    const { data, meta } = await ask();
    expect(data).toEqual({
      id: 'chatcmpl-1',
      model: 'm',
      object: 'chat.completion',
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: 'A lighthouse',
            reasoning_content: 'It is tall',
          },
          finish_reason: 'length',
          logprobs: null,
        },
      ],
      usage,
      cost,
    });
    expect(meta.requestId).toBe('chatcmpl-1');
  });

  it('with the calls of tools, put together by their index', async () => {
    venice().script(
      stream(
        called({ index: 1, id: 'b', type: 'function', function: { name: 'beta', arguments: '' } }),
        called({ index: 0, id: 'a', type: 'function', function: { name: 'alpha' } }),
        called({ index: 1, function: { arguments: '{"n"' } }),
        called({ index: 0, function: { arguments: '{}' } }),
        called({ index: 1, id: '', function: { name: '', arguments: ':1}' } }),
        chunk({ end: 'tool_calls' }),
        DONE
      )
    );
    const [choice] = (await ask()).data.choices;
    expect(choice?.message).toEqual({
      role: 'assistant',
      content: null,
      tool_calls: [
        { id: 'a', type: 'function', function: { name: 'alpha', arguments: '{}' } },
        { id: 'b', type: 'function', function: { name: 'beta', arguments: '{"n":1}' } },
      ],
    });
  });

  it('with calls that have no index, told apart by their id', async () => {
    venice().script(
      stream(
        called({ id: 'a', function: { name: 'alpha', arguments: '[' } }),
        called({ function: { arguments: ']' } }),
        called({ id: 'b', function: { name: 'beta', arguments: '{}' } }),
        END,
        DONE
      )
    );
    expect((await ask()).data.choices[0]?.message.tool_calls).toMatchObject([
      { id: 'a', function: { arguments: '[]' } },
      { id: 'b', function: { arguments: '{}' } },
    ]);
  });

  it('with every choice, in the order of their indexes', async () => {
    venice().script(
      stream(
        chunk({ index: 1, delta: { content: 'second' } }),
        chunk({ index: 0, delta: { content: 'first' } }),
        chunk({ index: 1, end: 'stop' }),
        chunk({ index: 0, end: 'stop' }),
        DONE
      )
    );
    const { choices } = (await ask()).data;
    expect(choices.map(({ message }) => message.content)).toEqual(['first', 'second']);
  });

  it('with the citations of its first chunk, whatever later ones leave empty', async () => {
    const cited = [{ title: 'A list', url: 'https://sandbox.test/list' }];
    venice().script(
      stream(
        line({ choices: [], venice_parameters: { web_search_citations: cited } }),
        said('Yes'),
        line({ choices: [], venice_parameters: { web_search_citations: [] }, usage: null }),
        END,
        DONE
      )
    );
    expect((await ask()).data.venice_parameters?.web_search_citations).toEqual(cited);
  });

  it('with probabilities and details of all chunks', async () => {
    const piece = (text: string) =>
      line({
        choices: [
          {
            index: 0,
            delta: { reasoning_details: [{ type: 'reasoning.text', index: 0, text }] },
            logprobs: { content: [{ token: text }] },
          },
        ],
      });
    venice().script(stream(piece('It is '), piece('tall'), END, DONE));
    const [choice] = (await ask()).data.choices;
    expect(choice?.logprobs).toEqual({ content: [{ token: 'It is ' }, { token: 'tall' }] });
    expect(choice?.message.reasoning_details).toMatchObject([{ text: 'It is tall' }]);
  });

  it('whose message can be handed back with the next question', async () => {
    const more = { reasoning_content: null, refusal: null, brand_new: true };
    venice().script(stream(chunk({ delta: { content: 'Yes', ...more } }), END, DONE));
    const { message } = (await ask()).data.choices[0] ?? {};
    if (!message) throw new Error('It has no choice');
    await client().send('POST /chat/completions', {
      model: 'm',
      messages: [message, { role: 'user', content: 'Are you sure?' }],
    });
    expect(JSON.parse(String(venice().received[1]?.body)).messages[0]).toEqual({
      role: 'assistant',
      content: 'Yes',
    });
  });
});

describe('the bytes of a stream', () => {
  const TEXT = 'Le phare éclaire 雪 et 😀';
  const { decoder } = ENDPOINTS['POST /chat/completions'];
  const read = async (chunks: Buffer[]) => {
    const body = async function* () {
      yield* chunks;
    };
    const limits = {
      jsonBytes: 100_000,
      binaryBytes: 1,
      mediaBytes: 1,
      errorBytes: 1,
      spoolFreeBytes: 1,
    };
    const spool = { dir: folder(), name: 'unused', fullDiskMs: 1 };
    const answer = { status: 200, headers: HEADERS, violation: false, spool, limits };
    return (await decoder.read({ ...answer, body: body() })).data.choices[0]?.message.content;
  };
  const cut = (text: string, size: number): Buffer[] => {
    const bytes = Buffer.from(text);
    return Array.from({ length: Math.ceil(bytes.length / size) }, (_none, at) =>
      bytes.subarray(at * size, (at + 1) * size)
    );
  };

  it.each([1, 2, 3, 7, 64, 10_000])(
    'may be cut anywhere, here after every %d: in a character, an event or a line',
    async (size) => {
      expect(await read(cut(said(TEXT) + END + DONE, size))).toBe(TEXT);
    }
  );

  it('may hold comments, events of other fields and any line ends', async () => {
    const text = `: ping\r\n\r\nid: 1\r\nretry: 5\r\n${said(TEXT).trim()}\r\n\r\n${END}${DONE}`;
    expect(await read(cut(text, 5))).toBe(TEXT);
  });

  it('may end without the last blank line', async () => {
    expect(await read(cut((said(TEXT) + DONE).trimEnd(), 9))).toBe(TEXT);
    expect(await read(cut((said(TEXT) + END).trimEnd(), 9))).toBe(TEXT);
  });
});

describe('whoever listens', () => {
  it('gets each event before the next one is read', async () => {
    venice().script(stream(said('A'), said('B'), END, DONE));
    const steps: string[] = [];
    await ask({
      onEvent: async (event) => {
        const { choices } = event as { choices: { delta: { content?: string } }[] }; // as scripted
        const text = choices[0]?.delta.content ?? 'end';
        steps.push(`${text} began`);
        await new Promise(setImmediate);
        steps.push(`${text} ended`);
      },
    });
    expect(steps).toEqual(['A', 'B', 'end'].flatMap((text) => [`${text} began`, `${text} ended`]));
  });

  it('may end it by throwing, which leaves the charge unknown', async () => {
    venice().script(stream(said('A'), said('B'), END, DONE));
    let events = 0;
    const onEvent = () => {
      events += 1;
      throw new Error('enough');
    };
    const error = await failure(ask({ onEvent }));
    expect(error).toMatchObject({ code: 'aborted', charge: 'unknown', detail: 'enough' });
    expect([events, venice().received.length]).toEqual([1, 1]);
  });

  it('may cancel it between two events', async () => {
    const body = said('A') + said('B');
    venice().script({ headers: HEADERS, body, cutAfter: said('A').length, hang: true });
    const cancel = new AbortController();
    const error = await failure(ask({ signal: cancel.signal, onEvent: () => cancel.abort() }));
    expect(error).toMatchObject({ code: 'aborted', charge: 'unknown' });
  });
});

describe('a stream that fails', () => {
  it.each([
    ['an object', { error: { message: 'overloaded', type: 'server_error', code: 'x' } }],
    ['a text', { error: 'overloaded' }],
    ['an event of its own', { type: 'error', message: 'overloaded', code: 'x' }],
  ])('within, told as %s, has cost nobody knows what and is not sent again', async (_as, event) => {
    venice().script(stream(said('A'), line(event), DONE));
    expect(await failure(ask())).toMatchObject({
      code: 'inference_failed',
      charge: 'unknown',
      detail: 'overloaded',
    });
    expect(venice().received).toHaveLength(1);
  });

  it('within says when to come back, in seconds', async () => {
    venice().script(stream(line({ error: { message: 'overloaded', retry_after: 30 } }), DONE));
    expect((await failure(ask())).retryAfterMs).toBe(30_000);
  });

  it('within does not tell the key, even if Venice does', async () => {
    venice().script(stream(line({ error: { message: `${TEST_KEY} may not` } }), DONE));
    const error = await failure(ask());
    expect(`${error.message} ${error.detail}`).not.toContain(TEST_KEY);
  });

  it('by breaking off is an answer that was charged and cannot be read', async () => {
    const body = said('A lighthouse') + END + DONE;
    venice().script({ headers: HEADERS, body, cutAfter: body.length - DONE.length - 20 });
    const error = await failure(ask());
    expect(error).toMatchObject({ code: 'bad_response', charge: 'charged' });
    expect(venice().received).toHaveLength(1);
  });

  it.each([
    ['in the middle of a sentence', [said('A light')]],
    ['while one of two choices is unfinished', [END, chunk({ index: 1, delta: {} })]],
    ['in the middle of an event', [said('A light'), END.slice(0, 40)]],
    ['before it began', []],
  ])('by ending %s is the same', async (_where, lines) => {
    venice().script(stream(...lines));
    expect((await failure(ask())).code).toBe('bad_response');
  });

  it('only by leaving out its mark of the end has not failed', async () => {
    venice().script(stream(said('A lighthouse'), END));
    expect((await ask()).data.choices[0]?.message.content).toBe('A lighthouse');
    venice().script(stream(said('A lighthouse'), END, 'data: {"usage":{"prom'));
    expect((await ask()).data.choices[0]?.message.content).toBe('A lighthouse');
  });

  it('by holding no JSON, or no completion, cannot be read', async () => {
    venice().script(stream('data: {"choices"\n\n', DONE));
    expect((await failure(ask())).code).toBe('bad_response');
    venice().script(stream(line({ choices: [{ index: 0 }] }), DONE));
    expect((await ask()).data.choices[0]?.message.content).toBeNull();
  });
});

describe('a streamed response', () => {
  const response = { id: 'resp_1', status: 'completed', output: [] };
  const event = (type: string, more: object = { response }): string =>
    `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;
  const delta = event('response.output_text.delta', { delta: 'A' });

  it.each(['completed', 'incomplete', 'failed'])(
    'is what its last event %s holds',
    async (status) => {
      const whole = { ...response, status };
      venice().script(stream(delta, event(`response.${status}`, { response: whole })));
      expect((await respond()).data).toMatchObject(whole);
    }
  );

  it('that breaks off is not what its first event holds', async () => {
    venice().script(stream(event('response.created'), delta));
    expect((await failure(respond())).code).toBe('bad_response');
    venice().script(stream(event('response.created'), delta, DONE));
    expect((await failure(respond())).code).toBe('bad_response');
  });
});
