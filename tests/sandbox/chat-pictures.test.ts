import sharp from 'sharp';

import { SAMPLES } from '../../sandbox/text/looks';
import { plain, useSandbox } from './ask';

const { ask, charged } = useSandbox();
const WIDE = 'https://sandbox.test/600x300.png';
const chat = (more: Record<string, unknown>) =>
  ask({
    path: '/chat/completions',
    json: { model: 'qwen-3-8-27b', messages: [{ role: 'user', content: 'hills' }], ...more },
  });
const said = async (more: Record<string, unknown>) =>
  (await chat(more)).json<{ choices: { message: { content: string } }[] }>().choices[0]?.message
    .content ?? '';
const user = (content: unknown) => ({ messages: [{ role: 'user', content }] });
const dataUri = async (picture: Promise<Buffer>) =>
  `data:image/png;base64,${(await picture).toString('base64')}`;
const picture = (url: string, text = 'Describe this.') =>
  user([
    { type: 'text', text },
    { type: 'image_url', image_url: { url } },
  ]);
const form = (schema: object) => ({
  response_format: { type: 'json_schema', json_schema: { name: 'answer', schema } },
});
const filled = async (more: Record<string, unknown>) =>
  JSON.parse(await said(more)) as Record<string, unknown>;

describe('pictures', () => {
  it('names colours, shape and tone', async () => {
    const url = await dataUri(plain({ width: 300, height: 500, colour: { r: 20, g: 60, b: 150 } }));
    expect(await said(picture(url))).toBe('A plain tall, dark area in blue.');
  });

  it.each(Object.entries(SAMPLES))('knows %s when it sees it', async (name, [r, g, b]) => {
    const url = await dataUri(plain({ width: 100, height: 100, colour: { r, g, b } }));
    expect(await said(picture(url))).toContain(` ${name}.`);
  });

  it('notices a small red thing on white', async () => {
    const svg =
      '<svg width="300" height="200"><rect width="300" height="200" fill="#fff"/><rect x="130" y="60" width="40" height="90" fill="#c22"/></svg>';
    const url = await dataUri(sharp(Buffer.from(svg)).png().toBuffer());
    expect(await said(picture(url))).toBe('A wide, light picture in white and red.');
  });

  it('turns a picture the way that it is shown', async () => {
    const wide = plain({ width: 500, height: 300, colour: { r: 20, g: 60, b: 150 } });
    const turned = sharp(await wide).withMetadata({ orientation: 6 });
    const url = await dataUri(turned.png().toBuffer());
    expect(await said(picture(url))).toBe('A plain tall, dark area in blue.');
  });

  it('looks at the picture that stands for the public web', async () => {
    expect(await said(picture(WIDE))).toMatch(/^A wide, (light|dark) picture in /);
  });

  it('describes each of several pictures', async () => {
    const parts = [WIDE, 'https://sandbox.test/300x600.png'].map((url) => ({
      type: 'image_url',
      image_url: { url },
    }));
    expect(await said(user(parts))).toMatch(/^A wide, .*\. A tall, /);
  });

  it.each([
    ['a URL elsewhere', picture('https://example.com/a.png'), {}, 400],
    ['a picture that is none', picture('data:image/png;base64,AAAA'), {}, 400],
    ['a picture that is too small', picture('https://sandbox.test/63x300.png'), {}, 400],
    ['a model that cannot see', picture(WIDE), { model: 'zai-org-glm-5-2' }, 400],
    [
      'more pictures than the model takes',
      user(Array(4).fill({ type: 'image_url', image_url: { url: WIDE } })),
      { model: 'qwen3-6-35b-a3b' },
      400,
    ],
    [
      'sound for a model that cannot hear',
      user([{ type: 'input_audio', input_audio: { data: 'AAAA' } }]),
      {},
      400,
    ],
  ])('refuses %s', async (_name, messages, more, status) => {
    expect([(await chat({ ...messages, ...more })).status, charged()]).toEqual([status, []]);
  });
});

describe('a form to fill in', () => {
  const schema = {
    type: 'object',
    properties: {
      alt_text: { type: 'string', maxLength: 40 },
      caption: { type: 'string' },
      title: { type: ['string', 'null'] },
      decorative: { type: 'boolean' },
      mood: { enum: ['calm', 'wild'] },
      tags: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 4 },
      score: { type: 'integer', minimum: 3, maximum: 5 },
      more: { $ref: '#/$defs/more' },
    },
    $defs: {
      more: {
        type: 'object',
        properties: { note: { anyOf: [{ type: 'null' }, { type: 'string' }] } },
      },
    },
  };

  it('fills every property by its type', async () => {
    const answer = await filled({
      ...picture('https://sandbox.test/600x300.png', 'German, please'),
      ...form(schema),
    });
    expect(answer).toEqual({
      alt_text: expect.stringMatching(/^Ein breites, .{1,28}$/),
      caption: expect.stringMatching(/ prägen dieses (?:helle|dunkle) Motiv\.$/),
      title: expect.any(String),
      decorative: false,
      mood: 'calm',
      tags: [expect.any(String), expect.any(String), expect.any(String)],
      score: 3,
      more: { note: expect.stringMatching(/^Ein breites, /) },
    });
    expect(answer.alt_text).not.toBe(answer.caption);
  });

  it('keeps to maxLength, however short', async () => {
    const url = 'https://sandbox.test/600x300.png';
    for (const maxLength of [0, 1, 5, 17, 30]) {
      const one = { type: 'object', properties: { alt: { type: 'string', maxLength } } };
      const { alt } = await filled({ ...picture(url), ...form(one) });
      expect(String(alt).length).toBeLessThanOrEqual(maxLength);
    }
  });

  it.each([
    ['a flat colour', () => plain(), true],
    ['a gradient', () => gradient(), true],
    ['a drawn picture', undefined, false],
  ])('calls %s decorative or not', async (_name, draw, decorative) => {
    const url = draw ? await dataUri(draw()) : 'https://sandbox.test/600x300.png';
    const one = { type: 'object', properties: { is_decorative: { type: 'boolean' } } };
    expect(await filled({ ...picture(url), ...form(one) })).toEqual({ is_decorative: decorative });
  });

  it('writes a field that is called by a language in that language', async () => {
    const one = { type: 'object', properties: { fr: { type: 'string' }, de: { type: 'string' } } };
    expect(await filled(form(one))).toEqual({
      fr: 'Voici une courte réponse au sujet de hills.',
      de: 'Das ist eine kurze Antwort zu hills.',
    });
  });

  it('answers an object when any object will do', async () => {
    expect(await filled({ response_format: { type: 'json_object' } })).toEqual({
      answer: expect.any(String),
    });
  });

  it('refuses a model that cannot follow a schema', async () => {
    const answer = await chat({ model: 'e2ee-gemma-4-31b', ...form(schema) });
    expect(answer.status).toBe(400);
  });
});

const gradient = () => {
  const svg =
    '<svg width="300" height="200"><linearGradient id="g"><stop stop-color="#124"/><stop offset="1" stop-color="#fa8"/></linearGradient><rect width="300" height="200" fill="url(#g)"/></svg>';
  return sharp(Buffer.from(svg)).png().toBuffer();
};
