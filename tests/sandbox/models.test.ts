import { useSandbox } from './ask';

const { ask, handle } = useSandbox();
type Listed = {
  id: string;
  type: string;
  model_spec: Record<string, unknown> & {
    pricing?: Record<string, unknown>;
    constraints?: Record<string, unknown>;
    traits?: string[];
  };
};
const list = async (type: string, key: string | null = null) =>
  (await ask({ path: `/models?type=${type}`, key })).json<{ type: string; data: Listed[] }>();
const spec = async (id: string) =>
  (await list('all')).data.find((model) => model.id === id)?.model_spec ?? {};
const TYPES = ['asr', 'embedding', 'image', 'music', 'text', 'tts', 'upscale', 'inpaint', 'video'];

it.each(TYPES)('lists models of type %s and no others', async (type) => {
  const { data, type: told } = await list(type);
  expect(told).toBe(type);
  expect([...new Set(data.map((model) => model.type))]).toEqual([type]);
});

it('lists text when no type is given', async () => {
  const answer = (await ask({ path: '/models' })).json<{ type: string; data: Listed[] }>();
  expect(answer.type).toBe('text');
  expect(answer.data.every((model) => model.type === 'text')).toBe(true);
});

it('lists every type for all', async () => {
  const types = new Set((await list('all')).data.map((model) => model.type));
  expect([...types].sort()).toEqual([...TYPES].sort());
});

it('lists the text models that are made for code', async () => {
  const ids = (await list('code')).data.map((model) => model.id);
  expect(ids).toContain('deepseek-v4-pro-0813');
  expect(ids).not.toContain('venice-uncensored-1-2');
});

it.each(['audio', 'IMAGE', ''])('refuses type "%s" and names the right ones', async (type) => {
  const answer = await ask({ path: `/models?type=${type}` });
  expect([answer.status, answer.json()]).toEqual([
    400,
    expect.objectContaining({
      issues: [expect.objectContaining({ options: expect.arrayContaining([...TYPES, 'all']) })],
    }),
  ]);
});

it('shows a key that is limited to private models only those', async () => {
  const { data } = await list('image', 'private-1');
  expect(data.length).toBeGreaterThan(0);
  expect(data.every((model) => model.model_spec.privacy === 'private')).toBe(true);
});

const NAMED = {
  image: [
    'venice-sd35',
    'qwen-image',
    'qwen-image-2',
    'gpt-image-2',
    'nano-banana-2',
    'nano-banana-pro',
    'grok-imagine-image',
  ],
  inpaint: [
    'firered-image-edit',
    'qwen-edit-uncensored',
    'grok-imagine-edit',
    'grok-imagine-quality-edit',
    'qwen-image-2-edit',
    'qwen-image-2-pro-edit',
    'wan-2-7-pro-edit',
    'flux-2-max-edit',
    'gpt-image-2-edit',
    'gpt-image-1-5-edit',
    'nano-banana-2-edit',
    'nano-banana-pro-edit',
    'seedream-v5-lite-edit',
    'seedream-v4-edit',
  ],
};

it.each(Object.entries(NAMED))('lists the %s models that the guides name', async (type, ids) => {
  const listed = (await list(type)).data.map((model) => model.id);
  expect(listed).toEqual(expect.arrayContaining(ids));
});

it('has one model of each awkward kind', async () => {
  expect(await spec('lustify-sdxl')).toMatchObject({
    deprecation: { autoRemap: true, replacementModelId: 'lustify-v8' },
  });
  expect(await spec('hunyuan-image-v3')).toMatchObject({ offline: true });
  expect(await spec('ideogram-v4')).toMatchObject({ betaModel: true });
  expect(await spec('chroma')).toMatchObject({ uncensored: true });
  expect(await spec('seedream-v5-pro')).toHaveProperty('sandboxUndeclaredKey');
  expect(await spec('wan-2-7-pro-text-to-image')).not.toHaveProperty('pricing');
  expect(await spec('recraft-v4-pro')).not.toHaveProperty('constraints');
});

it('says nothing of censorship where there is some', async () => {
  expect(await spec('flux-2-max')).not.toHaveProperty('uncensored');
});

it('prices with whole numbers and with the tails of binary fractions', async () => {
  const text = (await ask({ path: '/models?type=all' })).bytes.toString();
  expect(text).toContain('"usd":50,');
  expect(text).toContain('"usd":0.009200000000000002,');
});

it('shows the price of every tier and quality', async () => {
  expect((await spec('gpt-image-2')).pricing).toMatchObject({
    resolutions: { '4K': { usd: 0.84, diem: 0.84 } },
    quality: { '2K': { medium: { usd: 0.13, diem: 0.13 } } },
    upscale: { '2x': { usd: 0.02 }, '4x': { usd: 0.08 } },
  });
});

it('gives no constraints beyond those of the type', async () => {
  expect((await spec('firered-image-edit')).constraints).toEqual({
    aspectRatios: ['auto', '1:1', '3:2', '16:9', '21:9', '9:16', '2:3', '3:4', '4:5'],
    promptCharacterLimit: 1500,
    combineImages: true,
    singleImageAspectRatio: true,
  });
});

it('maps traits of image models, one model to a trait', async () => {
  const answer = await ask({ path: '/models/traits?type=image' });
  expect(answer.json()).toEqual({
    object: 'list',
    type: 'image',
    data: {
      default: 'z-image-turbo',
      fastest: 'z-image-turbo',
      'eliza-default': 'venice-sd35',
      highest_quality: 'qwen-image',
      most_uncensored: 'lustify-v7',
    },
  });
});

it('maps traits of text models when no type is given', async () => {
  const answer = (await ask({ path: '/models/traits' })).json<{ data: Record<string, string> }>();
  expect(answer.data.default).toBe('zai-org-glm-5-2');
});

const withoutTraits = TYPES.filter((type) => type !== 'text' && type !== 'image');

it.each(withoutTraits)('has no traits and no mapping for %s', async (type) => {
  const traits = await ask({ path: `/models/traits?type=${type}` });
  const mapping = await ask({ path: `/models/compatibility_mapping?type=${type}` });
  expect([traits.json().data, mapping.json().data]).toEqual([{}, {}]);
});

it('maps names of other vendors', async () => {
  const answer = await ask({ path: '/models/compatibility_mapping' });
  expect(answer.json()).toMatchObject({ type: 'text', data: { 'gpt-4o': 'zai-org-glm-5-2' } });
});

it.each(['all', 'code'])('does not map %s', async (type) => {
  expect((await ask({ path: `/models/compatibility_mapping?type=${type}` })).status).toBe(400);
});

it('lists styles in an envelope', async () => {
  const answer = (await ask({ path: '/image/styles' })).json<{ object: string; data: string[] }>();
  expect(answer.object).toBe('list');
  expect(answer.data).toEqual(
    expect.arrayContaining(['3D Model', 'Analog Film', 'Anime', 'Cinematic', 'Digital Art'])
  );
});

it('lists styles bare when so switched', async () => {
  handle().setOptions({ bareStyles: true });
  expect((await ask({ path: '/image/styles' })).json()).toContain('Cinematic');
});
