import {
  backgroundRemoveInput,
  editInput,
  generateInput,
  generationsInput,
  multiEditInput,
  upscaleInput,
} from '../../shared/operations';

const prompt = 'A lighthouse at dusk';
const fieldsOf = (result: { error?: { issues: { path: PropertyKey[] }[] } }) =>
  result.error?.issues.map((issue) => issue.path.join('.'));

describe('generate input', () => {
  it.each([
    ['prompt', { prompt: '' }],
    ['prompt', { prompt: '   ' }],
    ['prompt', { prompt: 'x'.repeat(7501) }],
    ['negative_prompt', { negative_prompt: 'x'.repeat(7501) }],
    ['seed', { seed: 1_000_000_000 }],
    ['seed', { seed: 1.5 }],
    ['cfg_scale', { cfg_scale: 0 }],
    ['cfg_scale', { cfg_scale: 20.1 }],
    ['variants', { variants: 0 }],
    ['variants', { variants: 5 }],
    ['width', { width: 0 }],
    ['width', { width: 1281 }],
    ['height', { height: 1281 }],
    ['quality', { quality: 'ultra' }],
    ['lora_strength', { lora_strength: 101 }],
    ['style_references.0.strength', { style_references: [{ image: 1, strength: 0 }] }],
  ])('refuses a bad %s', (field, part) => {
    expect(fieldsOf(generateInput.safeParse({ prompt, ...part }))).toEqual([field]);
  });

  it('refuses a parameter that Venice does not know', () => {
    expect(generateInput.safeParse({ prompt, sizes: 1 }).success).toBe(false);
  });

  it('takes the limits themselves', () => {
    const limits = {
      seed: -999_999_999,
      cfg_scale: 20,
      variants: 4,
      width: 1280,
      height: 1,
      lora_strength: 0,
    };
    expect(generateInput.safeParse({ prompt: 'x'.repeat(7500), ...limits }).success).toBe(true);
  });

  it('reads jpg as jpeg', () => {
    expect(generateInput.parse({ prompt, format: 'jpg' }).format).toBe('jpeg');
  });
});

describe('inputs of the other kinds', () => {
  it('let an edit prompt be longer than a generation prompt', () => {
    expect(editInput.safeParse({ image: 1, prompt: 'x'.repeat(32_768) }).success).toBe(true);
  });

  it('refuse model on a multi-edit, where Venice spells it modelId', () => {
    const input = { images: [1], prompt, model: 'firered-image-edit' };
    expect(multiEditInput.safeParse(input).success).toBe(false);
  });

  it.each([
    ['neither', {}],
    ['both', { image: 1, image_url: 'https://example.com/a.png' }],
  ])('refuse a background removal with %s of image and image_url', (_, input) => {
    expect(fieldsOf(backgroundRemoveInput.safeParse(input))).toEqual(['image']);
  });

  it('refuse an upscale by 1', () => {
    expect(fieldsOf(upscaleInput.safeParse({ image: 1, scale: 1 }))).toEqual(['scale']);
  });

  it('cap the prompt of the OpenAI-compatible route lower', () => {
    expect(fieldsOf(generationsInput.safeParse({ prompt: 'x'.repeat(1501) }))).toEqual(['prompt']);
  });

  it('never take a file path', () => {
    expect(editInput.safeParse({ image: { path: '/etc/passwd' }, prompt }).success).toBe(false);
  });
});
