import { startSandbox, type SandboxHandle } from '../../sandbox/server';
import {
  ENDPOINTS,
  type DataOf,
  type EndpointName,
  type InputOf,
  type SendOptions,
} from '../../server/src/venice';
import { fakeClock } from '../support/fake-clock';
import { plain } from '../support/pictures';
import { useTempFolder } from '../support/temp-folder';
import { failure, openClient } from '../support/venice-client';

/** Every endpoint once, from the client to the sandbox: two readings of the description that share no code. */
const folder = useTempFolder();
let sandbox: SandboxHandle;
let image: Buffer;
beforeAll(async () => {
  sandbox = await startSandbox();
  image = await plain({ width: 512, height: 512 }).png().toBuffer();
});
beforeEach(() => {
  sandbox.reset();
  sandbox.setOptions({ jobMs: 0 });
});
afterAll(() => sandbox.close());

const send = async <N extends EndpointName>(
  name: N,
  input: InputOf<N>,
  options?: SendOptions
): Promise<DataOf<N>> => {
  const client = openClient({
    baseUrl: sandbox.url,
    spoolDir: folder(),
    clock: fakeClock({ now: Date.now() }),
  });
  return (await client.send(name, input, options)).data;
};

const WALLET = `0x${'ab'.repeat(20)}`;
const signed = (payload: object) => Buffer.from(JSON.stringify(payload)).toString('base64');
const owner = { walletAddress: WALLET, sign_in_with_x: signed({ address: WALLET }) };

const film = {
  model: 'veo3.1-fast-text-to-video',
  duration: '4s',
  aspect_ratio: '16:9',
  resolution: '720p',
};
const music = { model: 'ace-step-15', prompt: 'Waves against rocks', duration_seconds: 60 };
const queueFilm = () => send('POST /video/queue', { ...film, prompt: 'a lighthouse' });
const queueMusic = () => send('POST /audio/queue', music);
const speak = () =>
  send('POST /audio/speech', {
    model: 'tts-kokoro',
    input: 'Good evening',
    voice: 'af_sky',
    response_format: 'wav',
  });
const makeKey = () => send('POST /api_keys', { apiKeyType: 'INFERENCE', description: 'Studio' });
const pay = () =>
  send('POST /x402/top-up', {
    payment_signature: signed({
      accepted: { amount: '7000000' },
      payload: { authorization: { from: WALLET } },
    }),
  });
const chat = 'zai-org-glm-5-2';

const FILES = { files: [{ bytes: expect.any(Number) }] };
const SOME = expect.arrayContaining([expect.anything()]);

