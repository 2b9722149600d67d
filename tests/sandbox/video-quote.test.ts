import { useSandbox } from './ask';

const { ask, charged } = useSandbox();

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

const quote = (json: Fields, key: string | null = null) => ask({ path: '/video/quote', json, key });

describe('a quote', () => {
  it.each([
    ['by resolution, with sound', { ...veo, resolution: '1080p' }, 0.768],
    ['without sound', { ...veo, resolution: '1080p', audio: false }, 0.64],
    ['of the default resolution', veo, 0.48],
    ['of a model without tiers', ovi, 0.36],
    ['of a silent model', { model: 'wan-2-7-video-to-video', video_url: CLIP }, 0.4],
  ])('needs no key: %s', async (_name, json, usd) => {
    expect((await quote(json)).json()).toEqual({ quote: usd });
  });

  it('drops what the model lacks', async () => {
    const more = { resolution: '720p', aspect_ratio: '1:1', upscale_factor: 4, unheard: 1 };
    expect((await quote({ ...ovi, ...more })).json()).toEqual({ quote: 0.36 });
  });

  it('counts clips that go in', async () => {
    const model = 'seedance-2-5-reference-to-video-basic';
    const json = { model, duration: '4s', reference_video_total_duration: 6, audio: false };
    expect((await quote(json)).json()).toEqual({ quote: 0.5 });
  });

  it('of an upscale needs a key and the clip', async () => {
    expect((await quote(topaz)).status).toBe(403);
    expect((await quote({ model: topaz.model }, 'k')).status).toBe(400);
    expect((await quote({ ...topaz, upscale_factor: 4 }, 'k')).json()).toEqual({ quote: 0.8 });
  });

  it('names the durations that the model has', async () => {
    const answer = await quote({ ...veo, duration: '5s' });
    expect([answer.status, answer.json()]).toEqual([
      400,
      expect.objectContaining({
        issues: [expect.objectContaining({ path: ['duration'], options: ['4s', '6s', '8s'] })],
      }),
    ]);
  });

  it('costs nothing', async () => {
    await quote(veo, 'k');
    expect(charged()).toEqual([]);
  });
});
