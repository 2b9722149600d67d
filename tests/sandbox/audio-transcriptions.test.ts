import { form, useSandbox } from './ask';

const { ask, handle } = useSandbox();

const MODEL = 'openai/whisper-large-v3';
const speak = async (response_format: string) =>
  (await ask({ path: '/audio/speech', json: { model: 'tts-kokoro', input: 'x'.repeat(50), response_format } })).bytes; // prettier-ignore
const transcribe = (parts: Record<string, string | Buffer>) =>
  ask({ path: '/audio/transcriptions', form: form({ model: MODEL, ...parts }) });
/** The sounds themselves are paid for too. */
const charged = () =>
  handle()
    .ledger()
    .entries.filter(({ path }) => path === '/audio/transcriptions')
    .map(({ usd }) => usd);
type Timed = { start: number; end: number };
type Transcript = {
  text: string;
  duration: number;
  timestamps?: { word: (Timed & { word: string })[]; segment: Timed[]; char: Timed[] };
};

it.each(['wav', 'flac', 'opus'])('reads the length of %s and charges for it', async (format) => {
  const answer = await transcribe({ file: await speak(format) });
  expect(answer.json()).toEqual({ text: expect.stringMatching(/^[A-Z].*\.$/), duration: 3 });
  expect(charged()).toEqual([0.0003]);
});

it.each(['mp3', 'aac'])('takes %s and guesses its length', async (format) => {
  expect((await transcribe({ file: await speak(format) })).json<Transcript>().duration).toBeGreaterThan(0); // prettier-ignore
});

it('hears the same in the same file, and something else in another', async () => {
  const [wav, flac] = [await speak('wav'), await speak('flac')];
  const texts = [];
  for (const file of [wav, wav, flac]) {
    texts.push((await transcribe({ file })).json<Transcript>().text);
  }
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).not.toBe(texts[2]);
});

it('answers plain text when asked', async () => {
  const answer = await transcribe({ file: await speak('wav'), response_format: 'text' });
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(answer.bytes.toString()).toMatch(/^[A-Z].*\.$/);
});

it('tells when each word was said, from the beginning to the end', async () => {
  const { text, timestamps } = (
    await transcribe({ file: await speak('wav'), timestamps: 'true' })
  ).json<Transcript>();
  const { word = [], segment = [], char = [] } = timestamps ?? {};
  expect(word.map((part) => part.word).join(' ')).toBe(text.slice(0, -1).toLowerCase());
  for (const parts of [word, segment, char]) {
    expect([parts.at(0)?.start, parts.at(-1)?.end]).toEqual([0, 3]);
  }
});

it('ignores fields that nobody reads', async () => {
  const file = await speak('wav');
  expect((await transcribe({ file, 'timestamp_granularities[]': 'word' })).status).toBe(200);
});

it.each([
  ['what is no sound', async () => ({ file: Buffer.from('no sound at all') }), 400],
  ['a sound without length', async () => ({ file: (await speak('wav')).subarray(0, 44) }), 422],
  ['no file', async () => ({ language: 'en' }), 400],
  ['no model', async () => ({ file: await speak('wav'), model: '' }), 400],
  ['an unknown model', async () => ({ file: await speak('wav'), model: 'whisper-1' }), 404],
  ['a format of old', async () => ({ file: await speak('wav'), response_format: 'srt' }), 400],
  ['a large file', async () => ({ file: Buffer.alloc(25 * 1024 * 1024) }), 413],
])('refuses %s', async (_name, parts, status) => {
  expect((await transcribe((await parts()) as Record<string, Buffer>)).status).toBe(status); // text parts are as good
  expect(charged()).toEqual([]);
});

it('wants a form', async () => {
  expect((await ask({ path: '/audio/transcriptions', json: { model: MODEL } })).status).toBe(415);
});
