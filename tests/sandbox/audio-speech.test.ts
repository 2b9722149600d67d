import { form, useSandbox } from './ask';

const { ask, handle, charged } = useSandbox();
type Fields = Record<string, unknown>;

const kokoro = { model: 'tts-kokoro', input: 'Hello there, lagoon.' };
const speech = (json: Fields, key?: string) => ask({ path: '/audio/speech', json, key });
const wav = async (input = 'One two three four five six seven.') =>
  (await speech({ model: 'tts-kokoro', input, response_format: 'wav' })).bytes;
const at = ({ bytes, from, text }: { bytes: Buffer; from: number; text: string }) =>
  bytes.toString('latin1', from, from + text.length) === text;

it.each([
  ['mp3', 'audio/mpeg', (bytes: Buffer) => bytes.readUInt16BE(0) === 0xfff3],
  ['aac', 'audio/aac', (bytes: Buffer) => bytes.readUInt16BE(0) === 0xfff1],
  ['opus', 'audio/opus', (bytes: Buffer) => at({ bytes, from: 28, text: 'OpusHead' })],
  ['flac', 'audio/flac', (bytes: Buffer) => at({ bytes, from: 0, text: 'fLaC' })],
  ['wav', 'audio/wav', (bytes: Buffer) => at({ bytes, from: 8, text: 'WAVE' })],
  ['pcm', 'audio/pcm', (bytes: Buffer) => bytes.length === 20 * 0.06 * 24_000 * 2],
])('speaks %s as %s', async (response_format, type, is) => {
  const { status, headers, bytes } = await speech({ ...kokoro, response_format });
  expect([status, headers.get('content-type'), is(bytes)]).toEqual([200, type, true]);
});

it('speaks in the default format and voice of the model', async () => {
  const types = await Promise.all(
    ['tts-kokoro', 'tts-chatterbox-hd', 'tts-xai-v1'].map(
      async (model) => (await speech({ ...kokoro, model })).headers.get('content-type') // several models
    )
  );
  expect(types).toEqual(['audio/mpeg', 'audio/wav', 'audio/mpeg']);
});

it('says the same words the same way, and others differently', async () => {
  expect(await wav('one')).toEqual(await wav('one'));
  expect(await wav('one')).not.toEqual(await wav('two'));
  const other = { model: 'tts-kokoro', input: 'one', response_format: 'wav', voice: 'am_adam' };
  expect((await speech(other)).bytes).not.toEqual(await wav('one'));
});

it('lasts as long as there are letters, at most half a minute, and less when fast', async () => {
  const long = (json: Fields) => speech({ model: 'tts-kokoro', response_format: 'pcm', ...json });
  const lengths = [
    await long({ input: 'x'.repeat(100) }),
    await long({ input: 'x'.repeat(100), speed: 2 }),
    await long({ input: 'x'.repeat(4096) }),
  ].map(({ bytes }) => bytes.length / 48_000);
  expect(lengths).toEqual([6, 3, 30]);
});

it.each<[string, Fields]>([
  ['no model', { input: 'x' }],
  ['no input', { model: 'tts-kokoro' }],
  ['too much input', { ...kokoro, input: 'x'.repeat(4097) }],
  ['an unknown key', { ...kokoro, format: 'mp3' }],
  ['a voice of another model', { ...kokoro, voice: 'Aria' }],
  ['a voice in other letters', { ...kokoro, voice: 'AF_SKY' }],
  [
    'a format that the model lacks',
    { ...kokoro, model: 'tts-chatterbox-hd', response_format: 'mp3' },
  ],
  ['a format that nobody has', { ...kokoro, response_format: 'midi' }],
  ['a speed beyond the limit', { ...kokoro, speed: 5 }],
])('refuses %s', async (_name, json) => {
  expect((await speech(json)).status).toBe(400);
  expect(charged()).toEqual([]);
});

it('does not know what is not in the list', async () => {
  expect((await speech({ ...kokoro, model: 'tts-1' })).status).toBe(404);
});

describe('streaming', () => {
  const chunked = (more: Fields = {}) =>
    speech({ ...kokoro, response_format: 'wav', streaming: true, ...more });

  it('sends the same bytes in pieces, without saying how many', async () => {
    const [whole, pieces] = [await chunked({ streaming: false }), await chunked()];
    expect(pieces.bytes).toEqual(whole.bytes);
    expect([whole, pieces].map(({ headers }) => headers.has('content-length'))).toEqual([
      true,
      false,
    ]);
    expect(pieces.headers.get('content-type')).toBe('audio/wav');
    expect(charged()[1]).toBe(charged()[0]);
  });

  it('lets the pieces go one by one', async () => {
    const response = await fetch(`${handle().url}/audio/speech`, {
      method: 'POST',
      headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
      body: JSON.stringify({ ...kokoro, streaming: true }),
    });
    let reads = 0;
    const reader = response.body?.getReader();
    while (reader && !(await reader.read()).done) reads += 1;
    expect(reads).toBeGreaterThan(2);
  });

  it('breaks off where a fault says so', async () => {
    handle().injectFault({ path: '/audio/speech', truncate: true });
    await expect(chunked()).rejects.toThrow();
    expect(charged()).toHaveLength(1);
  });
});

it('charges by the letter', async () => {
  await speech({ ...kokoro, model: 'tts-elevenlabs-turbo-v2-5' });
  expect(charged()).toEqual([0.00125]);
});

it('takes a voice of the provider where the model takes those', async () => {
  const voice = 'JBFqnCBsd6RMkjVDRZzb';
  expect((await speech({ ...kokoro, model: 'tts-elevenlabs-turbo-v2-5', voice })).status).toBe(200);
  expect((await speech({ ...kokoro, voice })).status).toBe(400);
});

describe('a cloned voice', () => {
  const clone = async (parts: Record<string, string | Buffer>, key?: string) =>
    ask({ path: '/audio/voices', form: form(parts), key });

  it('speaks with its own model only, until a reset', async () => {
    const { id: voice, model } = (await clone({ file: await wav() })).json<
      Record<string, string>
    >();
    expect([voice, model]).toEqual([expect.stringMatching(/^vv_/), 'tts-chatterbox-hd']);
    expect((await speech({ ...kokoro, model, voice })).status).toBe(200);
    expect((await speech({ ...kokoro, voice })).status).toBe(400);
    handle().reset();
    expect((await speech({ ...kokoro, model, voice })).status).toBe(400);
  });

  it('needs a sample in a format of the model', async () => {
    const model = 'tts-minimax-speech-02-hd';
    const flac = await speech({ ...kokoro, response_format: 'flac' });
    expect((await clone({ file: flac.bytes, model })).status).toBe(400);
    expect((await clone({ file: flac.bytes })).status).toBe(200);
    expect((await clone({ file: Buffer.from('not a sound') })).status).toBe(400);
    expect((await clone({ model })).status).toBe(400);
    expect((await clone({ file: await wav(), model: 'tts-kokoro' })).status).toBe(400);
  });

  it('is asked for in a form, with a balance', async () => {
    expect((await ask({ path: '/audio/voices', json: {} })).status).toBe(415);
    expect((await clone({ file: await wav() }, 'poor-1')).status).toBe(402);
  });
});
