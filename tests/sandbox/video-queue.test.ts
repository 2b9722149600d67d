import { useSandbox } from './ask';

const { ask, handle, charged } = useSandbox();

const PICTURE = 'https://sandbox.test/600x400.png';
const CLIP = 'https://sandbox.test/8s.mp4';
const veo = {
  model: 'veo3.1-fast-text-to-video',
  prompt: 'a cat',
  duration: '8s',
  aspect_ratio: '16:9',
};
const ovi = { model: 'ovi-image-to-video', prompt: 'go', duration: '5s', image_url: PICTURE };
const topaz = { model: 'topaz-video-upscale', video_url: CLIP };
type Fields = Record<string, unknown>;

const queue = (json: Fields, key?: string) => ask({ path: '/video/queue', json, key });
const field = async (answer: Promise<{ status: number; json: () => unknown }>) => {
  const { status, json } = await answer;
  const { issues } = json() as { issues?: { path: string[] }[] };
  return [status, issues?.[0]?.path[0]];
};

describe('the queue', () => {
  it('charges at once what was quoted', async () => {
    const answer = (await queue({ ...veo, resolution: '1080p' })).json();
    expect(answer).toEqual({ model: veo.model, queue_id: expect.any(String) });
    expect(handle().ledger().entries).toMatchObject([
      { id: answer.queue_id, path: '/video/queue', model: veo.model, usd: 0.768 },
    ]);
  });

  it.each<[string, Fields, string]>([
    ['a ratio where there is none', { ...ovi, aspect_ratio: '16:9' }, 'aspect_ratio'],
    ['no ratio where there are some', { ...veo, aspect_ratio: undefined }, 'aspect_ratio'],
    ['a foreign ratio', { ...veo, aspect_ratio: '1:1' }, 'aspect_ratio'],
    ['a resolution where there is none', { ...ovi, resolution: '720p' }, 'resolution'],
    ['a foreign resolution', { ...veo, resolution: '480p' }, 'resolution'],
    ['a resolution for an upscale', { ...topaz, resolution: '2x' }, 'resolution'],
    ['a foreign duration', { ...veo, duration: '5s' }, 'duration'],
    ['a duration without unit', { ...veo, duration: '8' }, 'duration'],
    ['no duration', { ...veo, duration: undefined }, 'duration'],
    ['sound that cannot be chosen', { ...ovi, audio: true }, 'audio'],
    ['a picture for words alone', { ...veo, image_url: PICTURE }, 'image_url'],
    ['no picture where one is needed', { ...ovi, image_url: undefined }, 'image_url'],
    ['no clip where one is needed', { model: topaz.model }, 'video_url'],
    ['a factor where nothing is enlarged', { ...veo, upscale_factor: 2 }, 'upscale_factor'],
    ['no prompt', { ...veo, prompt: undefined }, 'prompt'],
    ['a long prompt', { ...veo, prompt: 'x'.repeat(2501) }, 'prompt'],
    ['a picture out of reach', { ...ovi, image_url: 'http://10.0.0.1/a.png' }, 'image_url'],
    ['a clip out of reach', { ...topaz, video_url: 'https://example.com/a.mp4' }, 'video_url'],
    ['references where there are none', { ...ovi, elements: [] }, 'elements'],
  ])('refuses %s', async (_name, json, name) => {
    expect(await field(queue(json))).toEqual([400, name]);
    expect(charged()).toEqual([]);
  });

  it('refuses an unknown key and an unknown model', async () => {
    expect(await field(queue({ ...veo, safe_mode: true }))).toEqual([400, undefined]);
    expect((await queue({ ...veo, model: 'nope' })).status).toBe(400);
    expect((await queue({ ...veo, model: 'z-image-turbo' })).status).toBe(400);
  });

  it.each<[string, Fields]>([
    ['no duration', { video_url: CLIP, prompt: 'x' }],
    ['the word for it', { video_url: CLIP, prompt: 'x', duration: 'Auto' }],
  ])('takes %s from a model that follows its source', async (_name, json) => {
    expect((await queue({ model: 'wan-2-7-video-to-video', ...json })).status).toBe(200);
    expect(charged()).toEqual([0.4]);
  });

  it('takes references, elements and key frames where the model has them', async () => {
    const answers = await Promise.all([
      queue({
        model: 'kling-o3-pro-reference-to-video',
        prompt: '@Element1 walks',
        duration: '3s',
        aspect_ratio: '1:1',
        elements: [{ frontal_image_url: PICTURE, reference_image_urls: [PICTURE] }],
        scene_image_urls: [PICTURE],
      }),
      queue({
        model: 'pixverse-c1-transition',
        prompt: 'x',
        duration: '3s',
        aspect_ratio: '16:9',
        image_url: PICTURE,
        end_image_url: PICTURE,
        keyframes: [{ image_url: PICTURE, frame_index: 72 }],
      }),
      queue({
        model: 'seedance-2-5-reference-to-video-basic',
        prompt: 'x',
        duration: 'auto',
        aspect_ratio: 'adaptive',
        reference_video_urls: [CLIP],
        reference_audio_urls: ['https://sandbox.test/5s.wav'],
      }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('refuses key frames in one place or beyond the end', async () => {
    const at = (...places: number[]) =>
      queue({
        model: 'pixverse-c1-transition',
        prompt: 'x',
        duration: '3s',
        aspect_ratio: '16:9',
        image_url: PICTURE,
        keyframes: places.map((frame_index) => ({ image_url: PICTURE, frame_index })),
      });
    expect(await field(at(3, 3))).toEqual([400, 'keyframes']);
    expect(await field(at(73))).toEqual([400, 'keyframes']);
  });

  it('refuses reference pictures that are too small or too wide', async () => {
    const order = {
      model: 'seedance-2-5-reference-to-video-basic',
      prompt: 'x',
      duration: '4s',
      aspect_ratio: '1:1',
    };
    for (const name of ['299x400', '1000x300']) {
      const reference_image_urls = [`https://sandbox.test/${name}.png`];
      expect(await field(queue({ ...order, reference_image_urls }))).toEqual([
        400,
        'reference_image_urls',
      ]);
    }
  });

  it('asks for consent, and goes on with it', async () => {
    const prompt = 'needs-consent: a face';
    const refused = await queue({ ...veo, prompt });
    expect([refused.status, refused.json()]).toMatchObject([
      409,
      { error: { code: 'needs_consent' }, consent_flow: 'seedance' },
    ]);
    const agreed = {
      confirmed_terms_and_privacy: true,
      confirmed_legal_right: true,
      confirmed_screening_acknowledged: true,
    };
    const half = { ...agreed, confirmed_legal_right: false };
    expect((await queue({ ...veo, prompt, consents: { seedance: half } })).status).toBe(400);
    expect((await queue({ ...veo, prompt, consents: { seedance: agreed } })).status).toBe(200);
  });

  it('refuses a violation, an empty purse and a model that is not private', async () => {
    expect((await queue({ ...veo, prompt: '[violation]' })).status).toBe(422);
    expect((await queue(veo, 'poor-1')).status).toBe(402);
    expect((await queue(veo, 'private-1')).status).toBe(403);
    expect(charged()).toEqual([]);
  });

  it('warns of a model that goes away', async () => {
    const answer = await queue({ ...veo, model: 'sora-2-text-to-video' });
    expect(answer.headers.get('x-venice-deprecated')).toBe('true');
  });
});
