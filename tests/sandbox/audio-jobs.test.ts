import { useSandbox } from './ask';

const clock = { now: 1_790_000_000_000 };
const { ask, charged, handle } = useSandbox({ now: () => clock.now });
type Fields = Record<string, unknown>;

const PROMPT = 'a quiet evening song';
const quote = (json: Fields) => ask({ path: '/audio/quote', json, key: null });
const queue = (json: Fields, key?: string) =>
  ask({ path: '/audio/queue', json: { prompt: PROMPT, ...json }, key });
const queued = async (json: Fields) =>
  (await queue(json)).json<{ model: string; queue_id: string; status: string }>();
const retrieve = ({ status: _, ...job }: Fields) => ask({ path: '/audio/retrieve', json: job });
const complete = ({ model, queue_id }: Fields) =>
  ask({ path: '/audio/complete', json: { model, queue_id } });
const wait = () => {
  clock.now += 4_000;
};

describe('a quote', () => {
  it.each<[string, Fields, number]>([
    ['the default duration of a tier', { model: 'ace-step-15' }, 0.03],
    ['a tier', { model: 'ace-step-15', duration_seconds: 90 }, 0.04],
    ['digits', { model: 'ace-step-15', duration_seconds: '120' }, 0.05],
    ['one price', { model: 'stable-audio-25', duration_seconds: 100 }, 0.19],
    ['seconds', { model: 'elevenlabs-sound-effects-v2', duration_seconds: 10 }, 0.023],
    ['default seconds', { model: 'elevenlabs-sound-effects-v2' }, 0.0161],
    ['letters', { model: 'elevenlabs-tts-v3', character_count: 2000 }, 0.23],
  ])('by %s needs no key', async (_name, json, usd) => {
    expect((await quote(json)).json()).toEqual({ quote: usd });
  });

  it.each<[string, Fields]>([
    ['no letters where they count', { model: 'elevenlabs-tts-v3' }],
    ['a duration between the tiers', { model: 'ace-step-15', duration_seconds: 70 }],
    ['a duration that is too long', { model: 'stable-audio-25', duration_seconds: 191 }],
    ['an unknown key', { model: 'stable-audio-25', prompt: PROMPT }],
    ['an unknown model', { model: 'tts-kokoro' }],
  ])('refuses %s', async (_name, json) => {
    expect((await quote(json)).status).toBe(400);
  });
});

describe('the queue', () => {
  it('charges at once', async () => {
    const job = await queued({ model: 'stable-audio-25' });
    expect(job).toEqual({
      model: 'stable-audio-25',
      queue_id: expect.any(String),
      status: 'QUEUED',
    });
    expect(handle().ledger().entries).toMatchObject([{ id: job.queue_id, usd: 0.19 }]);
  });

  it.each<[string, Fields]>([
    ['words for an instrument', { model: 'stable-audio-25', lyrics_prompt: 'la' }],
    ['no words where they are needed', { model: 'minimax-music-v2' }],
    ['words beside the optimizer', { model: 'minimax-music-v25', lyrics_prompt: 'la', lyrics_optimizer: true }], // prettier-ignore
    ['a foreign duration', { model: 'ace-step-15', duration_seconds: 61 }],
    ['a duration where there is none', { model: 'minimax-music-v25', duration_seconds: 60 }],
    ['a voice where there is none', { model: 'stable-audio-25', voice: 'Aria' }],
    ['a foreign voice', { model: 'elevenlabs-tts-v3', voice: 'af_sky' }],
    ['a loop', { model: 'stable-audio-25', loop: true }],
    ['an instrumental', { model: 'stable-audio-25', force_instrumental: true }],
    ['a language', { model: 'stable-audio-25', language_code: 'en' }],
    ['a speed', { model: 'elevenlabs-tts-v3', speed: 1 }],
    ['a speed beyond the limit', { model: 'elevenlabs-tts-multilingual-v2', speed: 2 }],
    ['a short prompt', { model: 'stable-audio-25', prompt: 'short' }],
    ['a long prompt', { model: 'stable-audio-25', prompt: 'x'.repeat(501) }],
    ['no prompt', { model: 'stable-audio-25', prompt: '' }],
    ['an unknown key', { model: 'stable-audio-25', seed: 1 }],
  ])('refuses %s', async (_name, json) => {
    expect((await queue(json)).status).toBe(400);
    expect(charged()).toEqual([]);
  });

  it.each<[string, Fields, number]>([
    ['minimax-music-v2', { lyrics_prompt: 'la la' }, 0.04],
    ['minimax-music-v25', { force_instrumental: true, lyrics_optimizer: true }, 0.18],
    ['elevenlabs-sound-effects-v2', { loop: true, duration_seconds: 2 }, 0.0046],
    ['elevenlabs-tts-v3', { voice: 'Sarah', language_code: 'en' }, 0.0023],
    ['elevenlabs-tts-multilingual-v2', { speed: 0.7 }, 0.0023],
  ])('takes what %s advertises', async (model, json, usd) => {
    expect((await queue({ model, ...json })).status).toBe(200);
    expect(charged()).toEqual([usd]);
  });

  it('proposes another prompt in the place of a violation', async () => {
    const answer = await queue({ model: 'stable-audio-25', prompt: `${PROMPT} [violation]` });
    expect([answer.status, answer.json()]).toEqual([
      422,
      { error: expect.any(String), suggested_prompt: PROMPT },
    ]);
    expect((await queue({ model: 'stable-audio-25' }, 'poor-1')).status).toBe(402);
    expect(charged()).toEqual([]);
  });
});

describe('a job', () => {
  it('is being worked on, then is a file in the format of the model', async () => {
    const models = ['ace-step-15', 'stable-audio-25', 'elevenlabs-sound-effects-v2'];
    const types = [];
    for (const model of models) {
      const job = await queued({ model });
      expect((await retrieve(job)).json()).toMatchObject({ status: 'PROCESSING' });
      wait();
      types.push((await retrieve(job)).headers.get('content-type'));
    }
    expect(types).toEqual(['audio/flac', 'audio/wav', 'audio/mpeg']);
  });

  it('is as long as was asked, up to a minute', async () => {
    const seconds = async (duration_seconds: number) => {
      const job = await queued({ model: 'stable-audio-25', duration_seconds });
      wait();
      return ((await retrieve(job)).bytes.length - 44) / 48_000;
    };
    expect([await seconds(12), await seconds(190)]).toEqual([12, 60]);
  });

  it('is cleaned up at the second call', async () => {
    const job = await queued({ model: 'stable-audio-25' });
    expect((await complete(job)).json()).toEqual({ success: false });
    wait();
    expect((await complete(job)).json()).toEqual({ success: false });
    expect((await retrieve(job)).status).toBe(200);
    expect((await complete(job)).json()).toEqual({ success: true });
    expect((await retrieve(job)).status).toBe(404);
  });

  it('is not one of a video', async () => {
    const job = await queued({ model: 'stable-audio-25' });
    const { model, queue_id } = job;
    const answer = await ask({ path: '/video/retrieve', json: { model, queue_id } });
    expect(answer.status).toBe(400);
    expect((await retrieve({ ...job, queue_id: 'x' })).status).toBe(400);
  });

  it('is refunded when the provider refuses', async () => {
    const job = await queued({ model: 'stable-audio-25', prompt: `${PROMPT} refused-by-provider` });
    wait();
    expect((await retrieve(job)).status).toBe(422);
    expect(charged()).toEqual([0.19, -0.19]);
  });
});
