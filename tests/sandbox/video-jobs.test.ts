import { useSandbox } from './ask';

const clock = { now: 1_790_000_000_000 };
const { ask, handle, charged, control } = useSandbox({ now: () => clock.now });

const veo = {
  model: 'veo3.1-fast-text-to-video',
  prompt: 'a cat',
  duration: '8s',
  aspect_ratio: '16:9',
};
type Fields = Record<string, unknown>;

const queued = async (json: Fields) =>
  (await ask({ path: '/video/queue', json })).json<{
    model: string;
    queue_id: string;
    download_url?: string;
  }>();
const retrieve = ({ model, queue_id, ...more }: Fields) => {
  const { download_url: _, ...rest } = more;
  return ask({ path: '/video/retrieve', json: { model, queue_id, ...rest } });
};
const complete = ({ model, queue_id }: Fields) =>
  ask({ path: '/video/complete', json: { model, queue_id } });
/** The job's time is over. */
const wait = () => {
  clock.now += 4_000;
};

describe('a job', () => {
  it('is being worked on until its time is over, then is a video', async () => {
    const job = await queued(veo);
    clock.now += 3_999;
    expect((await retrieve(job)).json()).toEqual({
      status: 'PROCESSING',
      average_execution_time: 4_000,
      execution_duration: 3_999,
    });
    clock.now += 1;
    const done = await retrieve(job);
    expect([done.status, done.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    expect(done.bytes.toString('latin1', 4, 8)).toBe('ftyp');
    expect(charged()).toHaveLength(1);
  });

  it('takes as long as the switch says, also while it runs', async () => {
    const job = await queued(veo);
    await control({ path: '/__sandbox/options', json: { jobMs: 0 } });
    expect((await retrieve(job)).headers.get('content-type')).toBe('video/mp4');
  });

  it('is unknown under another name or another model', async () => {
    const job = await queued(veo);
    for (const wrong of [{ queue_id: 'x' }, { model: 'ovi-image-to-video' }]) {
      const answer = await retrieve({ ...job, ...wrong });
      expect([answer.status, answer.json()]).toEqual([400, { error: 'Request ID is invalid.' }]);
    }
  });

  it('refuses an unknown key', async () => {
    expect((await retrieve({ ...(await queued(veo)), id: 1 })).status).toBe(400);
  });

  it('is gone after it was deleted on completion', async () => {
    const job = await queued(veo);
    expect((await retrieve({ ...job, delete_media_on_completion: true })).status).toBe(200);
    wait();
    const answers = [
      await retrieve({ ...job, delete_media_on_completion: true }),
      await retrieve(job),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
  });

  it('is gone after it was completed, but not while it runs', async () => {
    const job = await queued(veo);
    expect((await complete(job)).json()).toEqual({ success: false });
    wait();
    expect((await retrieve(job)).status).toBe(200);
    expect((await complete(job)).json()).toEqual({ success: true });
    expect((await retrieve(job)).status).toBe(404);
  });

  it('cannot be completed when so switched', async () => {
    const job = await queued(veo);
    handle().setOptions({ completeRefused: true, jobMs: 0 });
    expect((await complete(job)).status).toBe(400);
    expect((await retrieve(job)).status).toBe(200);
  });

  it('is forgotten after a day, and on reset', async () => {
    const old = await queued(veo);
    clock.now += 86_400_000;
    expect((await retrieve(old)).status).toBe(400);
    const fresh = await queued(veo);
    handle().reset();
    expect((await retrieve(fresh)).status).toBe(400);
  });

  it('gives the money back once when the provider refuses', async () => {
    const job = await queued({ ...veo, prompt: 'refused-by-provider' });
    wait();
    const refused = await retrieve(job);
    expect([refused.status, refused.json()]).toMatchObject([
      422,
      { error: { type: 'provider_content_policy', credits_refunded: true } },
    ]);
    await retrieve(job);
    expect(charged()).toEqual([0.48, -0.48]);
    expect(handle().ledger().balance).toBe(100);
  });

  it('keeps the money when it says so', async () => {
    const job = await queued({ ...veo, prompt: 'refused-unrefunded' });
    wait();
    expect((await retrieve(job)).json()).toMatchObject({ error: { credits_refunded: false } });
    expect(charged()).toEqual([0.48]);
  });
});

describe('a download', () => {
  beforeEach(() => handle().setOptions({ downloadUrl: true }));
  const open = (url: string | undefined, init?: RequestInit) => fetch(String(url), init);

  it('needs no key and is there once the job is done', async () => {
    const job = await queued(veo);
    expect((await open(job.download_url)).status).toBe(404);
    wait();
    expect((await retrieve(job)).json()).toMatchObject({ status: 'COMPLETED' });
    const file = await open(job.download_url);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'video/mp4']);
  });

  it('can be revoked', async () => {
    const job = await queued(veo);
    wait();
    expect((await open(job.download_url, { method: 'DELETE' })).status).toBe(200);
    expect((await open(job.download_url)).status).toBe(410);
    expect((await retrieve(job)).status).toBe(404);
  });

  it('can go wrong like everything else', async () => {
    const { download_url } = await queued(veo);
    wait();
    handle().injectFault({ path: new URL(String(download_url)).pathname, status: 429 });
    expect((await open(download_url)).status).toBe(429);
    expect((await open(download_url)).status).toBe(200);
  });

  it('lies beside the API', async () => {
    const { download_url } = await queued(veo);
    expect(new URL(String(download_url)).origin).toBe(handle().origin);
    expect((await ask({ path: new URL(String(download_url)).pathname })).status).toBe(404);
  });
});

describe('a transcription of a video', () => {
  const transcribe = (json: Fields) => ask({ path: '/video/transcriptions', json });
  const url = 'https://www.youtube.com/watch?v=abc';

  it('is retired', async () => {
    const answer = await transcribe({ url });
    expect([answer.status, answer.headers.get('deprecation')]).toEqual([410, 'true']);
    expect(answer.headers.get('link')).toContain('/chat/completions');
  });

  it('answers when so switched', async () => {
    handle().setOptions({ videoTranscriptions: true });
    expect((await transcribe({ url })).json()).toMatchObject({ lang: 'en' });
    const text = await transcribe({ url, response_format: 'text' });
    expect(text.headers.get('content-type')).toContain('text/plain');
    expect((await transcribe({ url: 'https://example.com/a.mp4' })).status).toBe(400);
    expect(charged()).toEqual([0.01, 0.01]);
  });
});