/** What is asked, and what has to be in the data. A job is queued before it is asked for, a key made before it is changed. */
const TRIALS: Record<EndpointName, { ask: () => Promise<unknown>; expected: unknown }> = {
  'POST /image/generate': {
    ask: () =>
      send('POST /image/generate', {
        model: 'venice-sd35',
        prompt: 'a lighthouse',
        width: 512,
        height: 512,
      }),
    expected: FILES,
  },
  'POST /images/generations': {
    ask: () => send('POST /images/generations', { prompt: 'a lighthouse', model: 'default' }),
    expected: FILES,
  },
  'GET /image/styles': { ask: () => send('GET /image/styles', {}), expected: SOME },
  'POST /image/edit': {
    ask: () =>
      send('POST /image/edit', { image, prompt: 'a sunrise', model: 'firered-image-edit' }),
    expected: FILES,
  },
  'POST /image/multi-edit': {
    ask: () =>
      send('POST /image/multi-edit', {
        images: [image, image],
        prompt: 'a sunrise',
        modelId: 'gpt-image-2-edit',
      }),
    expected: FILES,
  },
  'POST /image/background-remove': {
    ask: () => send('POST /image/background-remove', { image }),
    expected: FILES,
  },
  'POST /image/upscale': {
    ask: () => send('POST /image/upscale', { image, scale: 2 }),
    expected: FILES,
  },
  'POST /video/quote': {
    ask: () => send('POST /video/quote', film),
    expected: { quote: expect.any(Number) },
  },
  'POST /video/queue': { ask: queueFilm, expected: { model: film.model } },
  'POST /video/retrieve': {
    ask: async () => {
      const { model, queue_id } = await queueFilm();
      return send('POST /video/retrieve', { model, queue_id });
    },
    expected: { state: 'done', ...FILES },
  },
  'POST /video/complete': {
    ask: async () => {
      const { model, queue_id } = await queueFilm();
      return send('POST /video/complete', { model, queue_id });
    },
    expected: { success: true },
  },
  'POST /video/transcriptions': {
    ask: () => {
      sandbox.setOptions({ videoTranscriptions: true });
      return send('POST /video/transcriptions', { url: 'https://www.youtube.com/watch?v=abc' });
    },
    expected: { transcript: expect.any(String) },
  },
  'POST /audio/speech': { ask: speak, expected: FILES },
  'POST /audio/transcriptions': {
    ask: async () => {
      const { files } = await speak();
      return send('POST /audio/transcriptions', {
        model: 'openai/whisper-large-v3',
        file: { path: files[0]?.path ?? '' },
      });
    },
    expected: { transcript: { text: expect.any(String) } },
  },
  'POST /audio/voices': {
    ask: async () => {
      const { files } = await speak();
      return send('POST /audio/voices', { file: { path: files[0]?.path ?? '' } });
    },
    expected: { id: expect.stringMatching(/^vv_/) },
  },
  'POST /audio/quote': {
    ask: () => send('POST /audio/quote', { model: music.model, duration_seconds: 60 }),
    expected: { quote: expect.any(Number) },
  },
  'POST /audio/queue': { ask: queueMusic, expected: { model: music.model } },
  'POST /audio/retrieve': {
    ask: async () => {
      const { model, queue_id } = await queueMusic();
      return send('POST /audio/retrieve', { model, queue_id });
    },
    expected: { state: 'done', ...FILES },
  },
  'POST /audio/complete': {
    ask: async () => {
      const { model, queue_id } = await queueMusic();
      return send('POST /audio/complete', { model, queue_id });
    },
    expected: { success: expect.any(Boolean) },
  },
  'POST /chat/completions': {
    ask: () =>
      send('POST /chat/completions', {
        model: chat,
        messages: [{ role: 'user', content: 'Tell me about hills' }],
        stream: true,
      }),
    expected: { choices: [{ message: { content: expect.stringContaining('hills') } }] },
  },
  'POST /responses': {
    ask: () => send('POST /responses', { model: chat, input: 'Tell me about hills', stream: true }),
    expected: { output: SOME },
  },
  'POST /embeddings': {
    ask: () =>
      send('POST /embeddings', {
        model: 'text-embedding-bge-m3',
        input: 'hills',
        encoding_format: 'base64',
      }),
    expected: { data: [{ embedding: expect.arrayContaining([expect.any(Number)]) }] },
  },
  'POST /augment/text-parser': {
    ask: () => send('POST /augment/text-parser', { file: Buffer.from('The lamp was lit at six') }),
    expected: { text: expect.stringContaining('lamp') },
  },
  'POST /augment/scrape': {
    ask: () => send('POST /augment/scrape', { url: 'https://example.com/page' }),
    expected: { content: expect.any(String) },
  },
  'POST /augment/search': {
    ask: () => send('POST /augment/search', { query: 'lighthouses' }),
    expected: { results: SOME },
  },
  'GET /characters': { ask: () => send('GET /characters', { limit: 2 }), expected: SOME },
  'GET /characters/{slug}': {
    ask: async () => {
      const [first] = await send('GET /characters', {});
      return send('GET /characters/{slug}', { slug: first?.slug ?? '' });
    },
    expected: { slug: expect.any(String) },
  },
  'GET /characters/{slug}/reviews': {
    ask: async () => {
      const [first] = await send('GET /characters', {});
      return send('GET /characters/{slug}/reviews', { slug: first?.slug ?? '', pageSize: 1 });
    },
    expected: { data: SOME },
  },
  'GET /models': { ask: () => send('GET /models', { type: 'video' }), expected: SOME },
  'GET /models/traits': {
    ask: () => send('GET /models/traits', { type: 'image' }),
    expected: { default: expect.any(String) },
  },
  'GET /models/compatibility_mapping': {
    ask: () => send('GET /models/compatibility_mapping', { type: 'image' }),
    expected: expect.any(Object),
  },
  'GET /api_keys/rate_limits': {
    ask: () => send('GET /api_keys/rate_limits', {}),
    expected: { accessPermitted: true },
  },
  'GET /api_keys/rate_limits/log': {
    ask: () => send('GET /api_keys/rate_limits/log', {}),
    expected: expect.any(Array),
  },
  'GET /api_keys': { ask: () => send('GET /api_keys', {}), expected: SOME },
  'POST /api_keys': { ask: makeKey, expected: { apiKey: expect.any(String) } },
  'PATCH /api_keys': {
    ask: async () => {
      const { id } = await makeKey();
      const limits = { limitPeriod: 'MONTH', consumptionLimit: { usd: 5 } } as const;
      return send('PATCH /api_keys', { id, ...limits, expiresAt: null });
    },
    expected: { limitPeriod: 'MONTH', consumptionLimits: { usd: 5 }, expiresAt: null },
  },
  'DELETE /api_keys': {
    ask: async () => {
      const { id } = await makeKey();
      return send('DELETE /api_keys', { id });
    },
    expected: { success: true },
  },
  'GET /api_keys/{id}': {
    ask: async () => {
      const { id } = await makeKey();
      return send('GET /api_keys/{id}', { id });
    },
    expected: { description: 'Studio' },
  },
  'GET /api_keys/generate_web3_key': {
    ask: () => send('GET /api_keys/generate_web3_key', {}),
    expected: { token: expect.any(String) },
  },
  'POST /api_keys/generate_web3_key': {
    ask: async () => {
      const { token } = await send('GET /api_keys/generate_web3_key', {});
      return send('POST /api_keys/generate_web3_key', {
        apiKeyType: 'INFERENCE',
        address: WALLET,
        signature: '0x1b',
        token,
      });
    },
    expected: { apiKey: expect.any(String) },
  },
  'GET /billing/balance': {
    ask: () => send('GET /billing/balance', {}),
    expected: { canConsume: true },
  },
  'GET /billing/usage': {
    ask: async () => {
      const { code, reason } = await failure(send('GET /billing/usage', {}));
      return { code, reason };
    },
    expected: { code: 'rejected', reason: 'retired' },
  },
  'GET /billing/usage-analytics': {
    ask: () => send('GET /billing/usage-analytics', { lookback: '7d' }),
    expected: { byDate: expect.any(Array) },
  },
  'GET /billing/usage-history': {
    ask: async () => {
      for (let count = 0; count < 11; count += 1) {
        await send('POST /augment/search', { query: `lighthouse ${count}` });
      }
      const { nextCursor } = await send('GET /billing/usage-history', {
        pageSize: 10,
        accept: 'text/csv',
      });
      return send('GET /billing/usage-history', { cursor: nextCursor ?? '' });
    },
    expected: { data: [{ amount: expect.any(Number) }], csv: null, nextCursor: null },
  },
  'GET /crypto/rpc/networks': { ask: () => send('GET /crypto/rpc/networks', {}), expected: SOME },
  'POST /crypto/rpc/{network}': {
    ask: async () => {
      const request = [{ method: 'eth_blockNumber', id: 1, jsonrpc: '2.0' } as const];
      const call = { network: 'ethereum-mainnet', request, idempotency_key: 'order-1' };
      await send('POST /crypto/rpc/{network}', call);
      return send('POST /crypto/rpc/{network}', call);
    },
    expected: { answer: [{ id: 1, result: expect.any(String) }], replayed: true },
  },
  'POST /x402/top-up': { ask: pay, expected: { amountCredited: 7 } },
  'GET /x402/balance/{walletAddress}': {
    ask: async () => {
      await pay();
      return send('GET /x402/balance/{walletAddress}', owner);
    },
    expected: { balanceUsd: expect.any(Number), canConsume: true },
  },
  'GET /x402/transactions/{walletAddress}': {
    ask: async () => {
      await pay();
      return send('GET /x402/transactions/{walletAddress}', { ...owner, limit: 1 });
    },
    expected: { transactions: [{ amount: 7 }] },
  },
};

const NAMES = Object.keys(ENDPOINTS) as EndpointName[]; // the keys of the table are its names

it.each(NAMES)('%s is understood by the sandbox, and its answer by the client', async (name) => {
  expect(await TRIALS[name].ask()).toMatchObject(TRIALS[name].expected as object); // an object or a matcher
});
