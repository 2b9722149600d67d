import type { ServerResponse } from 'node:http';
import { forgetLimits } from '../support/limits';
import { standBetween, type Relay } from '../support/relay';
import { bootStrapi, type App } from '../support/strapi';

jest.setTimeout(60_000);

const KEY = 'VENICE_INFERENCE_KEY_of-a-text-test';
const MODEL = 'zai-org-glm-5-2';
const CHAT = '/chat/completions';
const EMBEDDER = 'text-embedding-bge-m3';

let app: App;
beforeAll(async () => {
  app = await bootStrapi({ venice: { apiKey: KEY } });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.sandbox.reset();
  await forgetLimits(app);
});

const text = () => app.service('text');
const charged = () => app.sandbox.ledger().entries.map(({ path }) => path);
const asking = (content: string) => ({
  model: MODEL,
  messages: [{ role: 'user' as const, content }],
});

/** What a chunk of a conversation adds to its text. */
const wordsOf = (event: unknown): string => {
  const { choices } = event as { choices?: { delta?: { content?: string } }[] };
  return choices?.[0]?.delta?.content ?? '';
};

describe('a conversation', () => {
  it('is answered with the text, its price and the mark of the sandbox', async () => {
    const { data, meta } = await text().chat(asking('Tell me about lighthouses'));
    expect(data.choices[0]?.message.content).toMatch(/lighthouses/);
    expect([data.cost?.usd, meta.sandbox]).toEqual([expect.any(Number), true]);
    expect(charged()).toEqual([CHAT]);
  });

  it('is streamed where somebody listens, and whole all the same', async () => {
    const heard: unknown[] = [];
    const { data } = await text().chat(asking('Tell me about lighthouses'), {
      onEvent: (event) => void heard.push(event),
    });
    expect(heard.length).toBeGreaterThan(3);
    expect(heard.map(wordsOf).join('')).toBe(data.choices[0]?.message.content);
  });

  it('is refused for free where a name is misspelt', async () => {
    const input = { ...asking('Hello'), temprature: 1 };
    await expect(text().chat(input)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(charged()).toEqual([]);
  });

  it('is not asked for again when its answer is lost', async () => {
    app.sandbox.injectFault({ path: CHAT, reset: 'after', times: 2 });
    const lost = text().chat(asking('Hello'));
    await expect(lost).rejects.toMatchObject({ code: 'no_answer', charge: 'unknown' });
    expect(charged()).toEqual([CHAT]);
  });

  it('is asked for again where Venice was at capacity', async () => {
    const body = { error: 'The model is at capacity. Please try again later.' };
    app.sandbox.injectFault({ path: CHAT, status: 503, body });
    const { meta } = await text().chat(asking('Hello'));
    expect(meta.attempts).toBe(2);
  });

  it('leaves the key in no error and no log line', async () => {
    app.sandbox.injectFault({ path: CHAT, status: 400, body: { error: `Not with ${KEY}` } });
    const error = await text()
      .chat(asking('Hello'))
      .catch((caught: Error) => caught);
    const seen = JSON.stringify({ ...error, stack: (error as Error).stack }) + app.log.join('\n');
    expect(seen).toContain('[key]');
    expect(seen).not.toContain(KEY);
  });
});

describe('a stream', () => {
  it('can be looped over, and returns the whole', async () => {
    const stream = text().stream(asking('Tell me about lighthouses'));
    let words = '';
    let step = await stream.next();
    for (; !step.done; step = await stream.next()) words += wordsOf(step.value);
    expect(words).toBe(step.value.data.choices[0]?.message.content);
    expect(charged()).toEqual([CHAT]);
  });

  it('sends nothing before the loop begins', async () => {
    const stream = text().stream(asking('Hello'));
    expect(charged()).toEqual([]);
    await stream.next();
    expect(charged()).toEqual([CHAT]);
    await stream.return(undefined as never);
  });

  it('throws what went wrong in its midst', async () => {
    const loop = async () => {
      for await (const _ of text().stream(asking('stream-error'))) continue;
    };
    await expect(loop()).rejects.toMatchObject({ code: 'inference_failed', charge: 'unknown' });
  });

  it('is refused before anything is sent while Venice refuses again and again', async () => {
    app.strapi.config.set('plugin::venice.circuit', { refusals: 1, pauseMs: 60_000 });
    try {
      app.sandbox.injectFault({ path: CHAT, status: 400, body: { error: 'No' } });
      await text()
        .chat(asking('Hello'))
        .catch(() => undefined);
      const refused = text().stream(asking('Hello')).next();
      await expect(refused).rejects.toMatchObject({ code: 'circuit_open', charge: 'none' });
    } finally {
      app.strapi.config.set('plugin::venice.circuit', { refusals: 1_000 });
    }
  });

  describe('that has no end', () => {
    let relay: Relay;
    let closed: Promise<void>;
    beforeEach(async () => {
      relay = await standBetween(app);
      closed = new Promise((gone) => {
        relay.answer(CHAT, (response) => endless({ response, gone }));
      });
    });
    afterEach(() => relay.close());

    const endless = ({ response, gone }: { response: ServerResponse; gone(): void }) => {
      response.on('close', gone);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const chunk = { choices: [{ index: 0, delta: { content: 'and ' } }] };
      response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    };

    it('is closed at the other end when the loop is left', async () => {
      for await (const event of text().stream(asking('Hello'))) {
        expect(wordsOf(event)).toBe('and ');
        break;
      }
      await closed;
    });

    it('is closed at the other end when it is cancelled', async () => {
      const stop = new AbortController();
      const loop = async () => {
        const stream = text().stream(asking('Hello'), { signal: stop.signal });
        for await (const _ of stream) stop.abort();
      };
      await expect(loop()).rejects.toMatchObject({ code: 'aborted', charge: 'unknown' });
      await closed;
    });
  });
});

describe('a response', () => {
  it('is answered, and streamed where somebody listens', async () => {
    const input = { model: MODEL, input: 'Tell me about lighthouses' };
    const heard: unknown[] = [];
    const { data } = await text().respond(input);
    const streamed = await text().respond(input, { onEvent: (event) => void heard.push(event) });
    expect([data.status, streamed.data.status]).toEqual(['completed', 'completed']);
    expect(streamed.data.output.at(-1)?.content?.[0]?.text).toBe(
      data.output.at(-1)?.content?.[0]?.text
    );
    expect(heard.length).toBeGreaterThan(1);
  });
});

describe('vectors', () => {
  const alike = (one: number[], other: number[]) =>
    one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0) /
    (Math.hypot(...one) * Math.hypot(...other));

  it.each(['float', 'base64'] as const)('of like texts are alike, as %s', async (format) => {
    const input = [
      'A boat lies in the harbour at dawn',
      'Boats lie in a harbour at dawn',
      'Quarterly tax returns of limited companies',
    ];
    const { data } = await text().embed({ model: EMBEDDER, input, encoding_format: format });
    const [boat = [], boats = [], taxes = []] = data.data.map(({ embedding }) => embedding);
    expect(alike(boat, boats)).toBeGreaterThan(alike(boat, taxes) + 0.2);
    expect(boat).toHaveLength(1_024);
  });
});
