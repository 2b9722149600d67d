import { loadDescription, type Description } from '../support/openapi';
import { type Answer, type Ask, form, useSandbox } from './ask';

/** As `openapi.test.ts` does for pictures. What is left out on purpose stands in `docs/sandbox.md`. */
const file = process.env.VENICE_OPENAPI;
if (!file) {
  console.warn(
    'SKIPPED: VENICE_OPENAPI does not name a description, so no answer is checked against it.'
  );
}

(file ? describe : describe.skip)('video and audio against the official description', () => {
  const { ask, handle } = useSandbox();
  let venice: Description;
  beforeAll(() => {
    venice = loadDescription(String(file));
  });
  beforeEach(() => handle().setOptions({ jobMs: 0 }));

  const FITS = { known: true, valid: true, errors: [] };
  const verdict = ({ answer, path }: { answer: Answer; path: string }) => {
    const headers = Object.fromEntries(answer.headers);
    const isJson = headers['content-type']?.startsWith('application/json');
    return venice.validateResponse({
      method: 'POST',
      path,
      status: answer.status,
      headers,
      body: isJson ? answer.json() : undefined,
    });
  };
  const sent = async ({ path, body, status = 200 }: Sent) => {
    expect(venice.validateRequest({ method: 'POST', path, body })).toEqual(FITS);
    return told({ ask: { path, json: body }, status });
  };
  const told = async ({ ask: what, status }: { ask: Ask; status: number }) => {
    const answer = await ask(what);
    expect([answer.status, verdict({ answer, path: what.path })]).toEqual([status, FITS]);
    return answer;
  };

  const PICTURE = 'https://sandbox.test/600x400.png';
  const video = {
    model: 'veo3.1-fast-text-to-video',
    prompt: 'a cat',
    duration: '4s',
    aspect_ratio: '16:9',
  };
  const ovi = { model: 'ovi-image-to-video', prompt: 'go', duration: '5s', image_url: PICTURE };
  const music = { model: 'stable-audio-25', prompt: 'a quiet evening song' };
  const words = { model: 'tts-kokoro', input: 'Hello there.' };
  const job = (answer: Answer) => {
    const { model, queue_id } = answer.json<{ model: string; queue_id: string }>();
    return { model, queue_id };
  };

  it('every step of a video fits', async () => {
    await sent({ path: '/video/quote', body: video });
    const queued = job(await sent({ path: '/video/queue', body: ovi }));
    await sent({ path: '/video/retrieve', body: queued });
    handle().setOptions({ jobMs: 4_000 });
    await sent({ path: '/video/retrieve', body: queued });
    await sent({ path: '/video/complete', body: queued });
    handle().setOptions({ jobMs: 0 });
    await sent({ path: '/video/complete', body: queued });
    await sent({ path: '/video/retrieve', body: queued, status: 404 });
  });

  it('a video with a download fits', async () => {
    handle().setOptions({ downloadUrl: true });
    const queued = job(await sent({ path: '/video/queue', body: video }));
    await sent({ path: '/video/retrieve', body: queued });
  });

  it('the refusals of a video fit', async () => {
    await sent({ path: '/video/queue', body: { ...video, prompt: 'needs-consent' }, status: 409 });
    await sent({ path: '/video/queue', body: { ...video, prompt: '[violation]' }, status: 422 });
    await sent({ path: '/video/queue', body: { ...video, image_url: PICTURE }, status: 400 });
    await sent({ path: '/video/quote', body: { ...video, duration: '5s' }, status: 400 });
    const upscale = { model: 'topaz-video-upscale', duration: 'Auto' };
    await told({ ask: { path: '/video/quote', json: upscale, key: null }, status: 403 });
    const refused = { ...video, prompt: 'refused-by-provider' };
    const queued = job(await sent({ path: '/video/queue', body: refused }));
    await sent({ path: '/video/retrieve', body: queued, status: 422 });
    await sent({ path: '/video/complete', body: { ...queued, queue_id: 'x' }, status: 400 });
  });

  it('the words of a video fit', async () => {
    handle().setOptions({ videoTranscriptions: true });
    for (const response_format of ['json', 'text']) {
      await sent({
        path: '/video/transcriptions',
        body: { url: 'https://youtu.be/abc', response_format },
      });
    }
  });

  it('every step of a piece of music fits', async () => {
    await sent({ path: '/audio/quote', body: { model: music.model, duration_seconds: '30' } });
    for (const model of ['stable-audio-25', 'ace-step-15', 'elevenlabs-sound-effects-v2']) {
      const queued = job(await sent({ path: '/audio/queue', body: { ...music, model } }));
      await sent({ path: '/audio/retrieve', body: queued });
      handle().setOptions({ jobMs: 4_000 });
      await sent({ path: '/audio/retrieve', body: queued });
      handle().setOptions({ jobMs: 0 });
      await sent({ path: '/audio/complete', body: queued });
      await sent({ path: '/audio/complete', body: queued });
      await sent({ path: '/audio/retrieve', body: queued, status: 404 });
    }
  });

  it('the refusals of a piece of music fit', async () => {
    const violation = { ...music, prompt: '[violation] at night' };
    await sent({ path: '/audio/queue', body: violation, status: 422 });
    await sent({ path: '/audio/queue', body: { ...music, loop: true }, status: 400 });
    await sent({ path: '/audio/quote', body: { model: 'elevenlabs-tts-v3' }, status: 400 });
    const refused = { ...music, prompt: 'refused-by-provider, calm' };
    const queued = job(await sent({ path: '/audio/queue', body: refused }));
    await sent({ path: '/audio/retrieve', body: queued, status: 422 });
  });

  it.each(['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm'])('speech in %s fits', async (format) => {
    for (const streaming of [false, true])
      await sent({ path: '/audio/speech', body: { ...words, response_format: format, streaming } });
  });

  it('what is heard fits', async () => {
    const path = '/audio/transcriptions';
    const { bytes } = await ask({
      path: '/audio/speech',
      json: { ...words, response_format: 'wav' },
    });
    const parts = { model: 'stt-xai-v1', file: bytes };
    await told({ ask: { path, form: form({ ...parts, timestamps: 'true' }) }, status: 200 });
    await told({ ask: { path, form: form({ ...parts, response_format: 'text' }) }, status: 200 });
    const empty = form({ ...parts, file: bytes.subarray(0, 44) });
    await told({ ask: { path, form: empty }, status: 422 });
    const large = form({ ...parts, file: Buffer.alloc(26 * 1024 * 1024) });
    await told({ ask: { path, form: large }, status: 413 });
    await told({ ask: { path, form: form({ model: 'stt-xai-v1' }) }, status: 400 });
    await told({ ask: { path: '/audio/voices', form: form({ file: bytes }) }, status: 200 });
  });

  const BODIES: Record<string, unknown> = {
    '/video/queue': video,
    '/video/retrieve': { model: 'a', queue_id: 'b' },
    '/video/complete': { model: 'a', queue_id: 'b' },
    '/audio/speech': words,
    '/audio/queue': music,
    '/audio/retrieve': { model: 'a', queue_id: 'b' },
    '/audio/complete': { model: 'a', queue_id: 'b' },
  };

  it.each(Object.entries(BODIES))('refusals of POST %s fit', async (path, json) => {
    await told({ ask: { path, json: { unheard: 5 } }, status: 400 });
    await told({ ask: { path, json, key: 'bad-1' }, status: 401 });
    await told({ ask: { path, json, key: null }, status: 402 });
    await told({
      ask: { path, json, headers: { 'x-sandbox-fault': 'inference_failed' } },
      status: 500,
    });
  });

  type Sent = { path: string; body: unknown; status?: number };
});
